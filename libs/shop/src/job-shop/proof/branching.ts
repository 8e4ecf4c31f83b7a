import type { FlexibleJobShop } from '../flexible-job-shop.js';
import type { Propagation } from './propagation.js';
import { Windows } from './windows.js';

/** Branches that are looked at before the attempt is given up. */
const BRANCHES = 20_000;

/** Goes through all ways to choose machines, the longest operations first, and leaves a way as soon as its windows show that nothing is left. */
export class Branching {
  private readonly levels: Windows[] = [];
  private left = 0;

  constructor(
    private readonly shop: FlexibleJobShop,
    private readonly propagation: Propagation,
  ) {}

  /** Answers whether every way leads nowhere; false means: not shown. Yields after every branch. */
  *everyWayFails(root: Windows): Generator<void, boolean> {
    this.left = BRANCHES;
    return yield* this.fails(root, 0);
  }

  private *fails(windows: Windows, depth: number): Generator<void, boolean> {
    const v = this.longestUndecided(windows);
    if (v < 0) return false;
    const { eligibleFrom } = this.shop;
    const child = (this.levels[depth] ??= new Windows(this.shop));
    for (let e = eligibleFrom[v]; e < eligibleFrom[v + 1]; e++) {
      if (windows.open[e] === 0) continue;
      if (this.left-- === 0) return false;
      child.copy(windows);
      const possible = child.choose(v, e) && this.propagation.settle(child);
      yield;
      if (possible && !(yield* this.fails(child, depth + 1))) return false;
    }
    return true;
  }

  private longestUndecided({ choices, shortest }: Windows): number {
    let longest = -1;
    for (let v = 0; v < this.shop.operations; v++) if (choices[v] > 1 && (longest < 0 || shortest[v] > shortest[longest])) longest = v;
    return longest;
  }
}
