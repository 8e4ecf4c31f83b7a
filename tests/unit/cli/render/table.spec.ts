import { styleFor } from '../../../../apps/cli/src/render/style.js';
import { folded, table } from '../../../../apps/cli/src/render/table.js';

describe('table', () => {
  const columns = [{ title: 'lot', align: 'left' }, { title: 'late', align: 'right' }] as const;

  it('lines columns up by their printed width, colour or not', () => {
    const rows = [['S-1', '3 h'], ['S-100', '12 min']];
    const plain = table(columns, rows, styleFor(false));
    expect(plain.split('\n')).toEqual(['lot      late', 'S-1       3 h', 'S-100  12 min']);
    const style = styleFor(true);
    const coloured = table(columns, rows.map(([lot, late]) => [style.bold(lot), style.trouble(late)]), style);
    expect(coloured).toContain('\u001B[31m');
    expect(coloured.replace(/\u001B\[\d+m/g, '')).toBe(plain);
  });

  it('folds sentences at words', () => {
    expect(folded('one two three four', 9, '  ')).toBe('one two\n  three\n  four');
  });
});
