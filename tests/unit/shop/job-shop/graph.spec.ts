import { stream } from '@lotwright/random';
import { firstSchedule } from '../../../../libs/shop/src/job-shop/first-schedule.js';
import { flexibleJobShop } from '../../../../libs/shop/src/job-shop/flexible-job-shop.js';
import { Graph } from '../../../../libs/shop/src/job-shop/graph.js';
import { Neighbourhood } from '../../../../libs/shop/src/job-shop/neighbourhood.js';
import { TabuList } from '../../../../libs/shop/src/job-shop/tabu-list.js';
import { randomJobShop } from '../support/small-shops.js';

describe('the graph of a job shop', () => {
  it('holds after every move the ends, rests and makespan that a fresh graph has', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const shop = flexibleJobShop(4, randomJobShop(seed, 7, 5, 4));
      const random = stream(seed, 'moves');
      const graph = new Graph(shop);
      const { machineOf, order } = firstSchedule(shop, random);
      graph.load(machineOf, order);
      const tabu = new TabuList(shop, random);
      const neighbourhood = new Neighbourhood(shop, graph, tabu, random);
      for (let step = 1; step <= 200; step++) {
        neighbourhood.search(step, 0);
        const { operation, machine, left, right } = neighbourhood.choice;
        if (operation < 0) break;
        tabu.remember(graph, operation, machine, right, step, neighbourhood.path.length);
        graph.move(operation, machine, left, right);
        const fresh = new Graph(shop);
        fresh.load(graph.machineOf, graph.order);
        for (const part of ['end', 'rest', 'previous', 'next', 'duration'] as const) expect(graph[part].subarray(0, shop.operations)).toEqual(fresh[part].subarray(0, shop.operations));
        expect(graph.makespan).toBe(fresh.makespan);
      }
    }
  });

  it('refuses a move that would let work wait for itself', () => {
    const shop = flexibleJobShop(1, [[[1], [1]]]);
    const graph = new Graph(shop);
    graph.load([0, 0], [0, 1]);
    expect(() => graph.move(1, 0, shop.operations, 0)).toThrow(/circle/);
  });
});
