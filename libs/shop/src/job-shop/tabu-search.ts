import type { RandomStream } from '@lotwright/random';
import type { Budget } from '../effort/budget.js';
import type { Elite } from './elite.js';
import { eliteOf } from './elite.js';
import type { FlexibleJobShop } from './flexible-job-shop.js';
import { Graph } from './graph.js';
import { Neighbourhood } from './neighbourhood.js';
import { TabuList } from './tabu-list.js';

/** Tabu search from one schedule: the best neighbour that is not tabu, whether better or not, until nothing better was found for a while. */
export class TabuSearch {
  private readonly graph: Graph;
  private readonly tabu: TabuList;
  private readonly neighbourhood: Neighbourhood;

  constructor(
    private readonly shop: FlexibleJobShop,
    private readonly budget: Budget,
    random: RandomStream,
  ) {
    this.graph = new Graph(shop);
    this.tabu = new TabuList(shop, random);
    this.neighbourhood = new Neighbourhood(shop, this.graph, this.tabu, random);
  }

  /**
   * The best schedule on the way from `machineOf` and `order`. Ends after `patience` steps without a better one, when the budget is used up, or at
   * a makespan of `target`.
   */
  improve(machineOf: ArrayLike<number>, order: ArrayLike<number>, patience: number, target: number): Elite {
    const { graph, tabu, neighbourhood } = this;
    graph.load(machineOf, order);
    tabu.clear();
    let best = eliteOf(this.shop, graph);
    let fresh = true;
    let foundAt = 0;
    const machines = best.machineOf.slice();
    const sequence = best.order.slice();
    let makespan = best.makespan;
    for (let step = 1; makespan > target && step - foundAt <= patience && this.budget.step(); step++) {
      neighbourhood.search(step, makespan);
      const v = neighbourhood.operation;
      if (v < 0) break;
      tabu.remember(graph, v, neighbourhood.machine, neighbourhood.right, step, neighbourhood.pathLength);
      graph.move(v, neighbourhood.machine, neighbourhood.left, neighbourhood.right);
      if (graph.makespan >= makespan) continue;
      makespan = graph.makespan;
      machines.set(graph.machineOf.subarray(0, this.shop.operations));
      sequence.set(graph.order);
      foundAt = step;
      fresh = false;
    }
    if (!fresh) {
      graph.load(machines, sequence);
      best = eliteOf(this.shop, graph);
    }
    return best;
  }
}
