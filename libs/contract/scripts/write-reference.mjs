// Writes docs/reference/*.schema.json and docs/reference/problems.md from the built contract and domain (npm run build first).
import { writeFileSync } from 'node:fs';
import { problemPage, PUBLISHED_FILES, publishedSchema } from '@lotwright/contract';

const reference = new URL('../../../docs/reference/', import.meta.url);
for (const file of PUBLISHED_FILES) {
  writeFileSync(new URL(`${file}.schema.json`, reference), `${JSON.stringify(publishedSchema(file), null, 2)}\n`);
}
writeFileSync(new URL('problems.md', reference), problemPage());
