import { withNeighbours } from './neighbours.js';
import type { PriceGuide, Tried } from './price-guide.js';
import type { PriceModel } from './price-model.js';
import type { PriceSupport } from './price-supports.js';

/**
 * How much of the newest gradient goes into the direction: at most and at least, and in between this many times 1 / steps. At first the direction has to
 * forget where it came from; near the best prices it has to be the mean of so many ways that it is nearly a feasible mixture.
 */
const MOST_FRESH = 0.1;
const LEAST_FRESH = 0.003;
const FRESH_TIMES_STEPS = 1.5;
const FIRST_STEP = 0.5;
const LONGEST_STEP = 4;
/** Steps without a better bound after which steps grow shorter, and by how much. */
const PATIENCE = 6;
const SHORTEN = 0.7;
const LENGTHEN = 1.1;
/** Steps shorter than this lead nowhere: the next is this long instead. */
const TOO_SHORT = 0.005;
const AFRESH = 0.05;
/** How much faster the price of missed windows moves, which has no neighbours to move it along. */
const WINDOWS_AHEAD = 10;
/** Steps between two looks at things that are neither dear nor short: in between lots are not asked what they would use of them. */
export const LOOK_AGAIN = 10;

/**
 * The volume algorithm: the direction is a fading mean of gradients (used less available), in which neighbouring prices move together; each step starts
 * from the best prices so far. Cheap for any number of lots, but slow to come all the way to the best prices.
 */
export class VolumeSteps implements PriceGuide {
  private readonly direction: Float64Array[];
  /** The direction with what neighbours share in it. */
  private readonly line: Float64Array[];
  private readonly gradient: Float64Array[];
  private readonly used: Float64Array[];
  private stride = FIRST_STEP;
  private idle = 0;
  private steps = 0;

  /** @param windows whether missed windows may have a price */
  constructor(private readonly model: PriceModel, private readonly supports: readonly PriceSupport[], private readonly windows: boolean) {
    const coordinates = (): Float64Array[] => [...supports.map((s) => new Float64Array(s.from.length)), new Float64Array(1)];
    this.direction = coordinates();
    this.line = coordinates();
    this.gradient = coordinates();
    this.used = model.resources.list.map((r) => new Float64Array(r.capacity.length));
  }

  /** Whether the next evaluation, or the one just made, is about everything. */
  get looks(): boolean {
    return this.steps % LOOK_AGAIN === 0;
  }

  look(): void {
    if (this.looks) this.model.priced.fill(1);
  }

  next(tried: Tried, into: readonly Float64Array[]): boolean {
    const { priced } = this.model;
    const along = this.differentiate(tried, into);
    if (this.looks) priced.forEach((_, r) => (priced[r] = [this.gradient[r], into[r], tried.center[r]].some((values) => values.some((v) => v > 0)) ? 1 : 0));
    if (tried.gained > 1e-6) {
      this.idle = 0;
      if (along > 0) this.stride = Math.min(LONGEST_STEP, this.stride * LENGTHEN);
    } else if (++this.idle >= PATIENCE) {
      this.stride = this.stride < TOO_SHORT ? AFRESH : this.stride * SHORTEN;
      this.idle = 0;
    }
    this.steps++;
    this.move(tried, into);
    return false;
  }

  /** Takes the new gradient into the direction. Answers how well the two agreed. */
  private differentiate({ lateness }: Tried, present: readonly Float64Array[]): number {
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
    gradient[gradient.length - 1][0] = this.windows ? model.missed - lateness : 0;
    const fresh = this.steps === 0 ? 1 : Math.min(MOST_FRESH, Math.max(LEAST_FRESH, FRESH_TIMES_STEPS / (this.steps + 1)));
    let along = 0;
    gradient.forEach((g, r) => {
      const d = direction[r];
      for (let i = 0; i < g.length; i++) {
        if (present[r][i] > 0 || g[i] > 0) along += g[i] * d[i];
        d[i] = fresh * g[i] + (1 - fresh) * d[i];
      }
    });
    return along;
  }

  private move({ center, missing }: Tried, into: readonly Float64Array[]): void {
    const { direction, line } = this;
    let norm = 0;
    direction.forEach((d, r) => (norm += withNeighbours(d, center[r], line[r])));
    const windows = line[line.length - 1];
    norm += (WINDOWS_AHEAD - 1) * windows[0] * windows[0];
    windows[0] *= WINDOWS_AHEAD;
    const length = norm === 0 ? 0 : (this.stride * missing) / norm;
    into.forEach((p, r) => {
      const c = center[r];
      for (let i = 0; i < p.length; i++) p[i] = Math.max(0, c[i] + length * line[r][i]);
    });
  }
}
