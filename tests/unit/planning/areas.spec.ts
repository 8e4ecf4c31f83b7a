import { describe, expect, test } from '@jest/globals';
import { crewLoad, machinesOf, makePlan, positionsInUse, qcSlots } from '@lotwright/planning';
import { assignment, calendar, equipment, equipmentClass, id, min, NOW, operation, order, phase, plant, planOf, process, qcRun } from '../../support/tiny.js';
import { sapling, SAPLING_NOW, saplingOrders } from '../../support/sapling.js';

const HOUR = 60;

describe('machines', () => {
  const site = plant({ equipmentClasses: [equipmentClass('ivt')], equipment: [equipment('IVT-1', 'ivt'), equipment('IVT-2', 'ivt')] });
  const plan = planOf([
    assignment('A', 'make', NOW - HOUR, [3 * HOUR], { equipment: id('IVT-1'), origin: 'running' }),
    assignment('B', 'make', NOW + 4 * HOUR, [2 * HOUR], { equipment: id('IVT-1') }),
  ]);

  test('show what runs, what comes next and how full the week is', () => {
    const [first, second] = machinesOf(site, ['drug-substance'], plan);
    expect(first).toMatchObject({ running: { order: 'A' }, next: { order: 'B' }, ahead: 1, occupiedNextWeek: (2 * HOUR + 2 * HOUR) / (7 * 24 * HOUR) });
    expect(second).toMatchObject({ running: null, next: null, ahead: 0, occupiedNextWeek: 0 });
  });

  test('are those of the stages asked for', () => {
    expect(machinesOf(site, ['fill'], plan)).toEqual([]);
    expect(machinesOf(site, ['drug-substance'], null)).toHaveLength(2);
  });

  test('count a QC run on its instrument', () => {
    const withRun = planOf([], { runs: [qcRun('R', 'potency', NOW + HOUR, [HOUR], { instrument: id('IVT-2') })] });
    expect(machinesOf(site, ['drug-substance'], withRun)[1].next).toMatchObject({ run: 'R', order: null });
  });
});

describe('crews', () => {
  const site = plant({
    calendars: [calendar('shift', '08:00', '16:00')],
    crews: [{ id: id('operators'), name: 'Operators', rosters: [{ calendar: id('shift'), heads: 3 }], absences: [{ start: NOW, end: (NOW + HOUR) as never, heads: 1 }] }],
    processes: [process([operation('make', { phases: [phase(2 * HOUR, 'attended', { operators: 2 })] })])],
  });
  const orders = [order('A')];

  test('set heads on duty against heads asked for, absences taken off', () => {
    const [{ days }] = crewLoad(site, orders, planOf([assignment('A', 'make', NOW + HOUR, [2 * HOUR])]));
    expect(days[0]).toMatchObject({ onDuty: min(3 * 8 * HOUR - HOUR), asked: min(2 * 2 * HOUR) });
    expect(days[1]).toMatchObject({ onDuty: min(3 * 8 * HOUR), asked: 0 });
    expect(days[5]).toMatchObject({ onDuty: 0 });
  });

  test('are not asked for work that has started', () => {
    const [{ days }] = crewLoad(site, orders, planOf([assignment('A', 'make', NOW - HOUR, [3 * HOUR], { origin: 'running' })]));
    expect(days[0].asked).toBe(0);
  });
});

describe('QC slots and positions', () => {
  const site = sapling();
  const book = saplingOrders(site);
  const { plan } = makePlan({ plant: site, ...book, now: SAPLING_NOW, published: [], freezeOverrides: [] }, { seed: 1, steps: 0, seconds: null });

  test('have as many places as their runs offer, less the samples in them', () => {
    const inRuns = plan.assignments.filter(({ run }) => run !== null && plan.runs.some(({ id: of, start }) => of === run && start >= SAPLING_NOW && start < SAPLING_NOW + 14 * 1440)).length;
    const slots = qcSlots(site, plan).flatMap(({ method, slots: own }) => own.map((slot) => ({ ...slot, places: slot.runs * method.capacity })));
    expect(slots.reduce((sum, { taken }) => sum + taken, 0)).toBe(inRuns);
    for (const { taken, free, places } of slots) expect(taken + free).toBe(places);
  });

  test('positions are never fuller than the pool', () => {
    for (const { pool, inUse, mostInUse } of positionsInUse(site, book.orders, plan)) {
      expect(inUse).toBeLessThanOrEqual(mostInUse);
      expect(mostInUse).toBeLessThanOrEqual(pool.capacity);
    }
  });
});
