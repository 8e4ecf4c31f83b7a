import { naturalLog } from '@lotwright/random';
import type { RandomStream } from '@lotwright/random';
import type { Budget } from '../effort/budget.js';
import type { HybridFlowShop } from './hybrid-flow-shop.js';
import { JobInsertion } from './job-insertion.js';
import { MachineLists } from './machine-lists.js';
import { Relister } from './relist.js';

/** Jobs taken out and put back in one step. */
const REMOVED = 2;
/** How often a job is taken out at its first or last stages only. */
const PARTIAL = 0.5;
/** Temperature in tenths of the mean duration. */
const TEMPERATURE = 0.3;

/**
 * Iterated greedy in graph space: take two jobs out, wholly or in part, put each back on its shortest path, renormalise the whole schedule in one direction of
 * time, and keep the result when it is not longer, or by a little chance when it is.
 */
export class IteratedGreedy {
  /** Length of the best schedule so far. */
  best = 0;
  /** Steps since it was found. */
  stale = 0;

  private readonly lists: MachineLists;
  private readonly relister: Relister;
  private readonly insertion: JobInsertion;
  private readonly keptPrevious: Int32Array;
  private readonly keptNext: Int32Array;
  private readonly bestNext: Int32Array;
  private readonly removed = new Int32Array(REMOVED);
  private readonly removedFrom = new Int32Array(REMOVED);
  private readonly removedTo = new Int32Array(REMOVED);
  private readonly temperature: number;
  private current = 0;

  constructor(
    shop: HybridFlowShop,
    private readonly random: RandomStream,
  ) {
    this.lists = new MachineLists(shop);
    this.relister = new Relister(this.lists);
    this.insertion = new JobInsertion(this.lists);
    this.keptPrevious = new Int32Array(this.lists.size);
    this.keptNext = new Int32Array(this.lists.size);
    this.bestNext = new Int32Array(this.lists.size);
    this.temperature = (TEMPERATURE * shop.time.reduce((sum, p) => sum + p, 0)) / shop.time.length / 10;
  }

  /** Begins from machine sequences. */
  start(sequences: readonly ArrayLike<number>[]): void {
    const { lists, relister } = this;
    lists.load(sequences);
    lists.updateEnds();
    relister.forward();
    lists.updateRests();
    this.current = relister.backward();
    this.best = this.current;
    this.stale = 0;
    this.bestNext.set(lists.next);
    this.keep();
  }

  /** Searches until the budget ends, a schedule of `target` is found, or as many steps in a row as `patience` have found nothing shorter. */
  run(budget: Budget, target: number, patience: number): void {
    const { lists, random } = this;
    while (this.best > target && this.stale < patience && budget.step()) {
      this.stale++;
      const limit = this.current - this.temperature * naturalLog(1 - random.next());
      const makespan = this.change(limit);
      if (makespan > limit) {
        this.restore();
        continue;
      }
      this.current = makespan;
      this.keep();
      if (makespan >= this.best) continue;
      this.best = makespan;
      this.stale = 0;
      this.bestNext.set(lists.next);
    }
  }

  /** Machine sequences of the best schedule. */
  bestSequences(): Int32Array[] {
    this.lists.next.set(this.bestNext);
    const sequences = this.lists.sequences();
    this.restore();
    return sequences;
  }

  /** Changes the schedule and answers how long it is; left half done, with some number above the limit, when it must exceed the limit before it is relisted: relisting hardly ever mends that. */
  private change(limit: number): number {
    const { lists, random, removed, removedFrom, removedTo, relister } = this;
    const count = Math.min(REMOVED, lists.jobs);
    for (let i = 0; i < count; i++) {
      let job = random.nextInt(lists.jobs);
      while (i > 0 && job === removed[i - 1]) job = random.nextInt(lists.jobs);
      this.remove(job, i);
    }
    lists.updateEnds();
    lists.updateRests();
    for (let i = 0; i < count; i++) {
      if (i > 0) {
        lists.updateEnds(removedFrom[i - 1]);
        lists.updateRests(removedTo[i - 1]);
      }
      const makespan = lists.makespan();
      if (makespan > limit || !this.insertion.insert(removed[i], removedFrom[i], removedTo[i], makespan, limit)) return Infinity;
    }
    if (random.nextInt(2) === 0) {
      lists.updateEnds(removedFrom[count - 1]);
      const makespan = lists.makespan();
      return makespan > limit ? makespan : relister.forward();
    }
    lists.updateRests(removedTo[count - 1]);
    const makespan = lists.makespanByRests();
    return makespan > limit ? makespan : relister.backward();
  }

  /** Takes a job out, as the `i`-th: at all stages, or at those before or behind a stage by chance. */
  private remove(job: number, i: number): void {
    const { lists, random } = this;
    const { stages, jobs } = lists;
    let from = 0;
    let to = stages;
    if (stages > 1 && random.chance(PARTIAL)) {
      const cut = 1 + random.nextInt(stages - 1);
      if (random.nextInt(2) === 0) from = cut;
      else to = cut;
    }
    this.removed[i] = job;
    this.removedFrom[i] = from;
    this.removedTo[i] = to;
    for (let k = from; k < to; k++) {
      const v = (k + 1) * jobs + job;
      lists.unlink(v);
      lists.end[v] = 0;
      lists.rest[v] = 0;
    }
  }

  private keep(): void {
    this.keptPrevious.set(this.lists.previous);
    this.keptNext.set(this.lists.next);
  }

  private restore(): void {
    this.lists.previous.set(this.keptPrevious);
    this.lists.next.set(this.keptNext);
  }
}
