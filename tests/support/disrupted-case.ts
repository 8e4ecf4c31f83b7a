import { cutAt } from '@lotwright/demo';
import type { Actual, Plan, PlanningCase } from '@lotwright/domain';
import { solve } from '@lotwright/engine';
import { stream } from '@lotwright/random';
import type { RandomStream } from '@lotwright/random';
import type { Instant } from '@lotwright/time';
import { coarseCase, GRAIN } from './coarse-case.js';
import { id } from './tiny.js';

const HOUR = 60;

/**
 * A coarse case some hours into its plan, with the plan in force published, part of it frozen, and something gone wrong: a breakdown,
 * people missing, an order cancelled, a batch failed, work late, a new urgent order, or nothing at all. `null` for the few seeds whose plan holds instants between the hours.
 */
export function disruptedCase(seed: number): PlanningCase | null {
  const random = stream(seed, 'disrupted case');
  const first = coarseCase(seed, { progress: false, commitments: false, orders: 2 + random.nextInt(2) });
  const plan = solve(first, { seed, steps: 30, seconds: null });
  if (plan.assignments.length === 0 || !isCoarse(plan)) return null;
  const span = Math.max(...plan.assignments.map((a) => a.end)) - first.now;
  const now = (first.now + Math.floor((span * (1 + random.nextInt(5))) / (8 * GRAIN)) * GRAIN) as Instant;
  const stages = [...new Set(first.plant.processes.flatMap((p) => p.operations.map((o) => o.stage)))];
  const frozen = (random.pick([0, 8, 24]) * HOUR) as never;
  const policy = { ...first.plant.policy, fences: stages.map((stage) => ({ stage, frozen, slushy: (72 * HOUR) as never })) };
  return disrupt(random, { ...first, plant: { ...first.plant, policy }, now, actuals: cutAt(plan, now), published: plan.assignments });
}

/** Whether a plan holds whole hours only. */
export function isCoarse(plan: Pick<Plan, 'assignments' | 'runs'>): boolean {
  return [...plan.assignments, ...plan.runs].every((a) => [a, ...a.phases].every((s) => s.start % GRAIN === 0 && s.end % GRAIN === 0));
}

function disrupt(random: RandomStream, given: PlanningCase): PlanningCase {
  const { plant, orders, actuals, now } = given;
  const until = (hours: number): Instant => (now + hours * HOUR) as Instant;
  const event = random.pick(['nothing', 'breakdown', 'absence', 'cancelled', 'failed', 'late', 'urgent'] as const);
  switch (event) {
    case 'breakdown': {
      const piece = random.pick(plant.equipment);
      const down = { start: now, end: until(4 + random.nextInt(30)), kind: 'breakdown' as const };
      return { ...given, plant: { ...plant, equipment: plant.equipment.map((e) => (e === piece ? { ...e, unavailable: [...e.unavailable, down] } : e)) } };
    }
    case 'absence': {
      const absence = { start: now, end: until(8 + random.nextInt(24)), heads: 1 + random.nextInt(2) };
      return { ...given, plant: { ...plant, crews: plant.crews.map((c, i) => (i === 0 ? { ...c, absences: [...c.absences, absence] } : c)) } };
    }
    case 'cancelled':
      return { ...given, orders: orders.map((o, i) => (i === 0 ? { ...o, cancelled: true } : o)) };
    case 'urgent':
      return { ...given, orders: [...orders, { ...orders[0], id: id('L-009'), coi: id('COI-L-009'), urgency: 'urgent', sequenceRelease: now }] };
    case 'failed':
      return { ...given, actuals: changed(random, actuals, 'done', (a) => ({ ...a, state: 'failed' })) };
    case 'late':
      return { ...given, actuals: changed(random, actuals, 'running', (a) => ({ ...a, expectedEnd: until(1 + random.nextInt(6)) })) };
    default:
      return given;
  }
}

/** The last actual in a state changed; unchanged when there is none. */
function changed(random: RandomStream, actuals: readonly Actual[], state: Actual['state'], change: (a: Actual) => Actual): Actual[] {
  const among = actuals.filter((a) => a.state === state);
  const chosen = among.length === 0 ? null : random.pick(among);
  return actuals.map((a) => (a === chosen ? change(a) : a));
}
