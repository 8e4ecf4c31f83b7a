import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseTable, writeTable } from '../../../libs/intake/src/csv-text.js';
import type { Column } from '../../../libs/intake/src/csv-text.js';

const COLUMNS: readonly Column[] = [
  { name: 'order', path: ['id'], kind: 'text', needed: true },
  { name: 'note', path: ['inner', 'note'], kind: 'text', needed: false },
];

describe('writeTable', () => {
  test.each(['=1+1', '+1', '-1', '@sum', '\tx', '\rx'])('disarms %p for spreadsheets', (text) => {
    expect(writeTable(COLUMNS, [{ id: text }]).split('\n').slice(1).join('\n')).toContain(`'${text}`);
  });

  test('is read back cell by cell', () => {
    const cell = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => text === text.trim() && !/^[=+\-@'"\t\r]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 5 }), (pairs) => {
        const entries = pairs.map(([id, note]) => ({ id, inner: { note } }));
        const table = parseTable(writeTable(COLUMNS, entries), 'f', COLUMNS);
        expect(table).toEqual({ rows: entries.map((entry, index) => ({ entry, row: index + 2 })), problems: [] });
      }),
    );
  });
});

describe('parseTable', () => {
  test.each(['sep=;\r\n', 'SEP=;\n', '"sep=;"\n'])('takes the separator from a first line %j, which is no row', (line) => {
    const table = parseTable(`${line}order;note\nS-1;a,b,c,d\n`, 'f', COLUMNS);
    expect(table).toEqual({ rows: [{ entry: { id: 'S-1', inner: { note: 'a,b,c,d' } }, row: 2 }], problems: [] });
  });

  test('counts that line where it names a line of the text', () => {
    expect(parseTable('sep=;\nnonsense\n', 'f', COLUMNS).problems).toMatchObject([{ line: 2 }]);
  });
});
