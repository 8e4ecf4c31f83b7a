import { naturalLog } from '@lotwright/random';
import type { RandomStream } from '@lotwright/random';
import type { Budget } from '../effort/budget.js';
import type { HybridFlowShop } from './hybrid-flow-shop.js';
import { TwoEndedDecoder } from './two-ended-decoder.js';

/** Temperatures at the start of the first width, at the start of the last one and of every heat after it, and at the end of each; in tenths of the mean duration. */
const WARM = 0.15;
const WARM_WHOLE = 0.08;
const COLD = 0.03;
/** Jobs judged at each end for every machine of the widest stage, when it begins with short ends. */
const FIRST_WAVES = 2;
/** Jobs for every machine of the widest stage from which on it does: with fewer most jobs belong to the ends. */
const LONG_SHOP = 20;
/** How often two jobs change places; otherwise one job goes elsewhere. */
const SWAPS = 0.4;

/** Pauses at which the best order so far can be looked at, the end among them. */
const LEGS = 8;

/**
 * Simulated annealing on the order of jobs that the two-ended decoder reads, width after width: in a long shop only some jobs at each end are judged at first, then more,
 * at last all. It can be interrupted between any two trials.
 */
export class TwoEndedAnnealing {
  /** Load of the best order so far among those judged at the present width, see the decoder. */
  bestLoad: number;

  private readonly widths: readonly TwoEndedDecoder[];
  private width = 0;
  private readonly whole: TwoEndedDecoder;
  private readonly order: Int32Array;
  private readonly bestOrder: Int32Array;
  /** Place of each job in the order it began with. */
  private readonly rank: Int32Array;
  private readonly keptIdle: Int32Array;
  private readonly noIdle: Int32Array;
  private readonly unit: number;
  private trials: number;
  private load: number;
  private trial = 0;

  /** @param trials how many orders are tried until it has cooled down for the first time; at each width half as many when there are several */
  constructor(
    shop: HybridFlowShop,
    private readonly random: RandomStream,
    trials: number,
  ) {
    this.widths = reaches(shop).map((reach) => new TwoEndedDecoder(shop, reach));
    this.whole = this.widths[this.widths.length - 1];
    this.trials = this.widths.length > 1 ? Math.ceil(trials / 2) : trials;
    this.unit = shop.time.reduce((sum, p) => sum + p, 0) / shop.time.length / 10;
    this.order = risingWorkFirst(shop);
    this.bestOrder = this.order.slice();
    this.rank = new Int32Array(shop.jobs);
    this.order.forEach((job, place) => (this.rank[job] = place));
    this.keptIdle = new Int32Array(2 * shop.stages);
    this.noIdle = new Int32Array(2 * shop.stages);
    this.load = this.bestLoad = this.serveBoth();
  }

  /** Heats up again with all jobs judged, at the best order so far, to cool down after `trials` more. */
  reheat(trials: number): void {
    this.trials = trials;
    this.trial = 0;
    this.order.set(this.bestOrder);
    this.load = this.serveBoth();
  }

  /** Whether it has cooled down with all jobs judged. */
  get done(): boolean {
    return this.decoder === this.whole && this.trial >= this.trials;
  }

  /** Goes on to the end of the present width or, when all jobs are judged, of the present leg, of which there are eight until it has cooled down; false when the budget ends before. */
  advance(budget: Budget): boolean {
    if (this.decoder === this.whole) {
      const leg = Math.ceil(this.trials / LEGS);
      return this.cool(budget, Math.min(this.trials, this.trial - (this.trial % leg) + leg));
    }
    if (!this.cool(budget, this.trials)) return false;
    this.widen();
    return true;
  }

  /** Machine sequences of the best order so far. */
  sequences(): number[][] {
    return this.whole.sequences(this.bestOrder);
  }

  private get decoder(): TwoEndedDecoder {
    return this.widths[this.width];
  }

