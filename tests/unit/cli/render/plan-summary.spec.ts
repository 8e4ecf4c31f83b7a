import type { Plan, UnplannedOrder } from '@lotwright/domain';
import { styleFor } from '../../../../apps/cli/src/render/style.js';
import { unplannedOrders } from '../../../../apps/cli/src/render/plan-summary.js';
import { id } from '../../../support/tiny.js';

const out = (order: string, reason: string): UnplannedOrder => ({ order: id(order), operation: id('mix'), rule: 'R13', resource: 'lipid', reason, help: 'Order more.' });

test('orders that are left out for one reason are told together, though it begins at other times', () => {
  const unplanned = [out('L1', 'No lipid from 2027-03-30T12:00+02:00 on.'), out('L2', 'No lipid from 2027-04-01T09:30+02:00 on.'), out('L3', 'No chips.')];
  expect(unplannedOrders({ unplanned } as unknown as Plan, 100, styleFor(false)).split('\n')).toEqual([
    'L1, L2 are not planned: R13 at mix, lipid', '  No lipid from 2027-03-30T12:00+02:00 on. (L1; the times of the others differ.)', '  What would help: Order more.',
    'L3 is not planned: R13 at mix, lipid', '  No chips.', '  What would help: Order more.',
  ]);
});
