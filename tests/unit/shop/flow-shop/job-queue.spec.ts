import { stream } from '@lotwright/random';
import { hybridFlowShop } from '@lotwright/shop';
import { PlainQueue } from '../../../../libs/shop/src/flow-shop/job-queue.js';
import type { JobQueue } from '../../../../libs/shop/src/flow-shop/job-queue.js';
import { fitsPackedQueue, PackedQueue } from '../../../../libs/shop/src/flow-shop/packed-queue.js';
import { randomFlowShop } from '../support/small-shops.js';

const MACHINES = [3, 1, 5, 2, 4, 5];

/** Idle time at each stage, in the order in which a queue of some jobs passes them. */
function served(queue: JobQueue, order: Int32Array, stages: readonly number[], most: number): number[] {
  queue.lineUp(order, order.length - 1, -1, order.length - 3);
  return stages.map((k) => queue.serve(k, most));
}

describe('a queue of jobs that passes the stages', () => {
  it('serves first come, first served and counts idle time up to the last job of each machine', () => {
    const queue = new PlainQueue(hybridFlowShop([2, 1], [[5, 1], [2, 4], [4, 3]]));
    queue.lineUp(Int32Array.from([0, 1, 2]), 0, 1, 3);
    // Job 1 leaves at 2, job 0 at 5, job 2 at 6; the second stage has 2 idle before job 1, then job 0 waits till 6 and job 2 till 7.
    expect([queue.serve(0, Infinity), queue.serve(1, Infinity)]).toEqual([0, 2]);
    expect([...queue.start]).toEqual([0, 0, 2, 6, 2, 7]);
  });

  it('is the same whether its numbers are packed or not, in both directions and with many arrivals at once', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const jobs = 10 + 3 * seed;
      const times = randomFlowShop(seed, jobs, MACHINES.length).map((row) => row.map((time) => (seed % 2 === 0 ? time : 1 + (time % 3))));
      const shop = hybridFlowShop(MACHINES, times);
      const order = stream(seed, 'order').shuffle(Int32Array.from({ length: jobs }, (_, j) => j));
      for (const stages of [[0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0]]) {
        expect(served(new PackedQueue(shop), order, stages, Infinity)).toEqual(served(new PlainQueue(shop), order, stages, Infinity));
      }
    }
  });

  it('gives up as soon as it is idle for longer than it may be', () => {
    const shop = hybridFlowShop(MACHINES, randomFlowShop(5, 30, MACHINES.length));
    const order = Int32Array.from({ length: 30 }, (_, j) => j);
    for (const make of [() => new PlainQueue(shop), () => new PackedQueue(shop)]) {
      const [, idle] = served(make(), order, [0, 1], Infinity);
      expect(idle).toBeGreaterThan(0);
      expect(served(make(), order, [0, 1], idle)[1]).toBe(idle);
      expect(served(make(), order, [0, 1], idle - 1)[1]).toBeGreaterThan(idle - 1);
    }
  });

  it('is packed only where machines are few and times leave room for the jobs', () => {
    const one = (machines: number, jobs: number, time: number): boolean => fitsPackedQueue(hybridFlowShop([1, machines], Array.from({ length: jobs }, () => [time, 1])));
    expect([one(5, 4, 10), one(6, 4, 10)]).toEqual([true, false]);
    // 300 jobs take 9 bits and leave 22, up to 4 194 303: work of 4 194 300 fits, of 4 194 600 does not.
    expect([one(2, 300, 13_980), one(2, 300, 13_981)]).toEqual([true, false]);
    expect(one(1, 1, 1_000_000)).toBe(true);
  });
});
