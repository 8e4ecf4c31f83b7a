import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { problemPage, PUBLISHED_FILES, publishedSchema } from '@lotwright/contract';

const HELP = 'run: npx tsc -b && npm run reference -w @lotwright/contract';

function reference(name: string): string {
  return readFileSync(new URL(`../../../../docs/reference/${name}`, import.meta.url), 'utf8');
}

/** Stale when plant.schema.json, orders.schema.json, plan.schema.json, events.schema.json or problems.md differ from what the code makes. */
describe('the published reference', () => {
  test.each(PUBLISHED_FILES)(`of the %s file is what the code says (${HELP})`, (file) => {
    expect(JSON.parse(reference(`${file}.schema.json`))).toEqual(JSON.parse(JSON.stringify(publishedSchema(file))));
  });

  test(`of the problem codes is what the code says (${HELP})`, () => {
    expect(reference('problems.md')).toBe(problemPage());
  });

  test('is JSON Schema draft 2020-12 that refuses unknown fields', () => {
    for (const file of PUBLISHED_FILES) {
      const text = JSON.stringify(publishedSchema(file));
      expect(text).toContain('https://json-schema.org/draft/2020-12/schema');
      expect(text).toContain('"additionalProperties":false');
    }
  });
});
