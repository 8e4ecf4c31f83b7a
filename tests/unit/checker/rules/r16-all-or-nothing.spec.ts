import { describe, expect, it } from '@jest/globals';
import { assignment, NOW, operation, order, planningCase, plant, planOf, process, unplanned } from '../../../support/tiny.js';
import { broken } from '../../../support/broken-rules.js';

const tiny = planningCase({ plant: plant({ processes: [process([operation('a')])] }), orders: [order('L1'), order('L2', { cancelled: true })] });
const l1 = assignment('L1', 'a', NOW, [60]);
const listing = (...unplannedOrders: unknown[]) => planOf([], { unplanned: unplannedOrders as never });

describe('R16 all or nothing', () => {
  it('wants every order planned or listed, never both and never neither', () => {
    expect(broken(tiny, planOf([l1]))).toEqual([]);
    expect(broken(tiny, listing(unplanned('L1')))).toEqual([]);
    expect(broken(tiny, planOf([]))).toEqual(['R16 L1: planned or listed as unplanned | neither']);
    expect(broken(tiny, planOf([l1], { unplanned: [unplanned('L1')] }))).toEqual(['R16 L1: planned or listed as unplanned | both']);
  });

  it('wants each order listed once, and only known ones', () => {
    expect(broken(tiny, listing(unplanned('L1'), unplanned('L1')))).toEqual(['R16 L1: listed as unplanned once | 2 times']);
    expect(broken(tiny, listing(unplanned('L1'), unplanned('L9')))).toEqual(['R16 L9: known orders listed as unplanned | order L9 is unknown']);
  });

  it('wants rule, reason and help', () => {
    expect(broken(tiny, listing(unplanned('L1', { rule: 'R17' as never, reason: ' ', help: '' })))).toEqual([
      'R16 L1: a rule R1 to R16 that blocks the order | R17', 'R16 L1: a reason | none', 'R16 L1: what would help | nothing',
    ]);
  });

  it('wants nothing of a cancelled order', () => {
    expect(broken(tiny, planOf([l1, assignment('L2', 'a', NOW, [60])]))).toEqual(['R16 L2: no assignments of a cancelled order | assignments']);
    expect(broken(tiny, planOf([l1], { unplanned: [unplanned('L2')] }))).toEqual(['R16 L2: a cancelled order not listed as unplanned | listed']);
  });

  it('does not trip over nonsense', () => {
    expect(broken(tiny, { ...planOf([l1]), unplanned: null as never })).toEqual([]);
    expect(broken(tiny, planOf([l1], { unplanned: [null, 3, {}] as never }))).toHaveLength(3);
    expect(broken(tiny, {} as never)).toEqual(['R16 L1: planned or listed as unplanned | neither']);
    expect(broken(tiny, null as never)).toHaveLength(1);
  });
});
