import { NONE } from '../problem/limits.js';
import { RUN, type Problem, type RecipeLink } from '../problem/problem.js';
import { Trial } from '../solution/trial.js';
import { readPublished } from './carry-ops.js';
import type { Decoder } from './decoder.js';

/** Passes until what still holds of the plan in force stands; one nearly always, two when changeovers by pair break. */
const MOST_PASSES = 8;

/**
 * Carries the plan in force on: every given order whose whole published future still holds gets exactly its published times,
 * equipment and runs. What was feasible together stays feasible in parts, so going through all operations by start
 * no order can get in another's way. Other orders stay as they are.
 */
export function carryOrders(decoder: Decoder, orders: readonly number[]): void {
  let candidates = orders.filter((o) => holdsTogether(decoder.problem, o));
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const failed = new Set<number>();
    const sound = carry(decoder, candidates, failed);
    candidates = candidates.filter((o) => !failed.has(o));
    if (sound) break;
    for (const o of candidates) decoder.clear(o);
    decoder.workshop.broken = NONE;
    if (pass === MOST_PASSES - 1) return;
  }
  for (const o of candidates) decoder.count(o);
}

/** One pass over all operations by start. False when taking a failed order out has left neighbours too close. */
function carry(decoder: Decoder, candidates: readonly number[], failed: Set<number>): boolean {
  const { problem, workshop } = decoder;
  const trial = new Trial();
  const runs = new Map<number, number>();
  let sound = true;
  for (const x of byStart(problem, candidates)) {
    const order = problem.opOrder[x];
    if (failed.has(order)) continue;
    const published = problem.publishedRun[x];
    readPublished(problem, x, trial);
    const fits = workshop.fits(x, runs.get(published) ?? NONE, trial) && workshop.waits.conflict(x, problem.firstOp[order], trial.start) < 0;
    if (fits) {
      workshop.put(x, trial);
      if (problem.opSpec[x].kind === RUN) runs.set(published, workshop.table.run[x]);
      continue;
    }
    failed.add(order);
    workshop.broken = NONE;
    decoder.clear(order);
    if (workshop.broken !== NONE) sound = false;
    for (const [id, run] of runs) if (workshop.runs.samples[run] === 0) runs.delete(id);
  }
  return sound;
}

/** Unstarted operations of the orders by published start; what feeds another comes first. */
function byStart(problem: Problem, orders: readonly number[]): number[] {
  const list: number[] = [];
  for (const o of orders) {
    const { sequence } = problem.recipes[problem.orderRecipe[o]];
    for (let i = 0; i < sequence.length; i++) if (problem.factStart[problem.firstOp[o] + sequence[i]] === NONE) list.push(problem.firstOp[o] + sequence[i]);
  }
  return list.sort((a, b) => problem.publishedStart[a] - problem.publishedStart[b]);
}

function publishedEnd(problem: Problem, x: number): number {
  return problem.publishedPhaseEnd[problem.firstPhase[x + 1] - 1];
}

/** Whether the published future of an order agrees with its facts, its pins and itself, nothing else considered. */
function holdsTogether(problem: Problem, order: number): boolean {
  const base = problem.firstOp[order];
  const earliest = Math.max(problem.now, problem.release[order]);
  for (let x = base; x < problem.firstOp[order + 1]; x++) {
    if (problem.factStart[x] !== NONE) continue;
    const start = problem.publishedStart[x];
    const first = problem.firstPhase[x];
    if (start === NONE || start < earliest || problem.contradiction[x] === 1) return false;
    if (problem.pinStart[x] !== NONE && problem.pinStart[x] !== start) return false;
    if (first === problem.firstPhase[x + 1] || problem.publishedPhaseStart[first] !== start) return false;
    if (problem.opSpec[x].kind === RUN && problem.publishedRun[x] === NONE) return false;
  }
  const recipe = problem.recipes[problem.orderRecipe[order]];
  return recipe.ops.every((op) => op.inLinks.every((link) => linkHolds(problem, base, link)));
}

function linkHolds(problem: Problem, base: number, link: RecipeLink): boolean {
  const from = base + link.from;
  const to = base + link.to;
  const isFact = problem.factStart[to] !== NONE;
  if (isFact && problem.factStart[from] !== NONE) return true;
  const end = problem.factStart[from] !== NONE ? problem.factEnd[from] : publishedEnd(problem, from);
  const start = isFact ? problem.factStart[to] : problem.publishedStart[to];
  return start >= end + link.minLag && (isFact || link.maxLag < 0 || start <= end + link.maxLag);
}
