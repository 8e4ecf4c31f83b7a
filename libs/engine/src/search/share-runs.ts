import type { Decoder } from '../construct/decoder.js';
import { NONE } from '../problem/limits.js';
import { RUN, type Problem } from '../problem/problem.js';
import { COST, pursues } from '../problem/pursuit.js';
import { PLACED } from '../solution/operation-places.js';
import { Replacer } from './replacer.js';

/** A run with more samples is not closed: each of them needs a place elsewhere. */
const MOST_SAMPLES = 6;
/** Orders put back at most, so that this stays a small part of any solve. */
const MOST_PLACEMENTS = 4000;
const MOST_ROUNDS = 5;

/**
 * Closes runs whose samples can wait for a later run with room without making any rank worse. Placing at the earliest opens a run for every sample that comes a
 * little too late for the last one, although its result is not needed before other tests are done. Returns how many runs were saved.
 */
export function shareRuns(problem: Problem, decoder: Decoder): number {
  if (!pursues(problem.pursuit, COST)) return 0;
  const closer = new RunCloser(problem, decoder);
  let saved = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const closed = closer.round();
    saved += closed;
    if (closed === 0) break;
  }
  return saved;
}

class RunCloser {
  private readonly again: Replacer;
  private placementsLeft = MOST_PLACEMENTS;
  /** Operation of each order that has to leave the run being closed. */
  private readonly leaving = new Map<number, number>();

  constructor(
    private readonly problem: Problem,
    private readonly decoder: Decoder,
  ) {
    this.again = new Replacer(problem, decoder);
  }

  /** Tries to close every small run once, the emptiest first. */
  round(): number {
    const runs = [...this.samplesByRun()].filter(([, samples]) => samples.length <= MOST_SAMPLES);
    runs.sort(([a, some], [b, others]) => some.length - others.length || this.startOf(a) - this.startOf(b) || some[0] - others[0]);
    let closed = 0;
    for (const [run, samples] of runs) if (this.close(run, samples)) closed++;
    return closed;
  }

  private samplesByRun(): Map<number, number[]> {
    const { table } = this.decoder.workshop;
    const runs = new Map<number, number[]>();
    for (let x = 0; x < this.problem.ops; x++) {
      if (this.problem.opSpec[x].kind !== RUN || table.state[x] !== PLACED || table.run[x] === NONE) continue;
      const samples = runs.get(table.run[x]);
      if (samples === undefined) runs.set(table.run[x], [x]);
      else samples.push(x);
    }
    return runs;
  }

  private startOf(run: number): number {
    return this.decoder.workshop.runs.start[run];
  }

  /** Sends every sample of a run to later ones. Earlier moves of this round may have changed the run: then it is left alone. */
  private close(run: number, samples: readonly number[]): boolean {
    const { problem, decoder, leaving } = this;
    const { table, runs } = decoder.workshop;
    if (this.placementsLeft < samples.length || runs.samples[run] !== samples.length || samples.some((x) => table.state[x] !== PLACED || table.run[x] !== run)) return false;
    leaving.clear();
    for (const x of samples) leaving.set(problem.opOrder[x], x - problem.firstOp[problem.opOrder[x]]);
    const orders = [...leaving.keys()];
    if (orders.length < samples.length || !orders.every((o) => this.again.planned(o))) return false;
    const method = runs.method[run];
    const start = runs.start[run];
    if (!orders.every((o, i) => this.canWait(o, method, start, i))) return false;
    this.placementsLeft -= orders.length;
    const ready = new Map(orders.map((o) => [o, this.readyOf(o)]));
    return this.again.replace(
      orders,
      (order) => decoder.removeFrom(order, leaving.get(order)!),
      (order) => this.sendOn(order, method, start, ready.get(order)!),
      'better',
    );
  }

  /** Whether the later run with room that is left when `before` others have gone could do for the order, as far as the way from its end to patient-ready tells. */
  private canWait(order: number, method: number, start: number, before: number): boolean {
    const { problem, decoder: { workshop: { runs } } } = this;
    const target = runs.withRoom(method, start + 1, before);
    return target !== NONE && runs.end[target] + problem.recipes[problem.orderRecipe[order]].tail[this.leaving.get(order)!] <= this.readyOf(order);
  }

  private readyOf(order: number): number {
    return this.decoder.workshop.table.end[this.problem.firstOp[order] + this.problem.recipes[this.problem.orderRecipe[order]].patientReady];
  }

  private sendOn(order: number, method: number, start: number, ready: number): boolean {
    const { decoder } = this;
    const target = decoder.workshop.runs.withRoom(method, start + 1);
    if (target === NONE) return false;
    decoder.notBefore[this.leaving.get(order)!] = this.startOf(target);
    decoder.hasNotBefore = true;
    decoder.readyLimit = ready;
    return decoder.placeRest(order);
  }
}
