import { expect, test } from '@jest/globals';
import { check } from '@lotwright/checker';
import type { Plan, PlanningCase } from '@lotwright/domain';
import { LivingPlan, solve } from '@lotwright/engine';
import { coarseCase, GRAIN } from '../support/coarse-case.js';
import { caseOf } from './judge-seed.js';

const WEEK = 7 * 1440;
const SEEDS = Array.from({ length: 25 }, (_, seed) => seed);
const planned = (one: PlanningCase): Plan => solve(one, { seed: 1, steps: 40, seconds: null });
const level = (plan: Plan, name: string): number => plan.objective.find((l) => l.level === name)!.value;
const places = (plan: Plan, name = (id: string): string => id, by = 0): string[] =>
  plan.assignments.map((a) => `${name(a.order)}/${name(a.operation)} ${a.start - by} ${a.end - by} ${a.equipment === null ? '' : name(a.equipment)}`);

/** The value with every string that `change` knows replaced, keys left alone. */
function renamed<T>(value: T, change: (text: string) => string): T {
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return change(part);
    if (Array.isArray(part)) return part.map(walk);
    return typeof part === 'object' && part !== null ? Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, walk(inner)])) : part;
  };
  return walk(value) as T;
}

/** Fails when a relation has been tried on fewer plans than it has to be: one that nothing is asked of any more holds for nothing. */
const triedEnough = (name: string, tried: number, least: number): void => expect({ name, tried, enough: tried >= least }).toEqual({ name, tried, enough: true });

test('exactly: names of orders, equipment and everything else do not matter, only places in the lists', () => {
  let tried = 0;
  for (const seed of SEEDS) {
    const { planningCase } = caseOf(seed);
    const { plant, orders } = planningCase;
    const names = new Set<string>([...orders, ...plant.equipment, ...plant.equipmentClasses, ...plant.calendars, ...plant.crews, ...plant.qcMethods, ...plant.suites, ...plant.storages, ...plant.materials]
      .map((x) => x.id as string).filter((name) => name !== 'office'));
    const other = renamed(planningCase, (text) => (names.has(text) ? `Z${[...text].reverse().join('')}` : text));
    if (JSON.stringify(other) !== JSON.stringify(planningCase) && planned(planningCase).assignments.length > 0) tried++;
    const back = new Map([...names].map((name) => [`Z${[...name].reverse().join('')}`, name]));
    expect({ seed, places: places(planned(other), (name) => back.get(name) ?? name) }).toEqual({ seed, places: places(planned(planningCase)) });
  }
  triedEnough('renamed cases with a plan', tried, 18);
});

test('exactly: what nothing needs changes nothing', () => {
  let tried = 0;
  for (const seed of SEEDS) {
    const { planningCase } = caseOf(seed);
    const { plant } = planningCase;
    const spare = <T extends { readonly id: unknown }>(list: readonly T[]): T[] => [...list, ...list.slice(0, 1).map((item) => ({ ...item, id: 'spare' as never }))];
    const more = {
      ...plant, calendars: spare(plant.calendars), crews: spare(plant.crews), equipmentClasses: spare(plant.equipmentClasses), storages: spare(plant.storages), materials: spare(plant.materials),
      positionPools: spare(plant.positionPools), equipment: [...plant.equipment, { ...plant.equipment[0], id: 'spare' as never, equipmentClass: 'spare' as never, suite: null }],
    };
    const before = places(planned(planningCase));
    if (before.length > 0) tried++;
    expect({ seed, places: places(planned({ ...planningCase, plant: more })) }).toEqual({ seed, places: before });
  }
  triedEnough('cases with a plan', tried, 18);
});

test('exactly: a week later without a clock change, everything is a week later', () => {
  let tried = 0;
  for (const seed of SEEDS) {
    const { planningCase } = caseOf(seed);
    if (planningCase.plant.zone !== 'UTC') continue;
    tried++;
    expect({ seed, places: places(planned(weekLater(planningCase)), undefined, WEEK) }).toEqual({ seed, places: places(planned(planningCase)) });
  }
  expect(tried).toBeGreaterThan(3);
});

const INSTANTS = new Set(['now', 'start', 'end', 'expectedEnd', 'at', 'expires', 'sequenceRelease', 'opens', 'closes', 'latestUseful']);

function weekLater(planningCase: PlanningCase): PlanningCase {
  const date = (text: string): string => (/^\d{4}-\d\d-\d\d$/.test(text) ? new Date(Date.parse(`${text}T00:00Z`) + WEEK * 60_000).toISOString().slice(0, 10) : text);
  const walk = (key: string, part: unknown): unknown => {
    if (typeof part === 'number') return INSTANTS.has(key) ? part + WEEK : part;
    if (typeof part === 'string') return date(part);
    if (Array.isArray(part)) return part.map((item) => walk(key, item));
    return typeof part === 'object' && part !== null ? Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, walk(name, inner)])) : part;
  };
  return walk('', planningCase) as PlanningCase;
}

