import { crewNeeds } from '../problem/crew-needs.js';
import { NEVER, NONE } from '../problem/limits.js';
import { EQUIPMENT, POSITIONS, RUN, SESSION, type Problem, type RecipeOp } from '../problem/problem.js';
import { MOVED, type MoveNotes } from '../solution/move-notes.js';
import { PLACED } from '../solution/operation-places.js';
import { Trial } from '../solution/trial.js';
import type { Decoder } from './decoder.js';
import type { Mender } from './mend.js';
import { deadline } from './order-lists.js';
import { Rollback } from './rollback.js';
import { weightShortOf } from './shortage.js';

/** Orders that are in each other's way at once: above that the plan is not being repaired but made anew. */
const MOST_VICTIMS = 400;

/**
 * Makes room for an order that finds no place beside the others: first lots that nothing ties down give way, then tied ones too.
 * What gave way comes back exactly where it was wherever it still fits, else as near as possible. Kept only when less weight is left
 * out than before; else everything is back where it was.
 */
export class RoomMaker {
  private readonly rollback: Rollback;
  private readonly trial = new Trial();
  private readonly problem: Problem;
  private readonly known = new Map<RecipeOp, Map<number, readonly number[]>>();

  constructor(
    private readonly decoder: Decoder,
    private readonly mender: Mender,
    private readonly notes: MoveNotes,
  ) {
    this.problem = decoder.problem;
    this.rollback = new Rollback(decoder);
  }

  /** Whether the order has a place now. */
  makeRoom(order: number): boolean {
    if (weightShortOf(this.problem, this.decoder.workshop.table, order) >= this.problem.weight[order]) return false;
    const due = lastDeadline(this.problem, order);
    const need: Need = { until: due === NONE ? NEVER : due, keys: needsOf(this.problem, order), stored: storedSince(this.problem, order) };
    return this.withoutOthers(order, need, false) || this.withoutOthers(order, need, true);
  }

  private withoutOthers(order: number, need: Need, tiedToo: boolean): boolean {
    const { decoder, problem } = this;
    const { table } = decoder.workshop;
    const victims: number[] = [];
    for (let o = 0; o < problem.orders; o++) {
      if (o === order || table.planned[o] === 0 || (this.isTied(o) && !tiedToo)) continue;
      if (this.inTheWay(o, need).length > 0) victims.push(o);
    }
    if (victims.length === 0 || victims.length > MOST_VICTIMS) return false;
    const before = decoder.tally.unplanned;
    this.rollback.begin();
    for (const o of [order, ...victims]) this.rollback.remember(o);
    const out = victims.flatMap((o) => {
      const ops = this.inTheWay(o, need);
      decoder.discount(o);
      return ops;
    });
    for (const x of out.sort((a, b) => table.start[b] - table.start[a] || b - a)) decoder.workshop.take(x);
    const broken = decoder.workshop.broken !== NONE;
    decoder.workshop.broken = NONE;
    if (!broken && this.mender.mend(order)) {
      this.comeBack(order, out, victims);
      if (decoder.tally.unplanned < before) return true;
    }
    this.rollback.back();
    return false;
  }

  /** What gave way comes back by its old start; only what no longer fits is mended. */
  private comeBack(order: number, out: readonly number[], victims: readonly number[]): void {
    const { decoder, problem, notes, trial } = this;
    const { saved } = this.rollback;
    const { workshop } = decoder;
    const place = new Map<number, number>();
    for (let i = 0; i < saved.count; i++) place.set(saved.opAt(i), i);
    const runs = new Map<number, number>();
    const cause = problem.firstOp[order];
    for (const x of [...out].sort((a, b) => saved.startAt(place.get(a)!) - saved.startAt(place.get(b)!) || a - b)) {
      saved.read(place.get(x)!, trial);
      const was = trial.reopen;
      trial.reopen = NONE;
      if (!workshop.fits(x, runs.get(was) ?? this.openRun(x, was), trial) || workshop.waits.conflict(x, problem.firstOp[problem.opOrder[x]], trial.start) >= 0) {
        notes.note(x, MOVED.yielded, cause);
        continue;
      }
      workshop.put(x, trial);
      if (problem.opSpec[x].kind === RUN) runs.set(was, workshop.table.run[x]);
    }
    for (const o of [...victims].sort((a, b) => deadline(problem, a) - deadline(problem, b) || a - b)) {
      if (this.mender.isWhole(o)) decoder.count(o);
      else this.mender.mend(o);
    }
  }

  /** The run of a sample that gave way, when others have stayed in it. */
  private openRun(x: number, run: number): number {
    const { runs } = this.decoder.workshop;
    return this.problem.opSpec[x].kind === RUN && run !== NONE && runs.samples[run] > 0 ? run : NONE;
  }

  /** What an operation uses, found once for each kind and piece of equipment. */
  private usesOf(x: number, equipment: number): readonly number[] {
    const spec = this.problem.opSpec[x];
    let by = this.known.get(spec);
    if (by === undefined) this.known.set(spec, (by = new Map()));
    let used = by.get(equipment);
    if (used === undefined) by.set(equipment, (used = uses(this.problem, x, equipment)));
    return used;
  }

