import type { FlexibleJobShop, HybridFlowShop } from '@lotwright/shop';

/** A classic shop of either family. */
export type ShopProblem = { readonly family: 'flexible job shop'; readonly shop: FlexibleJobShop } | { readonly family: 'hybrid flow shop'; readonly shop: HybridFlowShop };

/** What counts as a second: of the day, or of the processor time of each thread. */
export type SearchClock = 'wall' | 'processor';

/** What a thread is given that searches one island of a shop. */
export interface ShopErrand {
  readonly problem: ShopProblem;
  readonly seed: number;
  readonly island: number;
  readonly clock: SearchClock;
}