test('exactly: planning again on a complete plan in force moves nothing that makes no order sooner, and nothing at all when frozen', () => {
  let tried = 0;
  for (const seed of SEEDS) {
    const first = coarseCase(seed, { progress: false, commitments: false });
    const plan = planned(first);
    if (plan.unplanned.length > 0 || plan.assignments.length === 0) continue;
    tried++;
    for (const frozen of [0, 60 * 1440]) {
      const stages = [...new Set(first.plant.processes.flatMap((p) => p.operations.map((o) => o.stage)))];
      const policy = { ...first.plant.policy, fences: stages.map((stage) => ({ stage, frozen: frozen as never, slushy: frozen as never })) };
      const again = solve({ ...first, plant: { ...first.plant, policy }, published: plan.assignments }, { seed: 1, steps: 0, seconds: null });
      const living = LivingPlan.open({ ...first, plant: { ...first.plant, policy }, published: plan.assignments });
      expect({ seed, report: living.after([], first.now).report() }).toMatchObject({ seed, report: { moves: [], shifts: [], lost: [], budget: { used: 0 } } });
      if (frozen > 0) expect({ seed, places: places(again) }).toEqual({ seed, places: places(plan) });
      const sooner = level(again, 'lateness') - level(plan, 'lateness') || level(again, 'turnaround') - level(plan, 'turnaround');
      expect({ seed, worse: sooner > 0, unplanned: again.unplanned }).toEqual({ seed, worse: false, unplanned: [] });
      if (sooner === 0) expect({ seed, moved: level(again, 'stability') }).toEqual({ seed, moved: 0 });
    }
  }
  expect(tried).toBeGreaterThan(12);
});

/** Ways to give a case more room. Whatever was a plan still is one, so no bound may rise above a plan of the narrower case. */
const RELAXATIONS: readonly (readonly [name: string, relax: (c: PlanningCase) => PlanningCase])[] = [
  ['a second piece of everything', (c) => plantOf(c, { equipment: [...c.plant.equipment, ...c.plant.equipment.map((e) => ({ ...e, id: `${e.id}-twin` as never, suite: null }))] })],
  ['one more head in every crew', (c) => plantOf(c, { crews: c.plant.crews.map((k) => ({ ...k, rosters: k.rosters.map((r) => ({ ...r, heads: r.heads + 1 })) })) })],
  ['no absences', (c) => plantOf(c, { crews: c.plant.crews.map((k) => ({ ...k, absences: [] })) })],
  ['one more place everywhere', (c) => plantOf(c, {
    storages: c.plant.storages.map((s) => ({ ...s, positions: s.positions + 1 })), positionPools: c.plant.positionPools.map((p) => ({ ...p, capacity: p.capacity + 1 })),
  })],
  ['longer holds', (c) => plantOf(c, { processes: c.plant.processes.map((p) => ({ ...p, links: p.links.map((l) => (l.maxLag === null ? l : { ...l, maxLag: (l.maxLag + 240) as never })) })) })],
  ['longer stretches', (c) => plantOf(c, { processes: c.plant.processes.map((p) => ({ ...p, operations: p.operations.map((o) => ({ ...o, maxStretch: (o.maxStretch + 120) as never })) })) })],
  ['no segregation', (c) => plantOf(c, { suites: c.plant.suites.map((s) => ({ ...s, segregated: false })) })],
  ['no deep cleans', (c) => plantOf(c, { equipmentClasses: c.plant.equipmentClasses.map((k) => ({ ...k, changeover: { ...k.changeover, deepClean: null } })) })],
  ['a further delivery', (c) => plantOf(c, { materials: c.plant.materials.map((m) => ({ ...m, receipts: [...m.receipts, { at: (c.now - GRAIN) as never, quantity: 9, expires: null }] })) })],
  ['no pins', (c) => ({ ...c, pins: [] })],
];

const plantOf = (c: PlanningCase, parts: Partial<PlanningCase['plant']>): PlanningCase => ({ ...c, plant: { ...c.plant, ...parts } });

/** Below zero when the first plan is better on lateness and turnaround. */
const lexicographic = (a: Plan, b: Plan): number => level(a, 'lateness') - level(b, 'lateness') || level(a, 'turnaround') - level(b, 'turnaround');

test('exactly: more of what is never short changes nothing', () => {
  let tried = 0;
  for (const seed of SEEDS) {
    const one = caseOf(seed).planningCase;
    const ample = (by: number): PlanningCase => plantOf(one, {
      storages: one.plant.storages.map((s) => ({ ...s, positions: 40 + by })), positionPools: one.plant.positionPools.map((p) => ({ ...p, capacity: 40 + by })),
      materials: one.plant.materials.map((m) => ({ ...m, receipts: [{ at: (one.now - GRAIN) as never, quantity: 900 + by, expires: null }] })),
    });
    const before = places(planned(ample(0)));
    if (before.length > 0) tried++;
    expect({ seed, places: places(planned(ample(10))) }).toEqual({ seed, places: before });
  }
  triedEnough('cases with a plan', tried, 18);
});

