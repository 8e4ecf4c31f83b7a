import { fileURLToPath } from 'node:url';
import { cliReference } from './reference-page.js';
import { writeWhole } from './files/write-file.js';

// Writes docs/reference/cli.md; run as `node apps/cli/dist/reference.js`.
await writeWhole(fileURLToPath(new URL('../../../docs/reference/cli.md', import.meta.url)), cliReference());
