import type { PriceGuide, Tried } from './price-guide.js';
import type { PriceMaster } from './price-master.js';
import { LOOK_AGAIN, type VolumeSteps } from './volume-steps.js';

/** Steps over which the first guide is judged: a multiple of those between two looks at everything. */
const TRIAL = 4 * LOOK_AGAIN;
/** Share of what the bound lacks to the plan that so many steps must gain: the less, the more lots make the program dear. */
const WORTHWHILE = 0.1;
const WORTHWHILE_TIMES_LOTS = 4;

/**
 * The volume algorithm as long as it gains, then for good the program over ways, which begins with the ways that came up until then: far from the
 * best prices a step of the program costs more than it brings, near them the volume algorithm does not come any further.
 */
export class GuideRelay implements PriceGuide {
  private steps = 0;
  private before = -Infinity;
  private handedOver = false;

  private readonly worthwhile: number;

  constructor(private readonly volume: VolumeSteps, private readonly master: PriceMaster, lots: number) {
    this.worthwhile = Math.min(WORTHWHILE, WORTHWHILE_TIMES_LOTS / Math.max(1, lots));
  }

  look(): void {
    if (this.handedOver) this.master.look();
    else this.volume.look();
  }

  next(tried: Tried, into: readonly Float64Array[]): boolean {
    if (this.handedOver) return this.master.next(tried, into);
    // Only when lots are asked about everything is it known what their ways use.
    if (this.steps % LOOK_AGAIN === 0) this.master.take();
    this.steps++;
    if (this.steps % TRIAL === 0) {
      this.handedOver = tried.highest - this.before < this.worthwhile * tried.missing;
      this.before = tried.highest;
    }
    return this.volume.next(tried, into);
  }
}