test.each(RELAXATIONS)('a plan stays one, and no bound of the wider case lies above it: %s', (name, relax) => {
  const tried = { changed: 0, bounds: 0 };
  for (const seed of SEEDS) {
    const narrow = coarseCase(seed);
    const plan = planned(narrow);
    const wide = relax(narrow);
    expect({ seed, violations: check(wide, plan).violations }).toEqual({ seed, violations: [] });
    if (plan.assignments.length > 0 && JSON.stringify(wide) !== JSON.stringify(narrow)) tried.changed++;
    const wider = planned(wide);
    // The narrow plan is one of the wider case: whoever it has can be planned there.
    expect({ seed, lost: level(wider, 'unplanned') > level(plan, 'unplanned') }).toEqual({ seed, lost: false });
    if (plan.unplanned.length > 0 || wider.lowerBound === null) continue;
    if (wider.status === 'OPTIMAL') expect({ seed, worse: lexicographic(wider, plan) > 0 }).toEqual({ seed, worse: false });
    expect({ seed, late: level(wider, 'lateness') <= level(plan, 'lateness') || wider.status !== 'OPTIMAL' }).toEqual({ seed, late: true });
    if (level(wider, 'lateness') !== level(plan, 'lateness')) continue;
    tried.bounds++;
    expect({ seed, above: wider.lowerBound > level(plan, 'turnaround') }).toEqual({ seed, above: false });
  }
  triedEnough(`${name}: plans of a case that it changes`, tried.changed, name === 'no pins' ? 3 : 10);
  triedEnough(`${name}: bounds`, tried.bounds, 10);
});

test('without one of its orders, a bound does not lie above what the others take in a plan with it', () => {
  let tried = 0;
  for (const seed of SEEDS) {
    const all = coarseCase(seed, { orders: 3, commitments: false });
    const plan = planned(all);
    if (plan.unplanned.length > 0) continue;
    const gone = all.orders[0].id;
    const rest = planned({ ...all, orders: all.orders.filter((o) => o.id !== gone), actuals: all.actuals.filter((a) => a.order !== gone) });
    if (rest.lowerBound === null || all.actuals.some((a) => a.order === gone)) continue;
    const { urgencyWeights } = all.plant.policy;
    const others = plan.accounts.filter((a) => a.order !== gone).reduce((sum, a) => sum + a.turnaround * urgencyWeights[all.orders.find((o) => o.id === a.order)!.urgency], 0);
    tried++;
    expect({ seed, above: rest.lowerBound > others }).toEqual({ seed, above: false });
    if (rest.status === 'OPTIMAL' && level(plan, 'lateness') === 0) expect({ seed, worse: level(rest, 'turnaround') > others }).toEqual({ seed, worse: false });
  }
  triedEnough('bounds without an order', tried, 5);
});

test('in whatever sequence orders, equipment and calendars are listed, no bound lies above a plan of the other', () => {
  const tried = { best: 0, bounds: 0 };
  for (const seed of SEEDS) {
    const one = coarseCase(seed);
    const { plant } = one;
    const other = { ...one, orders: [...one.orders].reverse(), plant: { ...plant, equipment: [...plant.equipment].reverse(), calendars: [...plant.calendars].reverse(), crews: [...plant.crews].reverse(), processes: [...plant.processes].reverse() } };
    const [a, b] = [planned(one), planned(other)];
    if (a.status === 'OPTIMAL' && b.status === 'OPTIMAL') {
      tried.best++;
      expect({ seed, levels: b.objective }).toEqual({ seed, levels: a.objective });
    }
    if (a.unplanned.length + b.unplanned.length > 0 || level(a, 'lateness') !== level(b, 'lateness')) continue;
    tried.bounds++;
    expect({ seed, above: a.lowerBound! > level(b, 'turnaround') || b.lowerBound! > level(a, 'turnaround') }).toEqual({ seed, above: false });
  }
  triedEnough('best plans', tried.best, 5);
  triedEnough('bounds', tried.bounds, 10);
});

test('weights twice as large make every weighted level of a best plan twice as large', () => {
  let tried = 0;
  for (const seed of SEEDS) {
    const one = coarseCase(seed);
    const { urgent, standard, flexible } = one.plant.policy.urgencyWeights;
    const twice = plantOf(one, { policy: { ...one.plant.policy, urgencyWeights: { urgent: 2 * urgent, standard: 2 * standard, flexible: 2 * flexible } } });
    const [a, b] = [planned(one), planned(twice)];
    if (a.status !== 'OPTIMAL' || b.status !== 'OPTIMAL') continue;
    tried++;
    for (const name of ['unplanned', 'lateness', 'turnaround']) expect({ seed, name, value: level(b, name) }).toEqual({ seed, name, value: 2 * level(a, name) });
  }
  triedEnough('best plans', tried, 5);
});
