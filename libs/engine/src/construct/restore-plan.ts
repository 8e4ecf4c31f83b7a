import { NEVER, NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import type { MoveNotes } from '../solution/move-notes.js';
import { MOVED } from '../solution/move-notes.js';
import { PLACED } from '../solution/operation-places.js';
import { Trial } from '../solution/trial.js';
import { carryOperations } from './carry-ops.js';
import type { Decoder } from './decoder.js';
import { RoomMaker } from './make-room.js';
import { Mender } from './mend.js';
import { deadline, freeList, type ListRule } from './order-lists.js';
import { publishedFirst } from './warm-start.js';

/** Times round the list of orders that changeover pairs may break: each round mends what the last one left too close. */
const MOST_ROUNDS = 8;

/** What a plan that has been kept knows beyond the plan in force of a case. */
export interface Kept {
  /** 1 for orders that stand whole in the decoder's plant already. */
  readonly untouched: Uint8Array | null;
  /** Instrument of each published run; NONE where it is not known. */
  readonly instruments: Int32Array;
}

/**
 * Puts the plan in force back into a plant with as little moved as possible: every operation whose place still holds stands there;
 * orders that lost one are mended around what stands, in-flight ones first, by their tightest hold, then by their published start, then
 * new orders by list; one that is tied down and finds no place makes others give way. Returns the orders that found none. The plant is empty, or
 * holds what an event has left alone.
 * @param isHopeless whether an order that has found no place need not be tried again: asked only for those
 */
export function restorePlan(decoder: Decoder, orders: readonly number[], notes: MoveNotes, rule: ListRule, kept?: Kept, isHopeless: (order: number) => boolean = () => false): number[] {
  const { problem } = decoder;
  const broken: number[] = [];
  const mender = new Mender(decoder, notes, (owner) => broken.push(owner));
  const room = new RoomMaker(decoder, mender, notes);
  carryOperations(decoder, orders, notes, kept?.instruments);
  let lacking = orders.filter((o) => {
    if (kept?.untouched?.[o] !== 1 && !mender.isWhole(o)) return true;
    decoder.count(o);
    return false;
  });
  const failed: number[] = [];
  for (let round = 0; round < MOST_ROUNDS && lacking.length > 0; round++) {
    for (const o of inTurn(problem, lacking, rule)) {
      if (!mender.mend(o) && (isHopeless(o) || !room.makeRoom(o))) failed.push(o);
    }
    lacking = ordersTooClose(decoder, broken, notes);
  }
  return failed.filter((o) => decoder.workshop.table.planned[o] === 0 && (isHopeless(o) || !decoder.place(o))).concat(lacking);
}

/** In-flight and pinned orders by deadline, then those of the plan in force by their first start, then new ones by list. */
function inTurn(problem: Problem, orders: readonly number[], rule: ListRule): number[] {
  const due = new Map(orders.map((o) => [o, deadline(problem, o)]));
  const first = new Map(orders.map((o) => [o, publishedFirst(problem, o)]));
  const tied = orders.filter((o) => due.get(o) !== NEVER).sort((a, b) => due.get(a)! - due.get(b)! || a - b);
  const known = orders.filter((o) => due.get(o) === NEVER && first.get(o)! < Infinity).sort((a, b) => first.get(a)! - first.get(b)! || a - b);
  const fresh = orders.filter((o) => due.get(o) === NEVER && first.get(o) === Infinity);
  return [...tied, ...known, ...freeList(problem, fresh, rule)];
}

/**
 * Orders with an operation that a release has left too close to its neighbour (fragile changeover pairs) and that cannot stand there
 * any more. The operation is taken out, the order no longer counts as planned.
 */
function ordersTooClose(decoder: Decoder, broken: number[], notes: MoveNotes): number[] {
  const { problem, workshop } = decoder;
  const { table } = workshop;
  const trial = new Trial();
  const found = new Set<number>();
  for (const owner of broken.splice(0)) {
    for (const x of operationsOf(decoder, owner)) {
      const run = table.run[x];
      table.read(x, trial);
      workshop.take(x);
      const behind = workshop.broken;
      workshop.broken = NONE;
      trial.reopen = NONE;
      const joins = run !== NONE && workshop.runs.samples[run] > 0 ? run : NONE;
      if (workshop.fits(x, joins, trial)) {
        workshop.put(x, trial);
        continue;
      }
      if (behind !== NONE) broken.push(behind);
      notes.note(x, MOVED.place, NONE);
      if (table.planned[problem.opOrder[x]] === 1) decoder.discount(problem.opOrder[x]);
      found.add(problem.opOrder[x]);
    }
  }
  return [...found];
}

/** Placed operations behind the owner of a booking: one, or the samples of a run. */
function operationsOf({ problem, workshop: { table } }: Decoder, owner: number): number[] {
  if (owner >= 0) return table.state[owner] === PLACED ? [owner] : [];
  const found: number[] = [];
  for (let x = 0; x < problem.ops; x++) if (table.state[x] === PLACED && table.run[x] === -2 - owner) found.push(x);
  return found;
}
