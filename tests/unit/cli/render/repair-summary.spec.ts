import type { LotShift, OperationMove, RepairReport } from '@lotwright/domain';
import type { RepairedPlan } from '@lotwright/planning';
import type { ZoneId } from '@lotwright/time';
import { repairSummary } from '../../../../apps/cli/src/render/repair-summary.js';
import { styleFor } from '../../../../apps/cli/src/render/style.js';
import { id, NOW } from '../../../support/tiny.js';

const shift = (lot: string, before: number | null, after: number | null): LotShift => ({
  order: id(lot), ready: { before: null, after: null }, arrival: { before, after }, missedWindows: { before: 0, after: 0 }, gaveWayTo: [],
} as unknown as LotShift);
const move = { order: id('L1'), operation: id('fill'), from: { start: NOW, equipment: null }, to: { start: NOW, equipment: null }, text: 'a better plan' } as unknown as OperationMove;

function headline(report: Partial<RepairReport>): string {
  const repaired = { report: { moves: [], shifts: [], lost: [], budget: { used: 0, limit: null }, ...report }, plan: { unplanned: [] }, verdict: { feasible: true, violations: [] } };
  return repairSummary(repaired as unknown as RepairedPlan, 'Europe/Berlin' as ZoneId, 100, styleFor(false)).split('\n')[0];
}

test('lots that had no place are placed, not moved, and not nothing', () => {
  expect(headline({})).toBe('Nothing had to move.');
  expect(headline({ shifts: [shift('L1', null, NOW), shift('L2', null, NOW)] })).toBe('2 lots without a place before have one now; nothing else had to move.');
  expect(headline({ moves: [move], shifts: [shift('L2', null, NOW), shift('L1', NOW, NOW)] })).toBe('1 operation of 1 lot moved; 1 lot without a place before has one now.');
  expect(headline({ shifts: [shift('L1', NOW, null)], lost: [id('L1')] })).toBe('No other lot had to move.');
});
