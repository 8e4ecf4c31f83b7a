import { check, noPlace } from '@lotwright/checker';
import type { Demand, Plan, PlanningCase } from '@lotwright/domain';
import { solve } from '@lotwright/engine';
import { disruptedCase } from '../../../support/disrupted-case.js';
import { everyDemand } from '../../../support/every-demand.js';
import { randomCase } from '../../../support/random-case.js';
import {
  actual, assignment, calendar, equipment, equipmentClass, id, link, min, NOW, operation, order, phase, plant, planningCase, planOf, process, qcRun, span, unplanned,
} from '../../../support/tiny.js';

const HOUR = 60;
const fill = operation('fill', { requirement: { kind: 'equipment', equipmentClass: id('isolator') }, phases: [phase(2 * HOUR)] });
const mix = operation('mix', { requirement: { kind: 'equipment', equipmentClass: id('mixer') }, phases: [phase(HOUR)] });
const others = (...lots: string[]): Demand[] => lots.map((lot) => ({ kind: 'lot', lot: id<never>(lot) }));
const hold: Demand = { kind: 'hold', from: id('mix'), to: id('fill') };
const hours = (name: string): Demand => ({ kind: 'hours', calendar: id<never>(name) });

/** One mixer that ran for L1, one isolator, and a hold of an hour and a half between them. */
const site = plant({
  equipmentClasses: [equipmentClass('mixer'), equipmentClass('isolator')], equipment: [equipment('MIX-1', 'mixer'), equipment('FILL-1', 'isolator')],
  processes: [process([mix, fill], [link('mix', 'fill', { maxLag: min(90) })])],
});
const mixed: PlanningCase = planningCase({
  plant: site, orders: [order('L1', { sequenceRelease: (NOW - HOUR) as never }), order('L2')],
  actuals: [actual('L1', 'mix', { state: 'done', start: (NOW - HOUR) as never, end: NOW, equipment: id('MIX-1') })],
});
const fillOf = (lot: string, start: number): Plan['assignments'][number] => assignment(lot, 'fill', start, [2 * HOUR], { equipment: id('FILL-1') });
const planWith = (start: number): Plan => planOf([assignment('L2', 'mix', start - HOUR, [HOUR], { equipment: id('MIX-1') }), fillOf('L2', start)], { unplanned: [unplanned('L1')] });

describe('an order has no place beside', () => {
  test('another lot that stands where its hold from history ends, whenever it begins', () => {
    expect(noPlace(mixed, planWith(NOW + HOUR), id('L1'), [...others('L2'), hold])).toEqual({ confirmed: true, before: null });
  });

  test('equipment out of service for all of that time', () => {
    const outage = { ...span(NOW, 91), kind: 'breakdown' as const };
    const down = { ...mixed, plant: { ...site, equipment: site.equipment.map((e) => (e.id === 'FILL-1' ? { ...e, unavailable: [outage] } : e)) } };
    const named: Demand = { kind: 'outage', equipment: id('FILL-1'), during: span(NOW, 91) };
    expect(noPlace(down, planOf([]), id('L1'), [named, hold]).confirmed).toBe(true);
    expect(noPlace(down, planOf([]), id('L1'), [hold]).confirmed).toBe(false);
  });

  test('a run that is full, at the only weekly start before its reagent expires', () => {
    const test = operation('test', { requirement: { kind: 'run', method: id('elisa') }, phases: [], materials: [{ material: id('kit'), quantity: 1 }] });
    const given = planningCase({
      plant: plant({
        qcMethods: [{ id: id('elisa'), name: 'elisa', capacity: 1, instrument: null, calendar: id('always'), starts: { kind: 'weekly', starts: [{ days: ['tue'], at: id('09:00'), runs: 1 }] }, phases: [phase(HOUR)], maxStretch: min(0), invalidProbability: 0 }],
        materials: [{ id: id('kit'), name: 'kit', unit: 'kits', receipts: [{ at: NOW, quantity: 9, expires: (NOW + 2 * 1440) as never }] }],
        processes: [process([test])],
      }),
      orders: [order('L1'), order('L2')],
    });
    const at = NOW + 25 * HOUR;
    const plan = planOf([assignment('L2', 'test', at, [HOUR], { run: id('R') })], { runs: [qcRun('R', 'elisa', at, [HOUR])], unplanned: [unplanned('L1')] });
    const named: Demand[] = [...others('L2'), { kind: 'starts', method: id('elisa') }, { kind: 'material', material: id('kit') }];
    expect(check(given, plan).violations).toEqual([]);
    expect(noPlace(given, plan, id('L1'), named)).toEqual({ confirmed: true, before: null });
    named.forEach((left) => expect({ left, ...noPlace(given, plan, id('L1'), named.filter((d) => d !== left)) }).toEqual({ left, confirmed: false, before: null }));
  });

  test('itself: two waits in one freezer that has one position', () => {
    const freezer = { storage: id<never>('freezer'), minLag: min(HOUR), maxLag: min(2 * HOUR) };
    const given = {
      ...planningCase({
        plant: plant({
          storages: [{ id: id('freezer'), name: 'freezer', positions: 1 }],
          processes: [process([operation('a'), operation('b'), operation('c')], [link('a', 'c', freezer), link('b', 'c', freezer)])],
        }),
        orders: [order('L1')],
      }),
      pins: [{ order: id<never>('L1'), operation: id<never>('c'), start: (NOW + 6 * HOUR) as never, equipment: null }],
    };
    const named: Demand[] = [{ kind: 'storage', storage: id('freezer') }, { kind: 'hold', from: id('a'), to: id('c') }, { kind: 'hold', from: id('b'), to: id('c') }, { kind: 'pin', operation: id('c') }];
    expect(noPlace(given, planOf([]), id('L1'), named)).toEqual({ confirmed: true, before: null });
    expect(noPlace(given, planOf([]), id('L1'), named.slice(1)).confirmed).toBe(false);
  });
});