  private isTied(o: number): boolean {
    return deadline(this.problem, o) !== NEVER;
  }

  /** Placed operations of an order that could be in the way: they use what is needed, before the last deadline, and are not fixed. */
  private inTheWay(o: number, need: Need): number[] {
    const { problem, decoder } = this;
    const { table } = decoder.workshop;
    const found: number[] = [];
    for (let x = problem.firstOp[o]; x < problem.firstOp[o + 1]; x++) {
      if (table.state[x] !== PLACED || problem.pinStart[x] !== NONE) continue;
      const soon = table.start[x] < need.until;
      if (this.usesOf(x, table.equipment[x]).some((one) => (soon && need.keys.has(one)) || need.stored.has(one))) found.push(x);
    }
    return found;
  }
}

/** What an order needs that others may have to give up. */
interface Need {
  /** Others are in the way before this instant; NEVER when no hold or pin binds: then a qualification or a receipt runs out. */
  readonly until: number;
  readonly keys: ReadonlySet<number>;
  /** Storages in which it lies already: whoever fills them, at any time, is in the way. */
  readonly stored: ReadonlySet<number>;
}

/** End of the work that the last hold from a fact or pinned start of an order allows; -1 when there is none. */
function lastDeadline(problem: Problem, order: number): number {
  let last = NONE;
  for (let x = problem.firstOp[order]; x < problem.firstOp[order + 1]; x++) {
    if (problem.factStart[x] !== NONE) continue;
    if (problem.pinStart[x] !== NONE) last = Math.max(last, problem.pinStart[x] + work(problem, x));
    for (const link of problem.opSpec[x].inLinks) {
      const end = problem.factEnd[problem.firstOp[order] + link.from];
      if (link.maxLag >= 0 && problem.factStart[problem.firstOp[order] + link.from] !== NONE) last = Math.max(last, end + link.maxLag + work(problem, x));
    }
  }
  return last;
}

/** Storages in which material of the order waits since something that has happened, as keys. */
function storedSince(problem: Problem, order: number): Set<number> {
  const found = new Set<number>();
  for (let x = problem.firstOp[order]; x < problem.firstOp[order + 1]; x++) {
    if (problem.factStart[x] !== NONE) continue;
    for (const { storage, from } of problem.opSpec[x].inLinks) {
      if (storage !== NONE && problem.factStart[problem.firstOp[order] + from] !== NONE) found.add(key(OF_STORAGE, storage));
    }
  }
  return found;
}

function work(problem: Problem, x: number): number {
  const spec = problem.opSpec[x];
  if (spec.kind === SESSION) return problem.sessions[spec.target].length;
  const { totals, maxStretch } = spec.kind === RUN ? problem.methods[spec.target].work : spec.work;
  return (totals.length === 0 ? 0 : Math.max(...totals)) + maxStretch;
}

const KINDS = 8;
const OF_EQUIPMENT = 0;
const OF_CREW = 1;
const OF_METHOD = 2;
const OF_SESSION = 3;
const OF_POOL = 4;
const OF_SUITE = 5;
const OF_STORAGE = 6;
const OF_MATERIAL = 7;
const key = (kind: number, index: number): number => index * KINDS + kind;

/** Everything that an order's unstarted operations may need, as keys. */
function needsOf(problem: Problem, order: number): Set<number> {
  const needs = new Set<number>();
  for (let x = problem.firstOp[order]; x < problem.firstOp[order + 1]; x++) {
    if (problem.factStart[x] !== NONE) continue;
    const spec = problem.opSpec[x];
    const pieces = spec.kind === EQUIPMENT ? spec.eligible : spec.kind === RUN ? problem.methods[spec.target].instruments : [];
    for (const { equipment } of pieces) for (const one of uses(problem, x, equipment)) needs.add(one);
    if (pieces.length === 0) for (const one of uses(problem, x, NONE)) needs.add(one);
  }
  return needs;
}

/** What an operation on this equipment uses, as keys. */
function uses(problem: Problem, x: number, equipment: number): number[] {
  const spec = problem.opSpec[x];
  const found: number[] = [];
  if (equipment !== NONE) {
    found.push(key(OF_EQUIPMENT, equipment));
    if (problem.equipment[equipment].suite !== NONE) found.push(key(OF_SUITE, problem.equipment[equipment].suite));
  }
  if (spec.kind === RUN) found.push(key(OF_METHOD, spec.target));
  if (spec.kind === SESSION) found.push(key(OF_SESSION, spec.target));
  if (spec.kind === POSITIONS) found.push(key(OF_POOL, spec.target));
  for (const { crew } of crewNeeds(problem, spec)) found.push(key(OF_CREW, crew));
  for (const { storage } of spec.inLinks) if (storage !== NONE) found.push(key(OF_STORAGE, storage));
  for (const { material } of spec.materials) if (!problem.materials[material].ample) found.push(key(OF_MATERIAL, material));
  return found;
}

