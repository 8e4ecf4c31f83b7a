import type { FlexibleJobShop } from '../flexible-job-shop.js';
import { WorkBound } from '../work-bound.js';
import { Branching } from './branching.js';
import { Propagation } from './propagation.js';
import { Windows } from './windows.js';

/** Tries at each side of a window before the next one is looked at. */
const TRIES = 4;

/**
 * Tries to show that no schedule is over by a given time: narrows the windows of all operations, and shaves them (Martin and Shmoys 1996): what
 * cannot be narrowed by itself is assumed to lie in a small part of its window; when that leads nowhere, that part is cut off. At last it goes
 * through the choices of machines that are left.
 */
export class Refutation {
  private readonly propagation: Propagation;
  private readonly windows: Windows;
  private readonly trial: Windows;
  private readonly work: WorkBound;
  private readonly branching: Branching;

  constructor(private readonly shop: FlexibleJobShop) {
    this.propagation = new Propagation(shop);
    this.windows = new Windows(shop);
    this.trial = new Windows(shop);
    this.work = new WorkBound(shop);
    this.branching = new Branching(shop, this.propagation);
  }

  /** Work done so far, in comparisons. */
  get comparisons(): number {
    return this.propagation.comparisons;
  }

  /** Whether it is clear without trials that no schedule is over by `makespan`. */
  atOnce(makespan: number): boolean {
    return !this.windows.reset(makespan) || !this.propagation.settle(this.windows);
  }

  /** Answers whether no schedule is over by `makespan`; false means: not shown. Yields after every trial, so that it can be interrupted. */
  *trials(makespan: number): Generator<void, boolean> {
    if (this.atOnce(makespan)) return true;
    for (let again = true; again; ) {
      again = false;
      if (this.overloaded(makespan)) return true;
      for (let v = 0; v < this.shop.operations; v++) {
        for (const cut of [this.cutFront, this.cutBack, this.cutMachine]) {
          for (let tries = 0, part = 2; tries < TRIES; tries++) {
            const outcome = cut.call(this, v, part);
            yield;
            if (outcome === 'nothing left') return true;
            if (outcome === 'no trial') break;
            if (outcome === 'cut') again = true;
            else part *= 4;
          }
        }
      }
    }
    return yield* this.branching.everyWayFails(this.windows);
  }

  private overloaded(makespan: number): boolean {
    const { earliest, latest, shortest, open } = this.windows;
    return this.work.raise({ heads: earliest, tails: latest.map((end) => makespan - end), shortest, open }, makespan) > makespan;
  }

  /** Assumes that `v` starts in the first part of its window; whichever machine it takes, it is over by the end of that part and its longest duration. */
  private cutFront(v: number, part: number): Outcome {
    const { earliest } = this.windows;
    const width = this.width(v, part);
    if (width < 1) return 'no trial';
    const end = earliest[v] + this.windows.longest(v) + width - 1;
    if (this.possible((trial) => trial.lower(v, end))) return 'kept';
    return this.narrowed(this.windows.raise(v, earliest[v] + width));
  }

  private cutBack(v: number, part: number): Outcome {
    const { latest } = this.windows;
    const width = this.width(v, part);
    if (width < 1) return 'no trial';
    const start = latest[v] - this.windows.longest(v) - width + 1;
    if (this.possible((trial) => trial.raise(v, start))) return 'kept';
    return this.narrowed(this.windows.lower(v, latest[v] - width));
  }

  private width(v: number, part: number): number {
    const { earliest, latest, shortest } = this.windows;
    return Math.floor((latest[v] - earliest[v] - shortest[v]) / part);
  }

  /** Assumes one machine of those that are left, in turn. */
  private cutMachine(v: number, part: number): Outcome {
    const { open, choices } = this.windows;
    const { eligibleFrom } = this.shop;
    if (choices[v] === 1 || part > 2) return 'no trial';
    for (let e = eligibleFrom[v]; e < eligibleFrom[v + 1]; e++) {
      if (open[e] === 0 || this.possible((trial) => trial.choose(v, e))) continue;
      return this.narrowed(this.windows.drop(v, e));
    }
    return 'kept';
  }

  private possible(assume: (trial: Windows) => boolean): boolean {
    this.trial.copy(this.windows);
    return assume(this.trial) && this.propagation.settle(this.trial);
  }

  private narrowed(left: boolean): Outcome {
    return left && this.propagation.settle(this.windows) ? 'cut' : 'nothing left';
  }
}

type Outcome = 'no trial' | 'kept' | 'cut' | 'nothing left';
