import type { RandomStream } from '@lotwright/random';
import type { FlexibleJobShop } from './flexible-job-shop.js';
import type { Graph } from './graph.js';

/** One longest path through a schedule, drawn by chance where there are several. */
export class CriticalPath {
  /** Operations on it, the last one first. */
  readonly operations: Int32Array;
  length = 0;

  constructor(
    private readonly shop: FlexibleJobShop,
    private readonly graph: Graph,
    private readonly random: RandomStream,
  ) {
    this.operations = new Int32Array(shop.operations);
  }

  /** Draws a path of the graph as it is now. */
  draw(): void {
    const { end, duration, previous } = this.graph;
    const { before } = this.shop;
    let v = this.drawEnd();
    this.length = 0;
    this.operations[this.length++] = v;
    for (let start = end[v] - duration[v]; start > 0; start = end[v] - duration[v]) {
      const a = before[v];
      const b = previous[v];
      const byJob = end[a] === start;
      const byMachine = end[b] === start;
      v = byJob && (!byMachine || this.random.nextInt(2) === 0) ? a : b;
      this.operations[this.length++] = v;
    }
  }

  private drawEnd(): number {
    const { end, makespan } = this.graph;
    const { jobs, firstOf } = this.shop;
    let v = -1;
    let choices = 0;
    for (let j = 1; j <= jobs; j++) {
      const u = firstOf[j] - 1;
      if (end[u] === makespan && this.random.nextInt(++choices) === 0) v = u;
    }
    return v;
  }
}
