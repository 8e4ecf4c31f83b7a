import type { OrderId, Plan, PlanningCase } from '@lotwright/domain';
import type { Instant } from '@lotwright/time';
import { compile, firstHorizon, type Compiled } from './compile/compile.js';
import { carryOrders } from './construct/carry-orders.js';
import { Decoder } from './construct/decoder.js';
import { placeAsPublished, publishedFirst } from './construct/warm-start.js';
import { Workshop } from './construct/workshop.js';
import { writeReport } from './explain/report.js';
import { NONE } from './problem/limits.js';

/** Minutes beyond the end of the plan in force. */
const NEAR = 42 * 1440;

/** When an order is ready and arrives. */
export interface Outcome {
  readonly patientReady: Instant;
  readonly arrival: Instant;
}

/** A plan in force carried on, with some orders taken out and put in anew. */
export interface Reinsertion {
  /** When an order is ready and arrives now; `null` when it found no place. */
  outcome(order: OrderId): Outcome | null;
  /** Orders of the case without a place. */
  readonly unplaced: readonly OrderId[];
  /** The whole plan, without a bound. */
  plan(): Plan;
}

/**
 * Carries the published assignments of a case on exactly as they are, but for the orders `anew`: these are placed afterwards, each as early as
 * the others let it, in the sequence given. Other orders whose published times no longer hold come no earlier than published. Nothing is searched,
 * so the answer takes milliseconds and is the same every time. `anew` orders the case does not have are ignored.
 * @throws RangeError when the case names something that does not exist
 */
export function reinsert(planningCase: PlanningCase, anew: readonly OrderId[]): Reinsertion {
  const far = firstHorizon(planningCase);
  const near = nearHorizon(planningCase, far);
  const made = insertInto(compile(planningCase, near), anew);
  return near === far || made.unplaced.length === 0 ? made : insertInto(compile(planningCase, far), anew);
}

/** Some weeks beyond the plan in force: what moves to its end still fits, and calendars that nobody looks at are not opened. */
function nearHorizon({ published }: PlanningCase, far: number): number {
  const last = published.reduce((latest, a) => Math.max(latest, a.end), 0);
  return last === 0 ? far : Math.min(far, last + NEAR);
}

function insertInto(compiled: Compiled, anew: readonly OrderId[]): Reinsertion {
  const { problem, index } = compiled;
  const { planningCase } = index;
  const decoder = new Decoder(problem, new Workshop(problem));
  const { planned } = decoder.workshop.table;
  const last = anew.flatMap((id) => index.orders.get(id) ?? []).filter((o) => problem.orderRecipe[o] !== NONE);
  const carried: number[] = [];
  for (let o = 0; o < problem.orders; o++) if (problem.orderRecipe[o] !== NONE && !last.includes(o)) carried.push(o);
  carryOrders(decoder, carried);
  const loose = carried.filter((o) => planned[o] === 0).map((o) => [publishedFirst(problem, o), o] as const).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  for (const [first, o] of loose) if (first < Infinity) placeAsPublished(problem, decoder, o) || decoder.place(o);
  for (const o of last) decoder.place(o);
  for (const [, o] of loose) if (planned[o] === 0) decoder.place(o);
  return {
    outcome: (order) => outcomeOf(compiled, decoder, index.orders.get(order)),
    unplaced: planningCase.orders.filter((o, i) => !o.cancelled && (problem.orderRecipe[i] === NONE || planned[i] === 0)).map((o) => o.id),
    plan: () => writeReport({ compiled, decoder, impossible: new Map() }, null, { seed: 0, threadSteps: [0] }),
  };
}

function outcomeOf({ problem }: Compiled, { workshop: { table } }: Decoder, order: number | undefined): Outcome | null {
  if (order === undefined || table.planned[order] === 0) return null;
  const recipe = problem.recipes[problem.orderRecipe[order]];
  const base = problem.firstOp[order];
  return { patientReady: table.end[base + recipe.patientReady] as Instant, arrival: table.end[base + recipe.arrival] as Instant };
}
