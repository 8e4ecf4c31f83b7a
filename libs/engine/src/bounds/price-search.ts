import type { PriceModel } from './price-model.js';
import { priceSupport, type PriceSupport } from './price-supports.js';

/** Price units per weighted minute: prices are whole numbers, so that the sum can be made again exactly. */
export const UNITS = 16;

/** How much of the newest gradient goes into the direction. */
const FRESH = 0.03;
const FIRST_STEP = 4;
const LONGEST_STEP = 4;
/** Steps without a better bound after which steps grow shorter, and by how much. */
const PATIENCE = 6;
const SHORTEN = 0.7;
const LENGTHEN = 1.1;
/** Steps shorter than this lead nowhere: the next is this long instead. */
const TOO_SHORT = 0.01;
const AFRESH = 0.5;
/** Steps between two looks at things that are neither dear nor short: in between lots are not asked what they would use of them. */
const LOOK_AGAIN = 10;

/** What the search for prices aims at: the plan it bounds. */
export interface Target {
  /** Value of the turnaround level. */
  readonly turnaround: number;
  /** Weighted missed windows: the bound holds for plans that miss no more. */
  readonly lateness: number;
}

/** The best prices so far and what they prove. */
export interface ProvenPrices {
  /** Lower bound of the turnaround level, weighted minutes, rounded up. */
  readonly bound: number;
  /** Price units before what the plan's missed windows cost is taken off: the same for every plan of the case. */
  readonly value: number;
  /** Whole prices by resource, one per entry of its support. */
  readonly prices: readonly Float64Array[];
  /** Price of one weighted missed window. */
  readonly perWindow: number;
}

/**
 * Looks for prices whose bound is high, by the volume algorithm: the direction is a fading mean of gradients (used less available), each step
 * starts from the best prices so far. Any prices are valid, so it can stop at any step and go on later; the same steps give the same prices.
 */
export class PriceSearch {
  steps = 0;
  readonly supports: readonly PriceSupport[];
  /** Highest value found, in price units. */
  private highest = -Infinity;
  /** The same before what the plan's missed windows cost is taken off. */
  private beforeMissed = -Infinity;
  private readonly center: Float64Array[];
  private readonly present: Float64Array[];
  private readonly direction: Float64Array[];
  private readonly gradient: Float64Array[];
  private readonly price: Float64Array[];
  private readonly used: Float64Array[];
  private best: Float64Array[];
  private stride = FIRST_STEP;
  private idle = 0;

  constructor(
    readonly model: PriceModel,
    private target: Target,
    /** Whether missed windows may have a price. */
    private readonly windows: boolean,
  ) {
    const usages = model.usages();
    const { list } = model.resources;
    this.supports = list.map((resource, r) => priceSupport(resource, r, usages, model.grid));
    // The price of a missed window is one more coordinate, after those of the resources.
    const coordinates = (): Float64Array[] => [...this.supports.map((s) => new Float64Array(s.from.length)), new Float64Array(1)];
    this.center = coordinates();
    this.present = coordinates();
    this.direction = coordinates();
    this.gradient = coordinates();
    this.best = coordinates();
    this.price = list.map((r) => new Float64Array(r.capacity.length));
    this.used = list.map((r) => new Float64Array(r.capacity.length));
  }

  /** Aims at another plan of the same case from the next step on: what is proven so far holds for it too. */
  aim(target: Target): void {
    this.target = target;
    if (this.steps > 0) this.highest = this.beforeMissed - this.proven.perWindow * target.lateness;
  }

  /** Whether the bound has met the plan. */
  get met(): boolean {
    return this.proven.bound >= this.target.turnaround;
  }

  get proven(): ProvenPrices {
    const prices = this.best.slice(0, -1);
    return { bound: Math.ceil(this.highest / UNITS), value: this.beforeMissed, prices, perWindow: this.best[prices.length][0] };
  }

  /** One evaluation and one step on from it. */
  step(): void {
    const { priced } = this.model;
    const all = this.steps % LOOK_AGAIN === 0;
    if (all) priced.fill(1);
    const whole = this.present.map((p) => p.map(Math.round));
    const perWindow = whole[whole.length - 1][0];
    this.lay(whole);
    // What is left out keeps its price of 0: its direction only points down.
    const beforeMissed = this.model.evaluate(this.price, { perMinute: UNITS, perWindow });
    const value = beforeMissed - perWindow * this.target.lateness;
    const along = this.differentiate();
    if (all) priced.forEach((_, r) => (priced[r] = this.matters(r) ? 1 : 0));
    const better = value > this.highest + 1e-6 * Math.abs(this.highest);
    if (value > this.highest || this.steps === 0) {
      this.highest = value;
      this.beforeMissed = beforeMissed;
      this.best = whole;
      this.center.forEach((c, r) => c.set(this.present[r]));
    }
    if (better) {
      this.idle = 0;
      if (along > 0) this.stride = Math.min(LONGEST_STEP, this.stride * LENGTHEN);
    } else if (++this.idle >= PATIENCE && this.steps > 0) {
      this.stride = this.stride < TOO_SHORT ? AFRESH : this.stride * SHORTEN;
      this.idle = 0;
    }
    this.steps++;
    this.move();
  }

  /** Whether a resource is short somewhere or has a price, now or where steps start from. */
  private matters(r: number): boolean {
    return [this.gradient[r], this.present[r], this.center[r]].some((values) => values.some((v) => v > 0));
  }

  /** Spreads the prices of the supports over the instants. */
  private lay(whole: readonly Float64Array[]): void {
    this.supports.forEach(({ from, length }, r) => {
      const price = this.price[r].fill(0);
      for (let i = 0; i < from.length; i++) for (let j = 0; j < length; j++) price[from[i] + j] += whole[r][i];
    });
  }

  /** Takes the new gradient into the direction. Answers how well the two agreed. */
  private differentiate(): number {
    const { model, used, gradient, direction } = this;
    model.use(used);
    this.supports.forEach(({ from, length }, r) => {
      const { capacity } = model.resources.list[r];
      for (let i = 0; i < from.length; i++) {
        let sum = 0;
        for (let j = from[i]; j < from[i] + length; j++) sum += used[r][j] - capacity[j];
        gradient[r][i] = sum;
      }
    });
    gradient[gradient.length - 1][0] = this.windows ? model.missed - this.target.lateness : 0;
    const fresh = this.steps === 0 ? 1 : FRESH;
    let along = 0;
    gradient.forEach((g, r) => {
      const d = direction[r];
      for (let i = 0; i < g.length; i++) {
        if (this.present[r][i] > 0 || g[i] > 0) along += g[i] * d[i];
        d[i] = fresh * g[i] + (1 - fresh) * d[i];
      }
    });
    return along;
  }

  private move(): void {
    let norm = 0;
    this.direction.forEach((d, r) => d.forEach((x, i) => {
      if (this.center[r][i] > 0 || x > 0) norm += x * x;
    }));
    const length = norm === 0 ? 0 : (this.stride * (this.target.turnaround * UNITS - this.highest)) / norm;
    this.present.forEach((p, r) => {
      const c = this.center[r];
      const d = this.direction[r];
      for (let i = 0; i < p.length; i++) p[i] = Math.max(0, c[i] + length * d[i]);
    });
  }
}
