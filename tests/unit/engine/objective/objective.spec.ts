import { describe, expect, test } from '@jest/globals';
import { STANDARD_OBJECTIVE, type Objective, type ObjectiveLevel, type ObjectiveTerm, type Operation, type Plan } from '@lotwright/domain';
import { check } from '@lotwright/checker';
import { solve } from '@lotwright/engine';
import type { Instant } from '@lotwright/time';
import { equipment, equipmentClass, id, min, NOW, operation, order, phase, plant, planningCase, process } from '../../../support/tiny.js';

const HOUR = 60;
const machine: Partial<Operation> = { requirement: { kind: 'equipment', equipmentClass: id('fill') } };
const site = plant({
  equipmentClasses: [equipmentClass('fill')],
  equipment: [equipment('FILL-1', 'fill')],
  processes: [
    process([operation('fill', { ...machine, phases: [phase(10 * HOUR)] })]),
    process([operation('fill', { ...machine, phases: [phase(2 * HOUR)] })], [], { id: id('SHORT') }),
  ],
});
const windows = (close: number) => ({ opens: NOW, closes: (NOW + close) as Instant, every: min(1000 * HOUR) });

function objective(levels: readonly (readonly (readonly [ObjectiveTerm['level'], number])[])[], parts: Partial<Objective> = {}): Objective {
  return { ...STANDARD_OBJECTIVE, ranks: levels.map((rank) => rank.map(([level, weight]) => ({ level, weight }))), ...parts };
}

function planFor(orders: Parameters<typeof planningCase>[0]['orders'], wanted?: Objective): Plan {
  const given = planningCase({ plant: site, orders, ...(wanted ? { objective: wanted } : {}) });
  const plan = solve(given, { seed: 1, steps: 300, seconds: null, selfCheck: 'full' });
  const verdict = check(given, plan);
  expect([...verdict.violations, ...verdict.claims]).toEqual([]);
  return plan;
}

const first = (plan: Plan): string => [...plan.assignments].sort((a, b) => a.start - b.start)[0].order;
const valueOf = (plan: Plan, level: ObjectiveLevel) => plan.objective.find((l) => l.level === level);

describe('what a plan is best at', () => {
  // LONG would miss its window by two hours behind SHORT; SHORT first gives the shorter sum of turnarounds.
  const contested = [order('LONG', { windows: windows(10 * HOUR) }), order('SHORT', { process: id('SHORT') })];

  test('is lateness before turnaround unless told otherwise', () => {
    const plan = planFor(contested);
    expect(first(plan)).toBe('LONG');
    expect(plan.objective.map((l) => [l.level, l.rank])).toEqual([['unplanned', 0], ['lateness', 1], ['turnaround', 2], ['stability', 3], ['cost', 4]]);
  });

  test('is turnaround when the request puts it first, and lateness is still measured', () => {
    const plan = planFor(contested, objective([[['turnaround', 1]], [['lateness', 1]]]));
    expect(first(plan)).toBe('SHORT');
    expect(valueOf(plan, 'lateness')).toEqual({ level: 'lateness', value: 2, rank: 2 });
    expect(valueOf(plan, 'stability')).toEqual({ level: 'stability', value: 0, rank: null });
  });

  test('follows the weights inside one rank', () => {
    // SHORT first saves 8 h of the sum of turnarounds, 960 weighted minutes, and misses one window of weight 2.
    const cheap = planFor(contested, objective([[['turnaround', 1], ['lateness', 400]]]));
    const dear = planFor(contested, objective([[['turnaround', 1], ['lateness', 600]]]));
    expect([first(cheap), first(dear)]).toEqual(['SHORT', 'LONG']);
  });

  test('can be tardiness alone: minutes count, not windows', () => {
    const orders = [order('LONG', { windows: windows(9 * HOUR) }), order('SHORT', { process: id('SHORT'), windows: windows(1 * HOUR) })];
    const plan = planFor(orders, objective([[['tardiness', 1]]]));
    expect(first(plan)).toBe('SHORT');
    expect(valueOf(plan, 'tardiness')!.value).toBe(2 * (1 + 3) * HOUR);
    expect(plan.accounts.map((a) => a.shares.tardiness)).toEqual([2 * 3 * HOUR, 2 * HOUR]);
  });

  test('can be the makespan: the lot that can start now goes before the shorter one that is released later', () => {
    const orders = [order('SHORT', { process: id('SHORT'), urgency: 'urgent', sequenceRelease: (NOW + HOUR) as Instant }), order('LONG', { urgency: 'flexible' })];
    const fast = planFor(orders, objective([[['makespan', 1]]]));
    expect([first(fast), valueOf(fast, 'makespan')!.value]).toEqual(['LONG', 12 * HOUR]);
    expect(planFor(orders).objective[2].value).toBeLessThan(fast.objective.find((l) => l.level === 'turnaround')!.value);
  });

  test('can cap the longest wait: a flexible lot is not left to wait behind ever more urgent ones', () => {
    const orders = [order('PATIENT', { urgency: 'flexible' }), ...['U1', 'U2', 'U3'].map((name) => order(name, { urgency: 'urgent' }))];
    const capped = objective([[['fairness', 1]], [['turnaround', 1]]], { longestTurnaround: min(35 * HOUR) });
    const wait = (plan: Plan) => plan.accounts.find((a) => a.order === 'PATIENT')!.turnaround;
    expect(wait(planFor(orders))).toBe(40 * HOUR);
    const fair = planFor([orders[0], orders[1], orders[2]], objective([[['fairness', 1]], [['turnaround', 1]]], { longestTurnaround: min(25 * HOUR) }));
    expect(valueOf(fair, 'fairness')!.value).toBe(5 * HOUR);
    expect(valueOf(planFor(orders, capped), 'fairness')!.value).toBe(5 * HOUR);
  });

  test('follows the urgency weights of the request instead of the plant', () => {
    const orders = [order('STANDARD'), order('FLEXIBLE', { urgency: 'flexible' })];
    const turned = objective([[['turnaround', 1]]], { urgencyWeights: { urgent: 1, standard: 1, flexible: 7 } });
    expect([first(planFor(orders)), first(planFor(orders, turned))]).toEqual(['STANDARD', 'FLEXIBLE']);
    expect(planFor(orders, turned).objective[1].value).toBe(7 * 10 * HOUR + 20 * HOUR);
  });

  test('is proven where every pursued rank meets its bound, though switched-off levels do not', () => {
    const plan = planFor([order('A'), order('B')], objective([[['makespan', 1]]]));
    expect(plan.status).toBe('FEASIBLE');
    const alone = planFor([order('A')], objective([[['makespan', 1]]]));
    expect(alone.status).toBe('OPTIMAL');
  });
});