  /** Where the present width or heat begins: the wider, the cooler. */
  private get warm(): number {
    const { widths, width } = this;
    return widths.length > 1 ? WARM + ((WARM_WHOLE - WARM) * width) / (widths.length - 1) : WARM;
  }

  private cool(budget: Budget, end: number): boolean {
    while (this.trial < end) {
      if (!budget.step()) return false;
      this.tryOne();
    }
    return true;
  }

  /** Judges more jobs, at the best order for the width before; what lay between its ends is put in order anew, for changes there were made blindly. */
  private widen(): void {
    const { order, rank, decoder } = this;
    order.set(this.bestOrder);
    order.subarray(decoder.ahead, decoder.behind).sort((a, b) => rank[a] - rank[b]);
    this.width++;
    this.trial = 0;
    this.load = this.bestLoad = this.serveBoth();
    this.bestOrder.set(order);
  }

  private tryOne(): void {
    const { random, order } = this;
    const { ahead, behind } = this.decoder;
    const { warm, unit } = this;
    const temperature = unit * (warm + (COLD - warm) * (this.trial++ / this.trials));
    let from: number;
    let to: number;
    do {
      from = random.nextInt(order.length);
      to = random.nextInt(order.length);
    } while (Math.min(from, to) >= ahead && Math.max(from, to) < behind);
    if (from === to) return;
    const swap = random.next() < SWAPS;
    move(order, from, to, swap);
    if (this.judge(from, to, this.load - temperature * naturalLog(1 - random.next()))) this.keep();
    else move(order, to, from, swap);
  }

  /** Serves the ends that the change from one place to another touches; whether their load is within the limit. */
  private judge(from: number, to: number, limit: number): boolean {
    const { decoder, order, keptIdle } = this;
    const { ahead, behind } = decoder;
    const low = Math.min(from, to);
    const high = Math.max(from, to);
    decoder.idle.set(keptIdle);
    if (high < behind) return decoder.serve(order, 0, keptIdle, limit);
    if (low >= ahead) return decoder.serve(order, 1, keptIdle, limit);
    return decoder.serve(order, 0, this.noIdle, limit) && decoder.serve(order, 1, decoder.idle, limit);
  }

  private serveBoth(): number {
    const { decoder, order, noIdle, keptIdle } = this;
    decoder.serve(order, 0, noIdle, Infinity);
    decoder.serve(order, 1, noIdle, Infinity);
    keptIdle.set(decoder.idle);
    return decoder.load(keptIdle);
  }

  private keep(): void {
    this.keptIdle.set(this.decoder.idle);
    this.load = this.decoder.load(this.keptIdle);
    if (this.load >= this.bestLoad) return;
    this.bestLoad = this.load;
    this.bestOrder.set(this.order);
  }
}

/**
 * Jobs judged at each end, width after width: in a long shop some for every machine, then twice as many, as long as no more than half of all jobs are judged; at last all. The ends are
 * most of what an order of many jobs decides, and short ones are judged quickly.
 */
function reaches({ jobs, machines }: HybridFlowShop): number[] {
  const widths: number[] = [];
  const most = Math.max(...machines);
  if (jobs >= LONG_SHOP * most) for (let reach = FIRST_WAVES * most; 4 * reach <= jobs; reach *= 2) widths.push(reach);
  widths.push(jobs);
  return widths;
}

/** Jobs whose work grows along the stages first. */
function risingWorkFirst({ jobs, stages, time }: HybridFlowShop): Int32Array {
  const slope = new Float64Array(jobs);
  for (let k = 0; k < stages; k++) for (let j = 0; j < jobs; j++) slope[j] += time[k * jobs + j] * (k - (stages - 1) / 2);
  return Int32Array.from({ length: jobs }, (_, j) => j).sort((a, b) => slope[b] - slope[a] || a - b);
}

function move(order: Int32Array, from: number, to: number, swap: boolean): void {
  const job = order[from];
  if (swap) order[from] = order[to];
  else if (from < to) order.copyWithin(from, from + 1, to + 1);
  else order.copyWithin(to + 1, to, from);
  order[to] = job;
}
