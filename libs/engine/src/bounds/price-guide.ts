/** Price units per weighted minute: prices are whole numbers, so that the sum can be made again exactly. */
export const UNITS = 16;

/** What came of the prices tried last, in price units. */
export interface Tried {
  /** Best prices so far, by resource and entry of its support; the price of a missed window last. */
  readonly center: readonly Float64Array[];
  /** By how much the bound rose, as a share of it; 0 when it did not. */
  readonly gained: number;
  /** The best bound so far, and what it lacks to the plan. */
  readonly highest: number;
  readonly missing: number;
  /** Weighted windows that the plan misses. */
  readonly lateness: number;
}

/** Says which prices to try next. Any prices are valid, so a guide can be wrong only in being slow. */
export interface PriceGuide {
  /** Says before an evaluation which resources the lots shall be asked about. */
  look(): void;
  /** Learns from the evaluation of the prices in `into`, and writes the next ones there. @returns whether none are better than the best so far */
  next(tried: Tried, into: readonly Float64Array[]): boolean;
}
