import { readFileSync } from 'node:fs';
import { patchPage, patchSchema } from '@lotwright/capacity';

const page = (name: string): string => readFileSync(new URL(`../../../../docs/reference/${name}`, import.meta.url), 'utf8');

describe('the reference of patch files', () => {
  it('is what the vocabulary says; node apps/cli/dist/reference.js writes it', () => {
    expect(page('patch.md')).toBe(patchPage());
    expect(JSON.parse(page('patch.schema.json'))).toEqual(JSON.parse(JSON.stringify(patchSchema())));
  });
});
