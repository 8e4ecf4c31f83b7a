import type { FieldKind, FieldSpec, Verb } from './vocabulary.js';
import { SETTABLE, VERBS } from './vocabulary.js';

const TITLES: Readonly<Record<Verb, string>> = {
  add: 'One more of something', remove: 'Less equipment', set: 'Other figures', closeDays: 'No shift on some days', openDays: 'One more shift', closeDates: 'Closed dates',
  linkHold: 'Another hold time', duration: 'Another duration', addStarts: 'More weekly starts', removeStarts: 'Fewer weekly starts', addHeads: 'More or fewer people',
  extraHours: 'Open once more', extraHeads: 'More people once', moveUnavailable: 'Maintenance at another time', receive: 'More material', unavailable: 'Equipment down',
};

/** docs/reference/patch.md: every change a patch can make, from the table that reads it. */
export function patchPage(): string {
  const settable = Object.entries(SETTABLE).map(([list, figures]) => `${list}: ${figures.join(', ')}`);
  const parts = [
    '# Patch files',
    'Written by `node apps/cli/dist/reference.js` from `libs/capacity/src/patch/vocabulary.ts`; a test fails when the two differ. JSON Schema: [patch.schema.json](patch.schema.json), examples: [examples/patches](examples/patches).',
    'A patch says in the plant\'s words what would be different: `{"title": "one more isolator", "changes": [{"add": "equipment", "like": "FILL-1", "id": "FILL-2"}]}`. Changes are made in order, so later ones may name what earlier ones added. All mistakes are reported at once; nothing is half-applied.',
    ...(Object.keys(VERBS) as Verb[]).map(verbPart),
    `What \`set\` can change: ${settable.join('; ')}.`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function verbPart(verb: Verb): string {
  const rows = Object.entries(VERBS[verb] as Record<string, FieldSpec>).map(([key, f]) => `| \`${key}\` | ${kindText(f.holds)} | ${f.required ? 'yes' : ''} | ${f.meaning} |`);
  return `## ${TITLES[verb]}: \`${verb}\`\n\n| field | holds | needed | meaning |\n|---|---|---|---|\n${rows.join('\n')}`;
}

function kindText(holds: FieldKind): string {
  switch (holds.kind) {
    case 'new-id': return 'a new id';
    case 'ref': return holds.list === 'verb' ? 'an id of the kind named first' : `id: ${holds.list}`;
    case 'refs': return `ids: ${holds.list}`;
    case 'one-of': return holds.words.map((w) => `\`${w}\``).join(', ');
    case 'whole': return `whole number ${holds.least} to ${holds.most}`;
    case 'duration': return `duration such as \`PT4H\`, \`P14D\`${holds.nullable ? ', or null' : ''}`;
    case 'yes-no': return 'true or false';
    case 'text': return 'text';
    case 'days': return 'days: `mon` to `sun`';
    case 'time': return 'time of day `HH:MM`';
    case 'date': return 'date `YYYY-MM-DD`';
    case 'instant': return 'instant such as `2026-11-23T06:00`';
  }
}
