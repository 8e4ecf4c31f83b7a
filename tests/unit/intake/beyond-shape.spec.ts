import { describe, expect, it } from '@jest/globals';
import { readOrders, readPlant } from '@lotwright/intake';
import { example, sapling } from '../../support/sapling.js';
import { withoutRefused } from '../../../libs/intake/src/beyond-shape.js';

interface Entry {
  [field: string]: unknown;
}

function refusals(read: { readonly ok: boolean; readonly problems?: readonly { readonly pointer: string | null; readonly row: number | null; readonly column: string | null; readonly code: string }[] }): string[] {
  return (read.problems ?? []).map((p) => `${p.pointer ?? `row ${p.row}, ${p.column}`} ${p.code}`).sort();
}

describe('what is judged beyond a refused shape', () => {
  it('names unknown references of a plant beside its malformed values, at their places in the whole file', () => {
    const plant = JSON.parse(example('sapling.plant.json')) as Record<string, Entry[]>;
    plant['equipment'][0]['speedPercent'] = 'fast';
    plant['equipment'][1]['calendar'] = 'nowhere';
    plant['crews'][0]['colour'] = 'red';
    expect(refusals(readPlant(JSON.stringify(plant), 'plant.json'))).toEqual(['/crews/0/colour unknown_field', '/equipment/0/speedPercent wrong_type', '/equipment/1/calendar unknown_reference']);
  });

  it('does not blame an entry for naming one that was left out', () => {
    const plant = JSON.parse(example('sapling.plant.json')) as Record<string, Entry[]>;
    plant['calendars'][0]['name'] = 7;
    expect(refusals(readPlant(JSON.stringify(plant), 'plant.json'))).toEqual(['/calendars/0/name wrong_type']);
  });

  it('looks at the sound rows of a table beside the malformed ones', () => {
    const [header, ...rows] = example('sapling.orders.csv').trim().split(/\r?\n/);
    const columns = header.split(',');
    const cells = rows.map((row) => row.split(','));
    cells[0][columns.indexOf('urgency')] = 'soon';
    cells[1][columns.indexOf('process')] = 'nope';
    cells[3][columns.indexOf('order')] = cells[2][columns.indexOf('order')];
    const text = [header, ...cells.map((row) => row.join(','))].join('\n');
    expect(refusals(readOrders(text, 'orders.csv', sapling()))).toEqual(['row 2, urgency bad_value', 'row 3, process unknown_reference', 'row 5, order duplicate_id']);
  });

  it('counts indices of nested lists as the whole file does', () => {
    const raw = { lists: [{ id: 'a' }, { id: 'b', inner: [{ id: 'x' }, { id: 'y' }, { id: 'z' }] }] };
    const remains = withoutRefused(raw, [
      { pointer: '/lists/0/id', code: 'wrong_type', value: null, accepted: '', detail: '' },
      { pointer: '/lists/1/inner/0/id', code: 'wrong_type', value: null, accepted: '', detail: '' },
    ]);
    expect(remains.raw).toEqual({ lists: [{ id: 'b', inner: [{ id: 'y' }, { id: 'z' }] }] });
    const [found] = remains.findings([{ pointer: '/lists/0/inner/1/ref', code: 'unknown_reference', value: 'q', accepted: '', detail: '' }]);
    expect(found.pointer).toBe('/lists/1/inner/2/ref');
  });

  it('copes with a very long list of which every second entry is refused', () => {
    const lists = Array.from({ length: 250_000 }, (_, k) => ({ id: `n${k}` }));
    const refused = lists.flatMap((_, k) => (k % 2 === 0 ? [{ pointer: `/lists/${k}/id`, code: 'wrong_type' as const, value: null, accepted: '', detail: '' }] : []));
    expect((withoutRefused({ lists }, refused).raw as { lists: unknown[] }).lists).toHaveLength(125_000);
  });
});
