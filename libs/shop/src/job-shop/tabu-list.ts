import type { RandomStream } from '@lotwright/random';
import type { FlexibleJobShop } from './flexible-job-shop.js';
import type { Graph } from './graph.js';

/** How long moves may not be taken back, in steps. */
const MACHINE_TENURE = 10;
const ARC_TENURE = 6;
const CHANCE_TENURE = 8;

/** What may not be undone yet: an operation may not return to a machine it left, an arc that was turned may not be turned back. */
export class TabuList {
  private readonly machines: Int32Array;
  private readonly arcs: Int32Array;

  constructor(
    private readonly shop: FlexibleJobShop,
    private readonly random: RandomStream,
  ) {
    this.machines = new Int32Array(shop.operations * shop.machines);
    this.arcs = new Int32Array(shop.operations * shop.operations);
  }

  /** Forgets everything. */
  clear(): void {
    this.machines.fill(0);
    this.arcs.fill(0);
  }

  /** Step up to which operation `v` may not go to machine `k`. */
  machineUntil(v: number, k: number): number {
    return this.machines[v * this.shop.machines + k];
  }

  /** Step up to which `u` may not be put before `v` again on their machine. */
  arcUntil(u: number, v: number): number {
    return this.arcs[u * this.shop.operations + v];
  }

  /** Remembers, before it is made, the move of `v` to machine `k` right before `right`. */
  remember(graph: Graph, v: number, k: number, right: number, step: number, pathLength: number): void {
    const { shop, random } = this;
    if (graph.machineOf[v] !== k) {
      const choices = shop.eligibleFrom[v + 1] - shop.eligibleFrom[v];
      this.machines[v * shop.machines + graph.machineOf[v]] = step + Math.floor(MACHINE_TENURE + 0.5 * pathLength + 0.5 * choices) + random.nextInt(CHANCE_TENURE);
      return;
    }
    const until = step + Math.floor(ARC_TENURE + 0.15 * pathLength) + random.nextInt(CHANCE_TENURE);
    if (this.comesLater(graph, v, right)) {
      for (let x = graph.next[v]; x !== right; x = graph.next[x]) this.arcs[v * shop.operations + x] = until;
    } else {
      for (let x = right; x !== v; x = graph.next[x]) this.arcs[x * shop.operations + v] = until;
    }
  }

  private comesLater(graph: Graph, v: number, right: number): boolean {
    const none = this.shop.operations;
    if (right === none) return true;
    for (let x = graph.next[v]; x !== none; x = graph.next[x]) if (x === right) return true;
    return false;
  }
}
