import { stream } from '@lotwright/random';
import { hybridFlowShop } from '@lotwright/shop';
import { JobInsertion } from '../../../../libs/shop/src/flow-shop/job-insertion.js';
import { MachineLists } from '../../../../libs/shop/src/flow-shop/machine-lists.js';
import { Relister } from '../../../../libs/shop/src/flow-shop/relist.js';
import { simulatedMakespan } from '../support/schedule-check.js';
import { randomFlowShop, stageSequences, worksOfFlowShop } from '../support/small-shops.js';

const MACHINES = [2, 3, 2];

/** Any lists: jobs dealt to machines by chance. */
function dealt(seed: number, jobs: number): number[][] {
  const random = stream(seed, 'deal');
  return MACHINES.flatMap((count) => {
    const rows: number[][] = Array.from({ length: count }, () => []);
    for (const job of random.shuffle(Array.from({ length: jobs }, (_, j) => j))) rows[random.nextInt(count)].push(job);
    return rows;
  });
}

describe('machine lists', () => {
  it('keep what they are given and know its length in both directions of time', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const times = randomFlowShop(seed, 9, 3);
      const lists = new MachineLists(hybridFlowShop(MACHINES, times));
      const rows = dealt(seed, 9);
      lists.load(rows);
      expect(lists.sequences().map((row) => [...row])).toEqual(rows);
      lists.updateEnds();
      lists.updateRests();
      expect(lists.makespan()).toBe(simulatedMakespan(worksOfFlowShop(MACHINES, times), stageSequences(MACHINES, rows)));
      expect(Math.max(...lists.rest)).toBe(lists.makespan());
      expect(lists.makespanByRests()).toBe(lists.makespan());
    }
  });

  it('know all times when only those a change can reach are made anew', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const lists = new MachineLists(hybridFlowShop(MACHINES, randomFlowShop(seed, 12, 3)));
      lists.load(dealt(seed, 12));
      lists.updateEnds();
      lists.updateRests();
      const stage = seed % 3;
      const v = (stage + 1) * 12 + (seed % 12);
      lists.unlink(v);
      lists.link(v, lists.ringOf[stage] + (seed % MACHINES[stage]));
      lists.updateEnds(stage);
      lists.updateRests(stage + 1);
      const mended = [[...lists.end], [...lists.rest]];
      lists.updateEnds();
      lists.updateRests();
      expect(mended).toEqual([[...lists.end], [...lists.rest]]);
      expect(lists.makespanByRests()).toBe(lists.makespan());
    }
  });

  it('never get longer by relisting, and know their times afterwards', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const times = randomFlowShop(seed, 12, 3);
      const lists = new MachineLists(hybridFlowShop(MACHINES, times));
      const relister = new Relister(lists);
      lists.load(dealt(seed, 12));
      lists.updateEnds();
      let before = lists.makespan();
      for (let round = 0; round < 3; round++) {
        const forward = relister.forward();
        expect(forward).toBeLessThanOrEqual(before);
        lists.updateRests();
        const backward = relister.backward();
        expect(backward).toBeLessThanOrEqual(forward);
        lists.updateEnds();
        expect(lists.makespan()).toBe(backward);
        before = backward;
      }
    }
  });

  it('take a job, or its first or last stages, back in at a place that is at least as good as the one it left', () => {
    for (let seed = 1; seed <= 15; seed++) {
      const shop = hybridFlowShop(MACHINES, randomFlowShop(seed, 10, 3));
      const lists = new MachineLists(shop);
      const insertion = new JobInsertion(lists);
      lists.load(dealt(seed, 10));
      lists.updateEnds();
      const before = lists.makespan();
      const [from, to] = [[0, 3], [0, 1], [0, 2], [1, 3], [2, 3]][seed % 5];
      for (let v = (from + 1) * 10 + 4; v < (to + 1) * 10; v += 10) {
        lists.unlink(v);
        lists.end[v] = lists.rest[v] = 0;
      }
      lists.updateEnds();
      lists.updateRests();
      insertion.insert(4, from, to, lists.makespan());
      expect(lists.sequences().reduce((sum, row) => sum + row.length, 0)).toBe(30);
      lists.updateEnds();
      expect(lists.makespan()).toBeLessThanOrEqual(before);
    }
  });

  it('leave a job out when it makes the schedule too long wherever it is put, and put it in from the shortest length on', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const lists = new MachineLists(hybridFlowShop(MACHINES, randomFlowShop(seed, 10, 3)));
      const insertion = new JobInsertion(lists);
      lists.load(dealt(seed, 10));
      for (let v = 10 + 4; v < 40; v += 10) lists.unlink(v);
      lists.updateEnds();
      lists.updateRests();
      const without = lists.sequences();
      const makespan = lists.makespan();
      let limit = makespan;
      while (!insertion.insert(4, 0, 3, makespan, limit)) {
        expect(lists.sequences()).toEqual(without);
        limit++;
      }
      const put = lists.sequences();
      lists.updateEnds();
      expect(lists.makespan()).toBeGreaterThanOrEqual(limit);
      lists.load(without);
      for (let v = 10 + 4; v < 40; v += 10) lists.end[v] = lists.rest[v] = 0;
      lists.updateEnds();
      lists.updateRests();
      expect(insertion.insert(4, 0, 3, makespan)).toBe(true);
      expect(lists.sequences()).toEqual(put);
    }
  });
});
