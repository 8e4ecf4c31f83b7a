import type { FlexibleJobShop } from './flexible-job-shop.js';
import type { Graph } from './graph.js';

/** A whole schedule in its smallest form: which machine does each operation, and one order of all operations that both jobs and machines follow. */
export interface Elite {
  readonly makespan: number;
  readonly machineOf: Int32Array;
  /** Operations by start, earliest first. */
  readonly order: Int32Array;
  /** Place of each operation in that order. */
  readonly rank: Int32Array;
}

/** The schedule that a graph holds now. */
export function eliteOf(shop: FlexibleJobShop, graph: Graph): Elite {
  const order = graph.order.slice().sort((a, b) => graph.head[a] - graph.head[b] || a - b);
  const rank = new Int32Array(shop.operations);
  order.forEach((v, i) => (rank[v] = i));
  return { makespan: graph.makespan, machineOf: graph.machineOf.slice(0, shop.operations), order, rank };
}

/** How different two schedules are: pairs of neighbours on a machine of `a` that `b` does not have in that order on one machine. 0 when they are the same. */
export function distance(a: Elite, b: Elite, machines: number): number {
  const last = new Int32Array(machines).fill(-1);
  let count = 0;
  for (const v of a.order) {
    const k = a.machineOf[v];
    const u = last[k];
    if (b.machineOf[v] !== k) count++;
    else if (u >= 0 && b.machineOf[u] === k && b.rank[u] > b.rank[v]) count++;
    last[k] = v;
  }
  return count;
}
