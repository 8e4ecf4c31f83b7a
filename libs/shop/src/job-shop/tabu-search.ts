import type { RandomStream } from '@lotwright/random';
import type { Budget } from '../effort/budget.js';
import type { Elite } from './elite.js';
import { eliteOf } from './elite.js';
import type { Draft } from './first-schedule.js';
import type { FlexibleJobShop } from './flexible-job-shop.js';
import { Graph } from './graph.js';
import { Neighbourhood } from './neighbourhood.js';
import { TabuList } from './tabu-list.js';

/** Tabu search from one schedule: the best neighbour that is not tabu, whether better or not, until nothing better was found for a while. */
export class TabuSearch {
  /** Steps since the start. */
  steps = 0;

  private readonly graph: Graph;
  private readonly bestGraph: Graph;
  private readonly tabu: TabuList;
  private readonly neighbourhood: Neighbourhood;
  private readonly machineOf: Int32Array;
  private readonly order: Int32Array;
  private makespan = 0;
  private foundAt = 0;

  constructor(
    private readonly shop: FlexibleJobShop,
    random: RandomStream,
  ) {
    this.graph = new Graph(shop);
    this.bestGraph = new Graph(shop);
    this.tabu = new TabuList(shop, random);
    this.neighbourhood = new Neighbourhood(shop, this.graph, this.tabu, random);
    this.machineOf = new Int32Array(shop.operations);
    this.order = new Int32Array(shop.operations);
  }

  /** Begins anew from a schedule. */
  start({ machineOf, order }: Draft): void {
    this.graph.load(machineOf, order);
    this.tabu.clear();
    this.steps = 0;
    this.note();
  }

  /**
   * Goes on. Answers true when the search is over: after `patience` steps without a better schedule, or at a makespan of `target`; false when the
   * budget was used up before.
   */
  run(budget: Budget, patience: number, target: number): boolean {
    const { graph, tabu, neighbourhood } = this;
    while (this.makespan > target && this.steps - this.foundAt < patience) {
      if (!budget.step()) return false;
      this.steps++;
      neighbourhood.search(this.steps, this.makespan);
      const { operation, machine, left, right } = neighbourhood.choice;
      if (operation < 0) return true;
      tabu.remember(graph, operation, machine, right, this.steps, neighbourhood.path.length);
      graph.move(operation, machine, left, right);
      if (graph.makespan < this.makespan) this.note();
    }
    return true;
  }

  /** The best schedule since the start. */
  best(): Elite {
    this.bestGraph.load(this.machineOf, this.order);
    return eliteOf(this.shop, this.bestGraph);
  }

  private note(): void {
    this.makespan = this.graph.makespan;
    this.machineOf.set(this.graph.machineOf.subarray(0, this.shop.operations));
    this.order.set(this.graph.order);
    this.foundAt = this.steps;
  }
}
