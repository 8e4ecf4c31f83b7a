import { naturalLog } from '@lotwright/random';
import type { RandomStream } from '@lotwright/random';
import type { Budget } from '../effort/budget.js';
import { FcfsDecoder } from './fcfs-decoder.js';
import type { HybridFlowShop } from './hybrid-flow-shop.js';

/** Temperatures at start and end, in tenths of the mean duration. */
const WARM = 0.7;
const COLD = 0.05;

/** An order of jobs and the length of its schedule. */
export interface RankedOrder {
  readonly order: Int32Array;
  readonly makespan: number;
}

/** Simulated annealing on the order of jobs at the first stage, from the better of two simple rules; used for a quick start. */
export class PermutationAnnealing {
  private readonly decoder: FcfsDecoder;
  private readonly unit: number;

  constructor(
    private readonly shop: HybridFlowShop,
    private readonly budget: Budget,
    private readonly random: RandomStream,
  ) {
    this.decoder = new FcfsDecoder(shop);
    this.unit = shop.time.reduce((sum, p) => sum + p, 0) / shop.time.length / 10;
  }

  /** The better of two orders: jobs whose work grows along the stages first, and jobs with much work first. */
  simpleOrder(): RankedOrder {
    const { jobs, stages, time } = this.shop;
    const slope = new Float64Array(jobs);
    const total = new Float64Array(jobs);
    for (let k = 0; k < stages; k++) {
      for (let j = 0; j < jobs; j++) {
        slope[j] += time[k * jobs + j] * (k - (stages - 1) / 2);
        total[j] += time[k * jobs + j];
      }
    }
    const orders = [slope, total].map((key) => Int32Array.from({ length: jobs }, (_, j) => j).sort((a, b) => key[b] - key[a] || a - b));
    const ranked = orders.map((order) => ({ order, makespan: this.decoder.makespan(order, Infinity) }));
    return ranked[1].makespan < ranked[0].makespan ? ranked[1] : ranked[0];
  }

  /** The best order found from `start` in `steps` trials, fewer when the budget ends. */
  anneal(start: RankedOrder, steps: number): RankedOrder {
    const { decoder, random, budget } = this;
    const order = start.order.slice();
    let current = start.makespan;
    let best: RankedOrder = start;
    for (let step = 0; step < steps && budget.step(); step++) {
      const temperature = this.unit * (WARM + (COLD - WARM) * (step / steps));
      const from = random.nextInt(order.length);
      const to = random.nextInt(order.length);
      if (from === to) continue;
      const swap = random.nextInt(5) < 2;
      change(order, from, to, swap);
      const limit = current - temperature * naturalLog(1 - random.next());
      const makespan = decoder.makespan(order, limit);
      if (makespan > limit) {
        change(order, to, from, swap);
        continue;
      }
      current = makespan;
      if (current < best.makespan) best = { order: order.slice(), makespan: current };
    }
    return best;
  }

  /** The machine sequences of an order. */
  sequences({ order }: RankedOrder): number[][] {
    this.decoder.makespan(order, Infinity);
    return this.decoder.sequences();
  }
}

function change(order: Int32Array, from: number, to: number, swap: boolean): void {
  const job = order[from];
  if (swap) order[from] = order[to];
  else if (from < to) order.copyWithin(from, from + 1, to + 1);
  else order.copyWithin(to + 1, to, from);
  order[to] = job;
}
