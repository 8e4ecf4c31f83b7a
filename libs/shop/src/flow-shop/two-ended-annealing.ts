import { naturalLog } from '@lotwright/random';
import type { RandomStream } from '@lotwright/random';
import type { Budget } from '../effort/budget.js';
import type { HybridFlowShop } from './hybrid-flow-shop.js';
import { TwoEndedDecoder } from './two-ended-decoder.js';

/** Temperatures at start and end, in tenths of the mean duration. */
const WARM = 0.15;
const COLD = 0.03;
/** How often two jobs change places; otherwise one job goes elsewhere. */
const SWAPS = 0.4;

/** Pauses at which the best order so far can be looked at, the end among them. */
const LEGS = 8;

/** Simulated annealing on the order of jobs that the two-ended decoder reads. It can be interrupted between any two trials. */
export class TwoEndedAnnealing {
  /** Load of the best order so far, see the decoder. */
  bestLoad: number;

  private readonly decoder: TwoEndedDecoder;
  private readonly order: Int32Array;
  private readonly bestOrder: Int32Array;
  private readonly keptIdle: Int32Array;
  private readonly noIdle: Int32Array;
  private readonly unit: number;
  private load: number;
  private trial = 0;

  /** @param trials how many orders are tried until it has cooled down for the first time */
  constructor(
    shop: HybridFlowShop,
    private readonly random: RandomStream,
    private trials: number,
  ) {
    this.decoder = new TwoEndedDecoder(shop);
    this.unit = shop.time.reduce((sum, p) => sum + p, 0) / shop.time.length / 10;
    this.order = risingWorkFirst(shop);
    this.bestOrder = this.order.slice();
    this.keptIdle = this.decoder.idle.slice();
    this.noIdle = this.decoder.idle.slice();
    this.load = this.bestLoad = this.serveBoth();
  }

  /** Heats up again, at the best order so far, to cool down after `trials` more. */
  reheat(trials: number): void {
    this.trials = trials;
    this.trial = 0;
    this.order.set(this.bestOrder);
    this.load = this.serveBoth();
  }

  /** Whether it has cooled down. */
  get done(): boolean {
    return this.trial >= this.trials;
  }

  /** Goes on to the end of the present leg, of which there are eight until it has cooled down; false when the budget ends before. */
  advance(budget: Budget): boolean {
    const leg = Math.ceil(this.trials / LEGS);
    const end = Math.min(this.trials, this.trial - (this.trial % leg) + leg);
    while (this.trial < end) {
      if (!budget.step()) return false;
      this.tryOne();
    }
    return true;
  }

  /** Machine sequences of the best order so far. */
  sequences(): number[][] {
    return this.decoder.sequences(this.bestOrder);
  }

  private tryOne(): void {
    const { random, order } = this;
    const temperature = this.unit * (WARM + (COLD - WARM) * (this.trial++ / this.trials));
    const from = random.nextInt(order.length);
    const to = random.nextInt(order.length);
    if (from === to) return;
    const swap = random.next() < SWAPS;
    move(order, from, to, swap);
    if (this.judge(from, to, this.load - temperature * naturalLog(1 - random.next()))) this.keep();
    else move(order, to, from, swap);
  }

  /** Serves the ends that the change from one place to another touches; whether their load is within the limit. */
  private judge(from: number, to: number, limit: number): boolean {
    const { decoder, order, keptIdle } = this;
    const { ahead } = decoder;
    const low = Math.min(from, to);
    const high = Math.max(from, to);
    decoder.idle.set(keptIdle);
    if (high < ahead) return decoder.serve(order, 0, keptIdle, limit);
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
