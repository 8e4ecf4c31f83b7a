import type { FlexibleJobShop } from './flexible-job-shop.js';
import { Graph } from './graph.js';

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
  const { end, duration } = graph;
  const order = graph.order.slice().sort((a, b) => end[a] - duration[a] - end[b] + duration[b] || a - b);
  const rank = new Int32Array(shop.operations);
  order.forEach((v, i) => (rank[v] = i));
  return { makespan: graph.makespan, machineOf: graph.machineOf.slice(0, shop.operations), order, rank };
}

/**
 * The schedule that machine sequences stand for.
 * @throws RangeError when work would wait for itself
 */
export function eliteFrom(shop: FlexibleJobShop, sequences: readonly Int32Array[]): Elite {
  const { operations: none, firstOf, jobs } = shop;
  const machineOf = new Int32Array(none);
  const order = new Int32Array(none);
  const nextOf = firstOf.slice();
  const next = new Int32Array(sequences.length);
  sequences.forEach((row, k) => row.forEach((v) => (machineOf[v] = k)));
  let count = 0;
  for (let placed = -1; placed < count; ) {
    placed = count;
    for (let j = 0; j < jobs; j++) {
      for (let v = nextOf[j]; v < firstOf[j + 1] && sequences[machineOf[v]][next[machineOf[v]]] === v; v = ++nextOf[j]) {
        next[machineOf[v]]++;
        order[count++] = v;
      }
    }
  }
  if (count < none) throw new RangeError('work waits for itself in these sequences');
  const graph = new Graph(shop);
  graph.load(machineOf, order);
  return eliteOf(shop, graph);
}

/** The operations of each machine, first to last. */
export function sequencesOf({ machineOf, order }: Elite, machines: number): Int32Array[] {
  const rows: number[][] = Array.from({ length: machines }, () => []);
  for (const v of order) rows[machineOf[v]].push(v);
  return rows.map((row) => Int32Array.from(row));
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
