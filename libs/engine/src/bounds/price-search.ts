import { GuideRelay } from './guide-relay.js';
import { UNITS, type PriceGuide } from './price-guide.js';
import { PriceMaster } from './price-master.js';
import type { PriceModel } from './price-model.js';
import { priceSupport, type PriceSupport } from './price-supports.js';
import { VolumeSteps } from './volume-steps.js';

/** More lots than this have no program of their own. */
const MOST_LOTS = 500;

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
 * Looks for prices whose bound is high. Any prices are valid, so it can stop at any step and go on later; the same steps give the same prices.
 * More lots than `MOST_LOTS` are left to the volume algorithm alone.
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
  private readonly price: Float64Array[];
  private best: Float64Array[];
  private readonly guide: PriceGuide;
  /** Whether the guide knows of no better prices for plans that miss as many windows as the one aimed at. */
  private exhausted = false;

  /** @param starts how the plan goes, by operation; @param windows whether missed windows may have a price */
  constructor(readonly model: PriceModel, private target: Target, windows: boolean, starts: Int32Array) {
    const usages = model.usages();
    const { list } = model.resources;
    this.supports = list.map((resource, r) => priceSupport(resource, r, usages, model.grid));
    // The price of a missed window is one more coordinate, after those of the resources.
    const coordinates = (): Float64Array[] => [...this.supports.map((s) => new Float64Array(s.from.length)), new Float64Array(1)];
    this.center = coordinates();
    this.present = coordinates();
    this.best = coordinates();
    this.price = list.map((r) => new Float64Array(r.capacity.length));
    const volume = new VolumeSteps(model, this.supports, windows);
    this.guide = model.lots > MOST_LOTS ? volume : new GuideRelay(volume, new PriceMaster(model, this.supports, windows ? target.lateness : null, starts), model.lots);
  }

  /** Aims at another plan of the same case from the next step on: what is proven so far holds for it too. */
  aim(target: Target): void {
    if (target.lateness !== this.target.lateness) this.exhausted = false;
    this.target = target;
    if (this.steps > 0) this.highest = this.beforeMissed - this.proven.perWindow * target.lateness;
  }

  /** Whether nothing is to be gained any more: the bound has met the plan, or there are no better prices. */
  get met(): boolean {
    return this.proven.bound >= this.target.turnaround || this.exhausted;
  }

  get proven(): ProvenPrices {
    const prices = this.best.slice(0, -1);
    return { bound: Math.ceil(this.highest / UNITS), value: this.beforeMissed, prices, perWindow: this.best[prices.length][0] };
  }

  /** One evaluation and one step on from it. */
  step(): void {
    const { target, guide } = this;
    guide.look();
    const whole = this.present.map((p) => p.map(Math.round));
    const perWindow = whole[whole.length - 1][0];
    this.lay(whole);
    // What the lots are not asked about has a price of 0.
    const beforeMissed = this.model.evaluate(this.price, { perMinute: UNITS, perWindow });
    const value = beforeMissed - perWindow * target.lateness;
    const gained = value > this.highest ? (this.steps === 0 ? Infinity : (value - this.highest) / Math.abs(this.highest)) : 0;
    if (value > this.highest || this.steps === 0) {
      this.highest = value;
      this.beforeMissed = beforeMissed;
      this.best = whole;
      this.center.forEach((c, r) => c.set(this.present[r]));
    }
    this.steps++;
    this.exhausted = guide.next({ center: this.center, gained, highest: this.highest, missing: target.turnaround * UNITS - this.highest, lateness: target.lateness }, this.present);
  }

  /** Spreads the prices of the supports over the instants. */
  private lay(whole: readonly Float64Array[]): void {
    this.supports.forEach(({ from, length }, r) => {
      const price = this.price[r].fill(0);
      for (let i = 0; i < from.length; i++) for (let j = 0; j < length; j++) price[from[i] + j] += whole[r][i];
    });
  }
}
