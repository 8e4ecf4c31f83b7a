import { boardAnswer } from '@lotwright/contract';
import { check } from '@lotwright/checker';
import { demoStory, storyOpening } from '@lotwright/demo';
import type { OrderId, PlanningCase, UnplannedOrder } from '@lotwright/domain';
import { solve } from '@lotwright/engine';
import { parseInstant } from '@lotwright/time';
import * as z from 'zod';

/** The demo's Monday, planned and checked for real. */
export interface PlannedDemo {
  /** What `GET /v1/board` answers. */
  readonly wire: unknown;
  /** The order that is late on purpose. */
  readonly late: OrderId;
  /** The equipment that makes it late. */
  readonly broken: string;
}

let planned: PlannedDemo | null = null;

/** Plans the demo story once per test run: same seed, same steps, same plan. */
export function plannedDemo(): PlannedDemo {
  if (planned) return planned;
  const opening = storyOpening(parseInstant('2026-11-23T07:12+01:00'), 1);
  const history = solve(opening.history, { seed: 1, steps: 200, seconds: null });
  const story = demoStory(opening, history);
  if (story.late === null) throw new Error('the demo story has no late lot');
  planned = { wire: wireOf(story.planningCase, 7), late: story.late, broken: story.broken };
  return planned;
}

/** The same Monday with one order that no LNP line may take: planned again, so that the engine itself names what blocks it. */
export function partlyPlannedDemo(): { readonly wire: unknown; readonly blocked: UnplannedOrder } {
  const opening = storyOpening(parseInstant('2026-11-23T07:12+01:00'), 1);
  const { plant } = opening.history;
  const one = opening.history.orders.find((order) => order.process === 'int-lpx');
  if (!one) throw new Error('the demo has no lipoplex order');
  const equipment = plant.equipment.map((piece) => (piece.equipmentClass === 'lnp-line' ? { ...piece, qualifications: piece.qualifications.filter((q) => q.product === 'int-lnp') } : piece));
  const orders = [one, ...opening.history.orders.filter((order) => order.process === 'int-lnp').slice(0, 8)];
  const planningCase = { ...opening.history, plant: { ...plant, equipment }, orders };
  const plan = solve(planningCase, { seed: 1, steps: 0, seconds: null });
  return { wire: wireOf(planningCase, 8), blocked: plan.unplanned[0] };
}

function wireOf(planningCase: PlanningCase, planNumber: number): unknown {
  const plan = solve(planningCase, { seed: 1, steps: 100, seconds: null });
  const { plant, orders, actuals, pins } = planningCase;
  return z.encode(boardAnswer(plant.zone), {
    planId: `plan-${planNumber}`, planNumber, createdAt: '2026-11-23T06:12:30.120Z', plant, orders: { orders, actuals, pins }, plan, verdict: check(planningCase, plan),
  });
}
