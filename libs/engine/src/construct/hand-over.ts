import { NONE } from '../problem/limits.js';
import { RUN, type Problem } from '../problem/problem.js';
import { SavedOrders } from '../solution/saved-orders.js';
import { FACT, PLACED } from '../solution/operation-places.js';
import { Trial } from '../solution/trial.js';
import { TouchFinder } from './touched.js';
import { Workshop } from './workshop.js';

/** Share of placed operations above which judging them all anew is less work than finding and exchanging those that are touched. */
const MOST_TOUCHED = 0.5;

/** A plan's bookings in the plant of a problem that has followed an event. */
export interface HandedOver {
  /** Holds whatever the event leaves alone, exactly where it was. */
  readonly workshop: Workshop;
  /** 1 for orders of which everything stands where it stood and nothing has happened. */
  readonly untouched: Uint8Array;
}

/**
 * Hands the bookings of a plan over to the problem after an event, but for what must be judged again. The plan before is the plan in
 * force of the problem, and stays as it is. `null` when too much is touched.
 * @param opNow operation of the problem for each of the plan before; -1 for one that is no more
 */
export function handOver(before: Workshop, problem: Problem, opNow: Int32Array): HandedOver | null {
  if (!allFrom(before, problem, opNow)) return null;
  const touched = new TouchFinder(before, problem, opNow).find();
  const saved = new SavedOrders(before.problem);
  let placed = 0;
  for (let x = 0; x < touched.length; x++) {
    if (before.table.state[x] !== PLACED) continue;
    placed++;
    if (touched[x] === 1) saved.addOperation(before.table, x);
  }
  if (saved.count > MOST_TOUCHED * placed) return null;
  const untouched = untouchedOrders(before, problem, opNow, touched);
  for (let i = 0; i < saved.count; i++) before.take(saved.opAt(i));
  const heritage = { opNow, runNow: runsNow(before, problem, opNow) };
  const workshop = new Workshop(problem, { was: before, heritage });
  const trial = new Trial();
  for (let i = 0; i < saved.count; i++) before.put(saved.read(i, trial), trial);
  before.broken = NONE;
  return { workshop, untouched };
}

/** Whether the plan in force of the problem has nothing that the plan before has not: work that is no longer reported as started. */
function allFrom({ table }: Workshop, problem: Problem, opNow: Int32Array): boolean {
  const known = new Uint8Array(problem.ops);
  for (let x = 0; x < opNow.length; x++) if (opNow[x] !== NONE && table.state[x] === PLACED) known[opNow[x]] = 1;
  for (let y = 0; y < problem.ops; y++) if (known[y] === 0 && problem.publishedStart[y] !== NONE && problem.factStart[y] === NONE) return false;
  return true;
}

/** Instrument of each published run of the problem, as the plan before has it; NONE where there is none or it is not known. */
export function instrumentsOf(before: Workshop, problem: Problem, opNow: Int32Array): Int32Array {
  const instruments = new Int32Array(problem.ops).fill(NONE);
  for (let x = 0; x < opNow.length; x++) {
    const y = opNow[x];
    if (y === NONE || before.table.run[x] === NONE || problem.publishedRun[y] === NONE || problem.opSpec[y].kind !== RUN) continue;
    instruments[problem.publishedRun[y]] = before.runs.instrument[before.table.run[x]];
  }
  return instruments;
}

/** Runs keep the numbers that they have in the plan in force, whoever takes them over. */
function runsNow({ table, runs }: Workshop, problem: Problem, opNow: Int32Array): Int32Array {
  const runNow = new Int32Array(runs.samples.length).fill(NONE);
  for (let x = 0; x < opNow.length; x++) if (table.run[x] !== NONE) runNow[table.run[x]] = problem.publishedRun[opNow[x]];
  return runNow;
}

function untouchedOrders({ table }: Workshop, problem: Problem, opNow: Int32Array, touched: Uint8Array): Uint8Array {
  const untouched = new Uint8Array(problem.orders);
  for (let x = 0; x < opNow.length; x++) if (opNow[x] !== NONE) untouched[problem.opOrder[opNow[x]]] = table.planned[table.problem.opOrder[x]];
  for (let x = 0; x < opNow.length; x++) {
    const y = opNow[x];
    if (y === NONE) continue;
    const isFact = problem.factStart[y] !== NONE;
    const same = isFact === (table.state[x] === FACT) && (!isFact || (problem.factStart[y] === table.start[x] && problem.factEnd[y] === table.end[x]));
    if (touched[x] === 1 || !same) untouched[problem.opOrder[y]] = 0;
  }
  return untouched;
}
