import { readFileSync } from 'node:fs';
import { cliReference } from '../../../apps/cli/src/reference-page.js';

describe('docs/reference/cli.md', () => {
  it('is what the commands define; node apps/cli/dist/reference.js writes it', () => {
    expect(readFileSync(new URL('../../../docs/reference/cli.md', import.meta.url), 'utf8')).toBe(cliReference());
  });
});