describe('of a material', () => {
  const kit = [{ material: id<never>('kit'), quantity: 1 }];
  const given = (quantity: number) => planningCase({
    plant: plant({
      materials: [{ id: id('kit'), name: 'kit', unit: 'kits', receipts: [{ at: NOW, quantity, expires: null }] }],
      processes: [process([operation('a', { materials: kit }), operation('b', { materials: kit })])],
    }),
    orders: [order('L1'), order('L2')],
  });
  const plan = planOf([assignment('L2', 'a', NOW, [HOUR]), assignment('L2', 'b', NOW, [HOUR])], { unplanned: [unplanned('L1')] });
  const named: Demand[] = [...others('L2'), { kind: 'material', material: id('kit') }];

  test('all that the order takes counts together', () => {
    expect(noPlace(given(3), plan, id('L1'), named)).toEqual({ confirmed: true, before: null });
    expect(noPlace(given(4), plan, id('L1'), named).confirmed).toBe(false);
    named.forEach((left) => expect(noPlace(given(3), plan, id('L1'), named.filter((d) => d !== left)).confirmed).toBe(false));
  });
});

describe('nothing is confirmed', () => {
  test('where the lot ends in time, or its hold is longer, or it is not named', () => {
    expect(noPlace(mixed, planWith(NOW + 3 * HOUR), id('L1'), [...others('L2'), hold]).confirmed).toBe(false);
    expect(noPlace(mixed, planWith(NOW + HOUR), id('L1'), others('L2')).confirmed).toBe(false);
    expect(noPlace(mixed, planWith(NOW + HOUR), id('L1'), [hold]).confirmed).toBe(false);
  });

  test('of an order that the case does not have', () => {
    expect(noPlace(mixed, planWith(NOW + HOUR), id('L9'), [])).toEqual({ confirmed: false, before: null });
  });
});

test('what never fits is told with how far was looked: beyond that the calendars are not known', () => {
  const given = planningCase({
    plant: plant({
      calendars: [calendar('morning', '06:00', '09:00'), calendar('afternoon', '12:00', '18:00')],
      processes: [process([
        operation('mix', { requirement: { kind: 'people', calendar: id('morning') }, phases: [phase(HOUR, 'attended')] }),
        operation('fill', { requirement: { kind: 'people', calendar: id('afternoon') }, phases: [phase(HOUR, 'attended')] }),
      ], [link('mix', 'fill', { maxLag: min(HOUR) })])],
    }),
    orders: [order('L1')],
  });
  const named = [hours('morning'), hours('afternoon'), hold];
  expect(noPlace(given, planOf([]), id('L1'), named)).toEqual({ confirmed: true, before: NOW + 3 * 366 * 1440 });
  named.forEach((left) => expect(noPlace(given, planOf([]), id('L1'), named.filter((d) => d !== left)).confirmed).toBe(false));
});

test('no order that stands in a plan is told to have no place, with everything named; most that do not are', () => {
  let planned = 0;
  const left: boolean[] = [];
  for (let seed = 1; seed <= 3; seed++) {
    for (const given of [randomCase(seed), disruptedCase(seed)]) {
      if (given === null) continue;
      const plan = solve(given, { seed, steps: 5, seconds: null });
      for (const one of given.orders.filter((o) => !o.cancelled)) {
        const { confirmed } = noPlace(given, plan, one.id, everyDemand(given, one));
        if (plan.unplanned.some((u) => u.order === one.id)) left.push(confirmed);
        else {
          planned++;
          expect({ seed, order: one.id, confirmed }).toEqual({ seed, order: one.id, confirmed: false });
        }
      }
    }
  }
  expect(planned).toBeGreaterThan(8);
  expect(left.filter((confirmed) => confirmed).length).toBeGreaterThan(left.length / 2);
});
