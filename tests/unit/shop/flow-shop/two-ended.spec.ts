import { stream } from '@lotwright/random';
import { hybridFlowShop } from '@lotwright/shop';
import { Budget } from '../../../../libs/shop/src/effort/budget.js';
import { TwoEndedAnnealing } from '../../../../libs/shop/src/flow-shop/two-ended-annealing.js';
import { TwoEndedDecoder } from '../../../../libs/shop/src/flow-shop/two-ended-decoder.js';
import { simulatedMakespan } from '../support/schedule-check.js';
import { randomFlowShop, stageSequences, worksOfFlowShop } from '../support/small-shops.js';

const MACHINES = [2, 3, 2];
const NO_IDLE = new Int32Array(6);

describe('an order read from both ends', () => {
  it('leaves idle what its first and its last jobs leave idle', () => {
    // One machine each; two jobs ahead, two back. Ahead: job 0 reaches the second stage at 3, job 1 at 5, when it is still busy: 3 idle before it.
    // Back: job 3 leaves the first stage 2 before the finish, job 2 sooner than it is free: 2 idle behind the last.
    const decoder = new TwoEndedDecoder(hybridFlowShop([1, 1], [[3, 4], [2, 5], [6, 1], [5, 2]]));
    const order = Int32Array.from([0, 1, 2, 3]);
    expect(decoder.serve(order, 0, NO_IDLE, Infinity)).toBe(true);
    expect(decoder.serve(order, 1, NO_IDLE, Infinity)).toBe(true);
    expect([...decoder.idle]).toEqual([0, 3, 2, 0]);
    expect(decoder.load(decoder.idle)).toBe(18);
  });

  it('lets jobs overtake each other between stages, in either direction of time', () => {
    // Two machines, then one. Ahead: job 1 leaves the first stage at 2, job 0 at 5: 2 idle, not 5. Back: jobs 3 and 2 reach the first stage 2 and 3 before the finish.
    const decoder = new TwoEndedDecoder(hybridFlowShop([2, 1], [[5, 1], [2, 4], [4, 1], [3, 2]]));
    const order = Int32Array.from([0, 1, 2, 3]);
    decoder.serve(order, 0, NO_IDLE, Infinity);
    decoder.serve(order, 1, NO_IDLE, Infinity);
    expect([...decoder.idle]).toEqual([0, 2, 5, 0]);
  });

  it('is refused as soon as its load is above the limit, and only then', () => {
    const decoder = new TwoEndedDecoder(hybridFlowShop([1, 1], [[3, 4], [2, 5], [6, 1], [5, 2]]));
    const order = Int32Array.from([0, 1, 2, 3]);
    decoder.serve(order, 0, NO_IDLE, Infinity);
    expect(decoder.serve(order, 1, decoder.idle.slice(), 18)).toBe(true);
    expect(decoder.serve(order, 1, decoder.idle.slice(), 17)).toBe(false);
  });

  it('is judged by as many jobs at each end as the decoder reaches', () => {
    const times = [[3, 4], [2, 5], [9, 9], [9, 9], [6, 1], [5, 2]];
    const ends = new TwoEndedDecoder(hybridFlowShop([1, 1], times), 2);
    expect([ends.ahead, ends.behind]).toEqual([2, 4]);
    for (const order of [[0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0]]) {
      ends.serve(Int32Array.from(order), 0, NO_IDLE, Infinity);
      ends.serve(Int32Array.from(order), 1, NO_IDLE, Infinity);
      // Ahead, 0 and 1 leave 3 idle at the second stage, 5 and 4 leave 5 and then 4; back, 5 and 4 leave 2 idle at the first, 0 and 1 leave 4 and then 2.
      expect([...ends.idle]).toEqual(order[0] === 0 ? [0, 3, 2, 0] : [0, 9, 6, 0]);
    }
    const all = new TwoEndedDecoder(hybridFlowShop([1, 1], times), 3);
    expect([all.ahead, all.behind]).toEqual([3, 3]);
  });

  it('becomes a schedule of every job at every stage', () => {
    for (let seed = 1; seed <= 6; seed++) {
      const jobs = 4 + seed;
      const times = randomFlowShop(seed, jobs, 3);
      const decoder = new TwoEndedDecoder(hybridFlowShop(MACHINES, times));
      const order = Int32Array.from(stream(seed, 'order').shuffle(Array.from({ length: jobs }, (_, j) => j)));
      const length = simulatedMakespan(worksOfFlowShop(MACHINES, times), stageSequences(MACHINES, decoder.sequences(order)));
      expect(length).toBeGreaterThan(0);
    }
  });
});

