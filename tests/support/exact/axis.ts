/** How long before now and how far ahead the exact search looks. */
export interface Reach {
  readonly from: number;
  readonly to: number;
}

/**
 * Time as the exact search counts it, in ticks. Every instant and length of a coarse case is a multiple of one grain. Two ticks make
 * a grain: an even tick is a grain boundary, an odd one the minute after it.
 *
 * Why that is enough: take any plan in minutes and move each instant that lies strictly between two boundaries to the minute after the
 * earlier of them. The map is monotone and commutes with adding a grain, so every `a + k grains ≤ b` stays true; opening hours, absences,
 * receipts and expiries change at boundaries only; open minutes are counted the same, since a stretch of open work begins and ends
 * equally far from a boundary; what covers a minute of the new plan covered the corresponding minute (the boundary, or the last one of the grain) of the old. No
 * end becomes later. So whatever can be planned in minutes can be planned, no worse, in ticks. Odd ticks matter only where
 * interruptible work is followed by an upper bound (it may keep a minute for the next morning, so that a hold begins there); otherwise
 * rounding down to boundaries proves the same, and `stride` is 2.
 */
export class Axis {
  readonly ticks: number;

  constructor(private readonly reach: Reach, private readonly grain: number, readonly stride: 1 | 2) {
    this.ticks = ((reach.to - reach.from) / grain) * 2;
  }

  /** The tick of a grain boundary. @throws RangeError for any other instant: the case is not coarse */
  tick(minute: number): number {
    return this.length(minute - this.reach.from);
  }

  /** A length in ticks. @throws RangeError when it is no whole number of grains */
  length(minutes: number): number {
    if (minutes % this.grain !== 0) throw new RangeError(`${minutes} minutes are no multiple of ${this.grain}`);
    return (minutes / this.grain) * 2;
  }

  /** The minute of a tick. */
  minute(tick: number): number {
    return this.reach.from + (tick >> 1) * this.grain + (tick & 1);
  }

  /** One cell per tick: 1 where the spans cover it; all 1 for time that is always open. */
  cells(spans: readonly { readonly start: number; readonly end: number }[] | null): Uint8Array {
    const cells = new Uint8Array(this.ticks).fill(spans === null ? 1 : 0);
    for (const { start, end } of spans ?? []) {
      const clip = (minute: number): number => this.tick(Math.min(Math.max(minute, this.reach.from), this.reach.to));
      cells.fill(1, clip(start), clip(end));
    }
    return cells;
  }
}
