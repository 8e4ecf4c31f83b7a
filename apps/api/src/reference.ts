/* Writes the generated pages of docs/reference: `node apps/api/dist/reference.js` after a build. */
import { environmentPage } from '@lotwright/settings';
import { writeFileSync } from 'node:fs';
import { createApi } from './create-api.js';
import { openApiDocument } from './openapi/document.js';
import { Parts } from './parts.js';
import { errorsPage } from './problem/errors-page.js';

const folder = new URL('../../../docs/reference/', import.meta.url);
const parts = Object.assign(new Parts(), { settings: { trustedProxies: 0 }, boardFolder: '/', clock: { now: Date.now } });
const { app } = await createApi(parts);
writeFileSync(new URL('openapi.json', folder), `${JSON.stringify(openApiDocument(app), null, 2)}\n`);
writeFileSync(new URL('errors.md', folder), errorsPage());
writeFileSync(new URL('environment.md', folder), environmentPage());
await app.close();
