import type { PriceGuide, Tried } from './price-guide.js';
import type { PriceMaster } from './price-master.js';
import { LOOK_AGAIN, type VolumeSteps } from './volume-steps.js';

/** Steps over which the volume algorithm is judged: a multiple of those between two looks at everything. */
const TRIAL = 4 * LOOK_AGAIN;
/** Steps until which it may find its stride: its first ones are too long on large plans, and raise nothing. */
const STARTING = 5 * TRIAL;
/** Share of what the bound lacks to the plan that so many steps must gain: the less, the more lots make the program dear. */
const WORTHWHILE = 0.1;
const WORTHWHILE_TIMES_LOTS = 4;
/** Steps without a better bound after which the program's mixture must cost less than the plan. */
const PROGRAM_TRIAL = 12;

/**
 * The volume algorithm as long as it gains, then the program over ways, which begins with the ways that came up until then: far from the best prices a
 * step of the program costs more than it brings, near them the volume algorithm does not come any further. Where the program does not raise the
 * bound and is not even as good as the plan, the volume algorithm goes on until there are twice as many steps; the program then goes on where it was.
 */
export class GuideRelay implements PriceGuide {
  private steps = 0;
  /** Bound after the first step, and when the volume algorithm was last judged. */
  private first = -Infinity;
  private before = -Infinity;
  private programmed = false;
  /** Step before which the program is not tried again. */
  private notBefore = 0;
  /** Steps of the program since the bound rose. */
  private trial = 0;

  private readonly worthwhile: number;

  constructor(private readonly volume: VolumeSteps, private readonly master: PriceMaster, lots: number) {
    this.worthwhile = Math.min(WORTHWHILE, WORTHWHILE_TIMES_LOTS / Math.max(1, lots));
  }

  look(): void {
    if (this.programmed) this.master.look();
    else this.volume.look();
  }

  next(tried: Tried, into: readonly Float64Array[]): boolean {
    this.steps++;
    if (!this.programmed) return this.nextOfVolume(tried, into);
    const done = this.master.next(tried, into);
    this.judgeProgram(tried);
    return done;
  }

  private nextOfVolume(tried: Tried, into: readonly Float64Array[]): boolean {
    // Only when lots are asked about everything is it known what their ways use.
    if (this.volume.looks) this.master.take();
    if (this.first === -Infinity) this.first = tried.highest;
    if (this.steps % TRIAL === 0) {
      const rising = tried.highest - this.before >= this.worthwhile * tried.missing;
      this.programmed = !rising && this.steps >= this.notBefore && (tried.highest > this.first || this.steps >= STARTING);
      this.before = tried.highest;
      this.trial = 0;
    }
    return this.volume.next(tried, into);
  }

  private judgeProgram({ gained, highest, missing }: Tried): void {
    this.trial = gained > 0 ? 0 : this.trial + 1;
    if (this.trial < PROGRAM_TRIAL || this.master.cost < highest + missing) return;
    this.programmed = false;
    this.notBefore = 2 * this.steps;
    this.before = highest;
  }
}
