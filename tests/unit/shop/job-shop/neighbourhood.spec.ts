import { stream } from '@lotwright/random';
import { BlockMoves } from '../../../../libs/shop/src/job-shop/block-moves.js';
import { CriticalPath } from '../../../../libs/shop/src/job-shop/critical-path.js';
import { firstSchedule } from '../../../../libs/shop/src/job-shop/first-schedule.js';
import { flexibleJobShop } from '../../../../libs/shop/src/job-shop/flexible-job-shop.js';
import { Graph } from '../../../../libs/shop/src/job-shop/graph.js';
import { MachineMoves } from '../../../../libs/shop/src/job-shop/machine-moves.js';
import { MoveChoice } from '../../../../libs/shop/src/job-shop/move-choice.js';
import { TabuList } from '../../../../libs/shop/src/job-shop/tabu-list.js';
import { randomJobShop } from '../support/small-shops.js';

interface Offer {
  readonly move: readonly [number, number, number, number];
  readonly estimate: number;
  readonly blocked: boolean;
}

/** A choice that writes down what it is offered. */
class Ledger extends MoveChoice {
  readonly offers: Offer[] = [];

  override offer(...[v, k, left, right, estimate, blocked]: Parameters<MoveChoice['offer']>): void {
    this.offers.push({ move: [v, k, left, right], estimate, blocked });
  }
}

function neighbours(times: number[][][], machineOf?: number[], order?: number[], seed = 1): { offers: Offer[]; graph: Graph; makespans: number[]; path: number[] } {
  const shop = flexibleJobShop(times[0][0].length, times);
  const random = stream(seed, 'neighbours');
  const graph = new Graph(shop);
  const draft = machineOf && order ? { machineOf, order } : firstSchedule(shop, random);
  graph.load(draft.machineOf, draft.order);
  const ledger = new Ledger(random);
  ledger.clear(0);
  const path = new CriticalPath(shop, graph, random);
  path.draw();
  const tabu = new TabuList(shop, random);
  new BlockMoves(shop, graph, tabu, ledger).offerAll(path, 1);
  new MachineMoves(shop, graph, tabu, ledger).offerAll(path, 1);
  const makespans = ledger.offers.map(({ move }) => {
    const moved = new Graph(shop);
    moved.load(graph.machineOf, graph.order);
    moved.move(...move);
    return moved.makespan;
  });
  return { offers: ledger.offers, graph, makespans, path: Array.from(path.operations.subarray(0, path.length)) };
}

describe('the neighbours of a schedule', () => {
  it('never close a circle, and are never longer than the estimate and the paths there were before', () => {
    let checked = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const { offers, graph, makespans } = neighbours(randomJobShop(seed, 8, 6, 3), undefined, undefined, seed);
      offers.forEach(({ estimate }, i) => {
        expect(makespans[i]).toBeLessThanOrEqual(Math.max(estimate, graph.makespan));
        checked++;
      });
    }
    expect(checked).toBeGreaterThan(500);
  });

  it('change schedules as much as they promise, most of the time', () => {
    let kept = 0;
    let all = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const { offers, graph, makespans } = neighbours(randomJobShop(seed, 8, 6, 3), undefined, undefined, seed);
      offers.forEach(({ estimate }, i) => {
        if (estimate > graph.makespan) all++;
        if (estimate > graph.makespan && makespans[i] === estimate) kept++;
      });
    }
    expect(kept / all).toBeGreaterThan(0.5);
  });

  it('leave the inside of a block alone, and the ends that the schedule begins and ends with', () => {
    const fixed = (k: number, p: number): number[] => [0, 1].map((machine) => (machine === k ? p : 0));
    const times = [[fixed(1, 1), fixed(0, 4), fixed(1, 9)], [fixed(0, 4)], [fixed(0, 4)], [fixed(0, 4), fixed(1, 1)]];
    const { offers, path } = neighbours(times, [1, 0, 1, 0, 0, 0, 1], [0, 1, 3, 4, 5, 2, 6]);
    expect(path).toEqual([6, 5, 4, 3, 1, 0]);
    const places = offers.map(({ move: [v, , left, right] }) => `${v} between ${left} and ${right}`);
    expect([...places].sort()).toEqual(
      ['1 between 4 and 5', '1 between 5 and 7', '3 between 5 and 7', '3 between 7 and 1', '4 between 5 and 7', '4 between 7 and 1', '5 between 1 and 3', '5 between 7 and 1'],
    );
  });

  it('are blocked when they turn back an arc that was just turned, or go back to a machine', () => {
    const shop = flexibleJobShop(2, [[[3, 5], [2, 2]], [[4, 2]], [[6, 6]]]);
    const graph = new Graph(shop);
    graph.load([0, 1, 0, 0], [0, 2, 3, 1]);
    const tabu = new TabuList(shop, stream(1, 'tabu'));
    tabu.remember(graph, 0, 0, 3, 1, 4);
    expect(tabu.arcUntil(0, 2)).toBeGreaterThan(1);
    expect(tabu.arcUntil(2, 0)).toBe(0);
    tabu.remember(graph, 2, 1, 1, 1, 4);
    expect(tabu.machineUntil(2, 0)).toBeGreaterThan(1);
    expect(tabu.machineUntil(2, 1)).toBe(0);
  });
});
