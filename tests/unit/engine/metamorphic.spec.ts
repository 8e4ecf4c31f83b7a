import { expect, test } from '@jest/globals';
import { demoMonday, demoPlant, generateOrders } from '@lotwright/demo';
import type { OrderId, Plan, PlanningCase } from '@lotwright/domain';
import { solve } from '@lotwright/engine';
import type { Instant } from '@lotwright/time';
import { at, equipment, equipmentClass, id, link, min, operation, order, phase, plant, planningCase, process, NOW } from '../../support/tiny.js';

const now = demoMonday('alder', at('2026-11-23T07:00Z'));
const alder = demoPlant('alder', now);
const base: PlanningCase = { plant: alder, orders: generateOrders(alder, { lots: 16, seed: 4, now, backlog: 10 }), actuals: [], pins: [], now, published: [], freezeOverrides: [] };
const params = { seed: 2, steps: 150, seconds: null };
const times = (plan: Plan, from = 0): string[] => plan.assignments.map((a) => `${a.operation} ${a.start - from} ${a.end - from} ${a.equipment ?? ''}`);
const starts = (plan: Plan): string[] => plan.assignments.map((a) => `${a.operation} ${a.start} ${a.equipment ?? ''}`);

test('the names of orders do not matter, only their places in the list', () => {
  const renamed = { ...base, orders: base.orders.map((o, i) => ({ ...o, id: `Z-${100 - i}` as OrderId })) };
  expect(times(solve(renamed, params))).toEqual(times(solve(base, params)));
});

test('equipment that nothing needs changes nothing', () => {
  const more = { ...alder, equipmentClasses: [...alder.equipmentClasses, equipmentClass('spare')], equipment: [...alder.equipment, { ...alder.equipment[0], id: id<never>('SPARE-1'), equipmentClass: id<never>('spare') }] };
  expect(times(solve({ ...base, plant: more }, params))).toEqual(times(solve(base, params)));
});

test('a week later without clock change, everything is a week later', () => {
  const week = 7 * 1440;
  const site = plant({
    zone: id('UTC'),
    equipmentClasses: [equipmentClass('lnp', { duration: min(30) })],
    equipment: [equipment('LNP-1', 'lnp', { calendar: id('day') })],
    processes: [process([operation('a', { requirement: { kind: 'equipment', equipmentClass: id('lnp') }, phases: [phase(200, 'attended')] }), operation('b')], [link('a', 'b', { maxLag: min(60) })])],
  });
  const of = (shift: number): PlanningCase => {
    const start = (NOW + shift) as Instant;
    return planningCase({ plant: site, now: start, orders: Array.from({ length: 6 }, (_, i) => order(`L${i}`, { sequenceRelease: (start + 37 * i) as Instant })) });
  };
  expect(times(solve(of(week), params), week)).toEqual(times(solve(of(0), params)));
});

test('planning again on the published plan moves nothing when nothing has changed', () => {
  const plan = solve(base, params);
  const again = solve({ ...base, published: plan.assignments }, { ...params, steps: 0 });
  expect(again.objective[3].value).toBe(0);
  expect(again.objective[2].value).toBe(plan.objective[2].value);
  expect(starts(again)).toEqual(starts(plan));
});
