import { fileURLToPath } from 'node:url';
import { patchPage, patchSchema } from '@lotwright/capacity';
import { writeWhole } from './files/write-file.js';
import { cliReference } from './reference-page.js';

// Writes the generated pages of the command and of patch files; run as `node apps/cli/dist/reference.js`.
const page = (name: string): string => fileURLToPath(new URL(`../../../docs/reference/${name}`, import.meta.url));
await writeWhole(page('cli.md'), cliReference());
await writeWhole(page('patch.md'), patchPage());
await writeWhole(page('patch.schema.json'), `${JSON.stringify(patchSchema(), null, 2)}\n`);
