import { stream } from '@lotwright/random';
import { eliteFrom, sequencesOf } from '../../../../libs/shop/src/job-shop/elite.js';
import type { Elite } from '../../../../libs/shop/src/job-shop/elite.js';
import { firstSchedule } from '../../../../libs/shop/src/job-shop/first-schedule.js';
import { flexibleJobShop } from '../../../../libs/shop/src/job-shop/flexible-job-shop.js';
import { Graph } from '../../../../libs/shop/src/job-shop/graph.js';
import { Pool } from '../../../../libs/shop/src/job-shop/pool.js';
import { randomJobShop } from '../support/small-shops.js';

const shop = flexibleJobShop(3, randomJobShop(3, 6, 4, 3));

/** Different schedules of the shop, shortest first. */
function schedules(count: number): Elite[] {
  const found = Array.from({ length: count }, (_, seed) => {
    const graph = new Graph(shop);
    const { machineOf, order } = firstSchedule(shop, stream(seed, 'pool'));
    graph.load(machineOf, order);
    const rows = Array.from({ length: 3 }, (_, k) => Int32Array.from([...order].filter((v) => machineOf[v] === k)));
    return eliteFrom(shop, rows);
  });
  return found.sort((a, b) => a.makespan - b.makespan);
}

describe('a schedule in its smallest form', () => {
  it('comes from machine sequences and goes back to them', () => {
    for (const elite of schedules(5)) {
      const again = eliteFrom(shop, sequencesOf(elite, 3));
      expect(again).toEqual(elite);
    }
  });

  it('is refused when work would wait for itself', () => {
    const chain = flexibleJobShop(1, [[[1], [1]]]);
    expect(() => eliteFrom(chain, [Int32Array.of(1, 0)])).toThrow(/waits for itself/);
  });
});

describe('the pool', () => {
  it('takes one from elsewhere in while there is room, then in the place of the longest, and never twice', () => {
    const [best, second, third, worst] = schedules(4);
    const pool = new Pool(2, 3);
    pool.welcome(third);
    pool.welcome(third);
    expect(pool.growing).toBe(true);
    pool.welcome(second);
    pool.welcome(worst);
    pool.welcome(best);
    const held = new Set(Array.from({ length: 20 }, (_, seed) => pool.pair(stream(seed, 'pair'))).flat());
    expect(held).toEqual(new Set([best, second]));
  });

  it('lets a child whose parents have gone meanwhile in as if it came from elsewhere', () => {
    const [best, second, third, worst] = schedules(4);
    const pool = new Pool(2, 3);
    for (const elite of [third, worst]) pool.add(elite);
    const parents = pool.pair(stream(1, 'pair'));
    pool.renew(2);
    pool.add(second);
    expect(pool.replaceNearer(parents, best)).toBe(true);
    expect(pool.paired).toBe(true);
    pool.renew(4);
    expect([pool.growing, pool.paired]).toEqual([true, false]);
  });
});
