import { ALWAYS, NONE } from '../problem/limits.js';
import { EQUIPMENT, RUN, type Problem } from '../problem/problem.js';
import { MOVED, type MoveNotes } from '../solution/move-notes.js';
import { UNPLACED } from '../solution/operation-places.js';
import type { Jump } from '../solution/trace.js';
import { Trial } from '../solution/trial.js';
import type { Decoder } from './decoder.js';

/** Positions in a list of operations; times it an instant still is a whole number. */
const MOST_OPERATIONS = 2 ** 22;

/**
 * Carries single operations of the plan in force on: every unstarted one stands exactly where it is published if its resources still
 * allow that, whatever has become of the rest of its order. What the decoder's plant holds of these orders already stays. A run keeps its
 * instrument where that is known; those that lost it change to another last. Links are not judged here: an order is whole only when they
 * hold too.
 * @param instruments instrument of each published run; NONE where it is not known and any will do. Left out: none is known
 */
export function carryOperations(decoder: Decoder, orders: readonly number[], notes: MoveNotes, instruments?: Int32Array): void {
  const { problem } = decoder;
  const trial = new Trial();
  const changing: number[] = [];
  const gone: number[] = [];
  for (const x of publishedByStart(decoder, orders)) {
    const start = problem.publishedStart[x];
    if (start < problem.now) notes.note(x, MOVED.overdue, NONE);
    if (start < problem.now || start < problem.release[problem.opOrder[x]] || !standsAsPublished(problem, x)) {
      notes.note(x, MOVED.place, NONE);
      continue;
    }
    const instrument = problem.opSpec[x].kind === RUN ? (instruments?.[problem.publishedRun[x]] ?? NONE) : NONE;
    if (stand(decoder, x, instrument, trial)) continue;
    (instrument === NONE ? gone : changing).push(x);
  }
  for (const x of changing) if (!stand(decoder, x, NONE, trial)) gone.push(x);
  for (const x of gone) {
    notes.note(x, MOVED.place, NONE);
    const jump = whatIsInTheWay(decoder, x, trial);
    if (jump !== undefined) notes.jumps.set(x, jump);
  }
}

/** Lets `x` stand where it is published if it can; a run that it opens gets the number it has in the plan in force. */
function stand({ problem, workshop }: Decoder, x: number, instrument: number, trial: Trial): boolean {
  readPublished(problem, x, trial);
  const run = problem.publishedRun[x];
  const joins = problem.opSpec[x].kind === RUN && workshop.runs.samples[run] > 0 ? run : NONE;
  if (!workshop.fits(x, joins, trial, instrument) || workshop.waits.conflict(x, problem.firstOp[problem.opOrder[x]], trial.start) >= 0) return false;
  if (problem.opSpec[x].kind === RUN && joins === NONE) trial.reopen = run;
  workshop.put(x, trial);
  return true;
}

/** The first thing that keeps `x` from its published start on its published equipment. */
function whatIsInTheWay({ problem, workshop }: Decoder, x: number, trial: Trial): Jump | undefined {
  const start = problem.publishedStart[x];
  const spec = problem.opSpec[x];
  const entry = spec.kind === EQUIPMENT ? spec.eligible.find((e) => e.equipment === problem.publishedEquipment[x]) : undefined;
  workshop.trace.begin();
  const found = entry === undefined ? workshop.earliest(x, start, ALWAYS, trial) : workshop.onOne(x, spec, entry.equipment, entry.expires, start, ALWAYS, trial);
  if (found) workshop.waits.conflict(x, problem.firstOp[problem.opOrder[x]], trial.start);
  return workshop.trace.end().find((jump) => jump.to > start);
}

/** Unstarted operations that the plan in force has and that do not stand yet, by published start; of those at one instant, what feeds another comes first. */
function publishedByStart({ problem, workshop: { table } }: Decoder, orders: readonly number[]): Int32Array {
  const list = new Int32Array(problem.ops);
  const keys = new Float64Array(problem.ops);
  let count = 0;
  for (let i = 0; i < orders.length; i++) {
    const base = problem.firstOp[orders[i]];
    const { sequence } = problem.recipes[problem.orderRecipe[orders[i]]];
    for (let pos = 0; pos < sequence.length; pos++) {
      const x = base + sequence[pos];
      if (table.state[x] !== UNPLACED || problem.publishedStart[x] === NONE) continue;
      // Start and position as one number: some ten thousand of them sort four times as fast as with a comparison.
      keys[count] = problem.publishedStart[x] * MOST_OPERATIONS + count;
      list[count++] = x;
    }
  }
  const sorted = keys.subarray(0, count).sort();
  const inTurn = new Int32Array(count);
  for (let i = 0; i < count; i++) inTurn[i] = list[sorted[i] % MOST_OPERATIONS];
  return inTurn;
}

/** Whether pins agree with the published place, and its phases are known. */
export function standsAsPublished(problem: Problem, x: number): boolean {
  if (problem.contradiction[x] === 1 || (problem.pinStart[x] !== NONE && problem.pinStart[x] !== problem.publishedStart[x])) return false;
  const first = problem.firstPhase[x];
  if (first === problem.firstPhase[x + 1] || problem.publishedPhaseStart[first] !== problem.publishedStart[x]) return false;
  return problem.opSpec[x].kind !== RUN || problem.publishedRun[x] !== NONE;
}

/** Writes the published place of `x` into `trial`. */
export function readPublished(problem: Problem, x: number, trial: Trial): void {
  const from = problem.firstPhase[x];
  trial.phases = problem.firstPhase[x + 1] - from;
  for (let k = 0; k < trial.phases; k++) {
    trial.phaseStart[k] = problem.publishedPhaseStart[from + k];
    trial.phaseEnd[k] = problem.publishedPhaseEnd[from + k];
  }
  trial.start = problem.publishedStart[x];
  trial.end = problem.publishedPhaseEnd[problem.firstPhase[x + 1] - 1];
  trial.equipment = problem.opSpec[x].kind === RUN ? NONE : problem.publishedEquipment[x];
  trial.run = trial.reopen = NONE;
}
