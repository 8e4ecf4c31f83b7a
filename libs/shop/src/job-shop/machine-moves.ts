import type { CriticalPath } from './critical-path.js';
import type { FlexibleJobShop } from './flexible-job-shop.js';
import type { Graph } from './graph.js';
import type { MoveChoice } from './move-choice.js';
import type { TabuList } from './tabu-list.js';

/**
 * Moves to another machine: every operation of the critical path, at every place of every other eligible machine that certainly closes no circle and
 * may be the best one there (Mastrolilli and Gambardella 2000). Judged by the longest path through the moved operation, with ends and rests of the
 * current graph.
 */
export class MachineMoves {
  constructor(
    private readonly shop: FlexibleJobShop,
    private readonly graph: Graph,
    private readonly tabu: TabuList,
    private readonly choice: MoveChoice,
  ) {}

  /** Offers the moves of all operations of a path. */
  offerAll({ operations, length }: CriticalPath, step: number): void {
    const { eligible, eligibleFrom, before, after, time, machines } = this.shop;
    const { end, rest, machineOf } = this.graph;
    for (let i = 0; i < length; i++) {
      const v = operations[i];
      if (eligibleFrom[v + 1] - eligibleFrom[v] < 2) continue;
      const release = end[before[v]];
      const delivery = rest[after[v]];
      const room = this.choice.worst - release - delivery;
      for (let e = eligibleFrom[v]; e < eligibleFrom[v + 1]; e++) {
        const k = eligible[e];
        if (k !== machineOf[v] && time[v * machines + k] <= room) this.offerPlaces(v, k, release, delivery, step);
      }
    }
  }

  private offerPlaces(v: number, k: number, release: number, delivery: number, step: number): void {
    const { end, rest, next, first } = this.graph;
    const none = this.shop.operations;
    const p = this.shop.time[v * this.shop.machines + k];
    const blocked = this.tabu.machineUntil(v, k) > step;
    let left = none;
    let x = first[k];
    while (x !== none && end[x] <= release && rest[x] > delivery) {
      left = x;
      x = next[x];
    }
    const pastFree = x !== none && end[x] <= release;
    for (;;) {
      const start = Math.max(release, end[left]);
      const behind = Math.max(delivery, rest[x]);
      this.choice.offer(v, k, left, x, start + p + behind, blocked);
      if (x === none) return;
      const free = pastFree ? end[x] <= release : rest[x] > delivery;
      if (!free) return;
      left = x;
      x = next[x];
    }
  }
}
