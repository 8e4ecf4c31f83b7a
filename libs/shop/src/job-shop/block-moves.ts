import type { CriticalPath } from './critical-path.js';
import type { FlexibleJobShop } from './flexible-job-shop.js';
import type { Graph } from './graph.js';
import type { MoveChoice } from './move-choice.js';
import type { TabuList } from './tabu-list.js';

/**
 * Moves on the same machine. A block is a run of operations on the critical path that follow each other on one machine; the path only gets shorter
 * when something changes at its ends. So each operation goes right behind the last one or right before the first one, and the first and the last
 * one go to any place inside (Zhang, Li, Guan and Rao 2007, after Balas and Vazacopoulos 1998). A move is judged by the longest path through all
 * operations that it shifts, with ends and rests of the current graph around them.
 */
export class BlockMoves {
  private readonly shifted: Int32Array;
  /** Earliest start of each shifted operation after the move; moving back in time, least time behind its end. */
  private readonly margins: Int32Array;

  constructor(
    private readonly shop: FlexibleJobShop,
    private readonly graph: Graph,
    private readonly tabu: TabuList,
    private readonly choice: MoveChoice,
  ) {
    this.shifted = new Int32Array(shop.operations);
    this.margins = new Int32Array(shop.operations);
  }

  /** Offers the moves of all blocks of a path. */
  offerAll({ operations, length }: CriticalPath, step: number): void {
    const { previous } = this.graph;
    for (let end = 0; end < length; ) {
      let begin = end;
      while (begin + 1 < length && previous[operations[begin]] === operations[begin + 1]) begin++;
      if (begin > end) this.offerBlock(operations, begin, end, step, begin + 1 === length, end === 0);
      end = begin + 1;
    }
  }

  /** `path[begin]` is the first operation of the block and `path[end]` its last one: the path runs backwards. */
  private offerBlock(path: Int32Array, begin: number, end: number, step: number, opens: boolean, closes: boolean): void {
    const first = path[begin];
    const last = path[end];
    if (!closes) {
      for (let i = begin; i > end; i--) this.offerBehind(path[i], last, step);
      for (let i = begin - 1; i > end + 1; i--) this.offerBefore(last, path[i], step);
    }
    if (!opens) {
      const shared = !closes && begin === end + 1;
      for (let i = end; i < begin; i++) if (!shared) this.offerBefore(path[i], first, step);
      for (let i = end + 1; i < begin - 1; i++) this.offerBehind(first, path[i], step);
    }
  }

  /** Right behind `v`, which comes later. Certainly closes no circle when no path can lead from the next of the job of `u` to `v`. */
  private offerBehind(u: number, v: number, step: number): void {
    const { end, rest, duration, previous, next, machineOf } = this.graph;
    const { before, after } = this.shop;
    const { shifted, margins, tabu } = this;
    const successor = after[u];
    if (v === successor || (rest[v] < rest[successor] && end[v] - duration[v] >= end[successor])) return;
    let ended = end[previous[u]];
    let count = 0;
    let until = 0;
    for (let x = next[u]; ; x = next[x]) {
      const ready = end[before[x]];
      const start = ready > ended ? ready : ended;
      const t = tabu.arcUntil(x, u);
      if (t > until) until = t;
      margins[count] = start;
      shifted[count++] = x;
      ended = start + duration[x];
      if (x === v) break;
    }
    const right = next[v];
    const ready = end[before[u]];
    let left = Math.max(rest[successor], rest[right]) + duration[u];
    let estimate = Math.max(ready, ended) + left;
    for (let i = count - 1; i >= 0; i--) {
      const x = shifted[i];
      const own = rest[after[x]];
      left = (own > left ? own : left) + duration[x];
      if (margins[i] + left > estimate) estimate = margins[i] + left;
    }
    this.choice.offer(u, machineOf[u], v, right, estimate, until > step);
  }

  /** Right before `v`, which comes earlier: the same seen from the other end of time. */
  private offerBefore(u: number, v: number, step: number): void {
    const { end, rest, duration, previous, next, machineOf } = this.graph;
    const { before, after } = this.shop;
    const { shifted, margins, tabu } = this;
    const predecessor = before[u];
    if (v === predecessor || (end[v] < end[predecessor] && rest[v] - duration[v] >= rest[predecessor])) return;
    let left = rest[next[u]];
    let count = 0;
    let until = 0;
    for (let x = previous[u]; ; x = previous[x]) {
      const due = rest[after[x]];
      const behind = due > left ? due : left;
      const t = tabu.arcUntil(u, x);
      if (t > until) until = t;
      margins[count] = behind;
      shifted[count++] = x;
      left = behind + duration[x];
      if (x === v) break;
    }
    const first = previous[v];
    const due = rest[after[u]];
    let ended = Math.max(end[predecessor], end[first]) + duration[u];
    let estimate = Math.max(due, left) + ended;
    for (let i = count - 1; i >= 0; i--) {
      const x = shifted[i];
      const ready = end[before[x]];
      ended = (ready > ended ? ready : ended) + duration[x];
      if (margins[i] + ended > estimate) estimate = margins[i] + ended;
    }
    this.choice.offer(u, machineOf[u], first, v, estimate, until > step);
  }
}
