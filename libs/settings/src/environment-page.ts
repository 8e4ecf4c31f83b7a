import { CATALOGUE } from './catalogue.js';
import type { Setting } from './setting.js';

/** The text of docs/reference/environment.md. */
export function environmentPage(): string {
  const rows = Object.values(CATALOGUE as Readonly<Record<string, Setting<unknown>>>).map(
    ({ name, type, unit, fallback, meaning }) => `| \`${name}\` | ${type} | ${unit} | ${fallback === null ? 'none' : `\`${String(fallback)}\``} | ${meaning} |`,
  );
  return [
    '# Environment settings',
    '',
    'Written by `node apps/api/dist/reference.js` from `libs/settings/src/catalogue.ts`; a test fails when the two differ. An empty variable counts as missing.',
    '',
    '| variable | type | unit | default | meaning |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
