import { expect, test } from '@jest/globals';
import { makePlan, quoteSlot, repairPlan } from '@lotwright/planning';
import { equipment, equipmentClass, id, NOW, operation, order, phase, plant, planningCase, process, span } from '../../../support/tiny.js';

const bare = planningCase({
  plant: plant({
    equipmentClasses: [equipmentClass('isolator')],
    equipment: [equipment('FILL-1', 'isolator')],
    processes: [process([operation('fill', { requirement: { kind: 'equipment', equipmentClass: id('isolator') }, phases: [phase(120)] })])],
  }),
  orders: [order('L-1'), order('L-2')],
});
const inForce = { ...bare, published: makePlan(bare, { seed: 1, steps: 0, seconds: null }).plan.assignments };

test('a repair comes with its case, its report and a verdict on both', () => {
  const repaired = repairPlan(inForce, [{ kind: 'equipment-down', equipment: id('FILL-1'), during: span(NOW + 130, 20), why: 'breakdown' }], NOW, { seed: 1, steps: 10, milliseconds: null });
  expect(repaired.verdict).toMatchObject({ feasible: true, violations: [], claims: [] });
  expect(repaired.report.moves.map((m) => [m.order, m.to.start - NOW])).toEqual([['L-2', 150]]);
  expect(repaired.planningCase.plant.equipment[0].unavailable).toHaveLength(1);
});

test('what the plan in force cannot keep at a later now is moved with its reason too, with and without an event', () => {
  const later = (NOW + 60) as typeof NOW;
  const down = { kind: 'equipment-down', equipment: id<never>('FILL-1'), during: span(NOW + 250, 20), why: 'breakdown' } as const;
  for (const events of [[], [down]]) {
    const { verdict, report, plan } = repairPlan(inForce, events, later, { seed: 1, steps: 0, milliseconds: null });
    expect(verdict).toMatchObject({ feasible: true, violations: [], claims: [] });
    expect(report.moves.map((m) => [m.order, m.cause, m.from.start - NOW])).toEqual([['L-1', 'overdue', 0]]);
    expect(report.shifts.map((s) => s.order)).toEqual(['L-1']);
    expect(plan.assignments.find((a) => a.order === 'L-1')!.start - NOW).toBe(events.length === 0 ? 240 : 270);
  }
});

test('a quote says whose places the plan in force cannot keep', () => {
  const request = { process: id<never>('P'), processVersion: '1', urgency: 'flexible', sequenceRelease: NOW, windows: null, latestUseful: null } as const;
  expect(quoteSlot(inForce, request)!.repairedFirst).toEqual([]);
  expect(quoteSlot({ ...inForce, now: (NOW + 60) as typeof NOW }, { ...request, sequenceRelease: (NOW + 60) as typeof NOW })!.repairedFirst).toEqual(['L-1']);
});

test('a slot is quoted behind the lots that are planned', () => {
  const quote = quoteSlot(inForce, { process: id('P'), processVersion: '1', urgency: 'flexible', sequenceRelease: NOW, windows: null, latestUseful: null });
  expect(quote!.withoutMoves!.patientReady - NOW).toBe(360);
});