describe('annealing on both ends', () => {
  it('ends after its trials, leg by leg, and goes on where a budget stopped it', () => {
    const shop = hybridFlowShop(MACHINES, randomFlowShop(4, 20, 3));
    const whole = new TwoEndedAnnealing(shop, stream(1, 'anneal'), 800);
    const budget = new Budget({ seconds: null, steps: 5_000 }, {}, 16);
    for (let leg = 1; leg <= 8; leg++) {
      expect(whole.done).toBe(false);
      expect(whole.advance(budget)).toBe(true);
      expect(budget.steps).toBe(leg * 100);
    }
    expect(whole.done).toBe(true);
    const parts = new TwoEndedAnnealing(shop, stream(1, 'anneal'), 800);
    while (!parts.done) parts.advance(new Budget({ seconds: null, steps: 37 }, {}, 16));
    expect(parts.sequences()).toEqual(whole.sequences());
  });

  it('judges short ends first and can be looked at whenever it judges more', () => {
    const machines = [2, 1];
    const times = randomFlowShop(9, 40, 2);
    const annealing = new TwoEndedAnnealing(hybridFlowShop(machines, times), stream(1, 'anneal'), 320);
    const budget = new Budget({ seconds: null, steps: 10_000 }, {}, 16);
    const pauses: number[] = [];
    while (!annealing.done) {
      expect(annealing.advance(budget)).toBe(true);
      pauses.push(budget.steps);
      expect(simulatedMakespan(worksOfFlowShop(machines, times), stageSequences(machines, annealing.sequences()))).toBeGreaterThanOrEqual(annealing.bestLoad);
    }
    // Four jobs at each end, then eight, then all: two more would be more than half.
    expect(pauses).toEqual([160, 320, 340, 360, 380, 400, 420, 440, 460, 480]);
  });

  it('lowers the load of the order it begins with', () => {
    const shop = hybridFlowShop(MACHINES, randomFlowShop(7, 30, 3));
    const annealing = new TwoEndedAnnealing(shop, stream(1, 'anneal'), 3_000);
    const before = annealing.bestLoad;
    while (!annealing.done) annealing.advance(new Budget({ seconds: null, steps: 3_000 }, {}, 16));
    expect(annealing.bestLoad).toBeLessThan(before);
  });

  it('goes on from its best order when it is heated up again, the same way however the steps are cut', () => {
    const shop = hybridFlowShop(MACHINES, randomFlowShop(7, 30, 3));
    const [whole, parts] = [3_000, 41].map((stride) => {
      const annealing = new TwoEndedAnnealing(shop, stream(1, 'anneal'), 800);
      const cool = (): void => {
        while (!annealing.done) annealing.advance(new Budget({ seconds: null, steps: stride }, {}, 16));
      };
      cool();
      const cold = { load: annealing.bestLoad, sequences: annealing.sequences() };
      annealing.reheat(400);
      expect(annealing.done).toBe(false);
      expect(annealing.bestLoad).toBe(cold.load);
      expect(annealing.sequences()).toEqual(cold.sequences);
      cool();
      expect(annealing.bestLoad).toBeLessThanOrEqual(cold.load);
      return annealing;
    });
    expect(parts.sequences()).toEqual(whole.sequences());
  });

  it('finds in the heats that follow what it did not find in the first', () => {
    const shop = hybridFlowShop([3, 3, 3, 3, 3, 3], randomFlowShop(5, 60, 6));
    const annealing = new TwoEndedAnnealing(shop, stream(1, 'anneal'), 400);
    const cooled = (): number => {
      while (!annealing.done) annealing.advance(new Budget({ seconds: null, steps: 4_000 }, {}, 16));
      return annealing.bestLoad;
    };
    const first = cooled();
    annealing.reheat(800);
    expect(cooled()).toBeLessThan(first);
  });
});
