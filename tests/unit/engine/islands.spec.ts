import { describe, expect, test } from '@jest/globals';
import { check } from '@lotwright/checker';
import { LocalPlanIsland, PlanBounder, ROUND_STEPS, searchPlanIslands, solve, together, withBound } from '@lotwright/engine';
import type { Plan, PlanningCase } from '@lotwright/domain';
import type { PlanBounding, PlanIsland, SolveParams, SolveProgress } from '@lotwright/engine';
import { sapling, SAPLING_NOW, saplingOrders } from '../../support/sapling.js';

const plant = sapling();
const planningCase: PlanningCase = { plant, ...saplingOrders(plant), now: SAPLING_NOW, published: [], freezeOverrides: [] };

/** Islands on this thread; `stop` says after how many steps an island behaves as if its time were over. */
function islands(count: number, seed: number, stop: readonly number[] = [], boundSteps?: readonly number[]): PlanIsland<Plan>[] {
  return Array.from({ length: count }, (_, i) => {
    const island = new LocalPlanIsland(planningCase, { seed, seconds: null, selfCheck: 'cheap', ...(boundSteps && { boundSteps }) }, {}, i);
    let done = 0;
    return {
      round: (round) => {
        const report = island.round({ ...round, steps: Math.min(round.steps, (stop[i] ?? Infinity) - done) });
        done += report.steps;
        return Promise.resolve(report);
      },
      finish: (offered, effort, proof) => Promise.resolve(island.finish(offered, effort, proof)),
    };
  });
}

const planOn = (count: number, params: SolveParams): Promise<Plan> => searchPlanIslands(islands(count, params.seed), params);

describe('a search on islands', () => {
  const params = { seed: 5, steps: ROUND_STEPS + 200, seconds: null };

  test('gives the same plan twice, and one that the checker accepts', async () => {
    const first = await planOn(2, params);
    const second = await planOn(2, params);
    expect(second).toEqual(first);
    expect(first.provenance.threadSteps).toEqual([params.steps, params.steps]);
    expect(first.provenance.steps).toBe(2 * params.steps);
    const { violations, claims } = check(planningCase, first);
    expect([violations, claims]).toEqual([[], []]);
  });

  test('on one island is the search on one thread', async () => {
    expect(await planOn(1, params)).toEqual(solve(planningCase, params));
  });

  test('that time has ended in the middle of a round is replayed from the steps of its islands', async () => {
    const stop = [ROUND_STEPS + 64, ROUND_STEPS + 144];
    const stopped = await searchPlanIslands(islands(2, 5, stop), { seed: 5, steps: null, seconds: 60 }, { clock: () => 0 });
    expect(stopped.provenance.threadSteps).toEqual(stop);
    const replayed = await planOn(2, { seed: 5, steps: null, seconds: null, threadSteps: stop });
    expect(replayed).toEqual(stopped);
  });

  test('refuses steps that do not fit the islands, and no islands at all', async () => {
    await expect(planOn(2, { seed: 1, steps: null, seconds: null, threadSteps: [10] })).rejects.toThrow('steps for 1 threads');
    await expect(planOn(0, params)).rejects.toThrow('at least one island');
  });

  test('ends when it is asked to', async () => {
    const plan = await searchPlanIslands(islands(2, 1), { seed: 1, steps: 50 * ROUND_STEPS, seconds: null }, { shouldStop: () => true });
    expect(plan.provenance.threadSteps).toEqual([ROUND_STEPS, ROUND_STEPS]);
  });
});

/** Looks for prices on this thread; with a pace a round does as many steps, as if the time were over then. */
function bounding(pace = Infinity): PlanBounding {
  const bounder = PlanBounder.onFirstPlan(planningCase, {});
  return {
    round: async (round) => {
      await new Promise(setImmediate);
      return bounder.round({ ...round, steps: Math.min(round.steps, pace), seconds: null });
    },
  };
}

describe('a search for prices beside the islands', () => {
  const own = (count: number): PlanIsland<Plan>[] =>
    islands(count, 5, [], []).map((island) => ({
      ...island,
      round: async (round) => {
        await new Promise(setImmediate);
        return island.round(round);
      },
    }));

  test('proves the same twice, whatever the pace', async () => {
    const params = { seed: 5, steps: 3 * ROUND_STEPS, seconds: null, boundSteps: [20, 30, 0, 25] };
    const first = await searchPlanIslands(own(2), params, {}, bounding());
    const second = await searchPlanIslands(own(2), params, {}, bounding(7));
    expect(second).toEqual(first);
    expect(first.provenance.boundSteps).toEqual(params.boundSteps);
    expect(first.certificate?.steps).toBe(75);
    expect(check(planningCase, first).claims).toEqual([]);
  });

  test('that a clock has ended is found again from its steps', async () => {
    let ticks = 0;
    const stopped = await searchPlanIslands(own(1), { seed: 5, steps: 5 * ROUND_STEPS, seconds: 60 }, { clock: () => ticks++ }, bounding(40));
    const { boundSteps, steps } = stopped.provenance;
    expect(boundSteps!.reduce((a, b) => a + b, 0)).toBe(stopped.certificate!.steps);
    const again = await searchPlanIslands(own(1), { seed: 5, steps, seconds: null, boundSteps: boundSteps! }, {}, bounding());
    expect(again).toEqual(stopped);
  });

  test('goes on against the last plan where more numbers are given than plans come up', async () => {
    const { certificate, provenance } = await searchPlanIslands(own(1), { seed: 5, steps: 10, seconds: null, boundSteps: [5, 10, 15, 20] }, {}, bounding());
    expect([certificate!.steps, provenance.boundSteps]).toEqual([50, [5, 10, 15, 20]]);
  });

  test('tells what it has proven, and fails with what it threw', async () => {
    const heard: number[] = [];
    const plan = await searchPlanIslands(own(1), { seed: 5, steps: 10, seconds: null, boundSteps: [3, 3] }, { onBound: (bound) => heard.push(bound) }, bounding());
    expect(heard.at(-1)).toBeLessThanOrEqual(plan.lowerBound!);
    const broken: PlanBounding = { round: () => Promise.reject(new Error('out of prices')) };
    await expect(searchPlanIslands(own(1), { seed: 5, steps: 10, seconds: null, boundSteps: [3, 3] }, {}, broken)).rejects.toThrow('out of prices');
  });

  test('is not waited for on a clock', async () => {
    const slow: PlanBounding = { round: () => new Promise(() => undefined) };
    const timed = { seed: 5, steps: 10, seconds: 60 };
    const plan = await searchPlanIslands(own(1), timed, { clock: () => 0 }, slow);
    expect([plan.provenance.steps, plan.provenance.boundSteps]).toEqual([10, undefined]);
    const begun = bounding();
    let asked = 0;
    const slowing: PlanBounding = { round: (round) => (asked++ === 0 ? begun.round({ ...round, steps: 60 }) : slow.round(round)) };
    const bounded = await searchPlanIslands(own(1), timed, { clock: () => 0 }, slowing);
    expect(bounded.provenance.boundSteps).toEqual([60, 0]);
    const again = await searchPlanIslands(own(1), { seed: 5, steps: 10, seconds: null, boundSteps: [60, 0] }, {}, bounding());
    expect(again).toEqual(bounded);
  });

  test('rests on a clock when the bound has levelled off, until there is another plan to aim at', async () => {
    const asked: { steps: number; aims: boolean }[] = [];
    const level: PlanBounding = {
      round: ({ measures }) => {
        asked.push({ steps: 100, aims: measures !== null });
        return Promise.resolve({ steps: 100, bound: 1000, least: null, proof: null });
      },
    };
    await searchPlanIslands(own(1), { seed: 5, steps: 2 * ROUND_STEPS, seconds: 60 }, { clock: () => 0 }, level);
    expect(asked).toHaveLength(8);
    expect(asked.findIndex(({ aims }) => aims)).toBe(4);
  });
});

describe('progress of several islands', () => {
  const at = (late: number, turnaround: number, steps: number): SolveProgress => ({
    phase: 'improve', steps, stepsPerSecond: 100, planned: 3, total: 3, bound: 10, gap: 0.1,
    objective: [{ level: 'lateness', value: late, rank: 0 }, { level: 'turnaround', value: turnaround, rank: 1 }],
  });

  test('is that of the best one, with the steps of all', () => {
    expect(together([at(1, 5, 10), at(0, 9, 20), at(0, 8, 30)])).toEqual({ ...at(0, 8, 60), stepsPerSecond: 300 });
  });

  test('is that of the first before anything is improved', () => {
    const building = { ...at(0, 0, 0), phase: 'construct' as const };
    expect(together([building, { ...building, planned: 1 }])).toEqual(building);
    expect(() => together([])).toThrow(RangeError);
  });

  test('takes a higher bound from beside', () => {
    expect(withBound(at(0, 8, 1), 7)).toMatchObject({ bound: 10 });
    expect(withBound({ ...at(0, 8, 1), bound: 4 }, 6)).toMatchObject({ bound: 6, gap: 0.25 });
    expect(withBound({ ...at(0, 8, 1), bound: 4 }, null)).toMatchObject({ bound: 4 });
  });

  test('is that of the first again when it accounts for the plan', () => {
    const accounting = { ...at(0, 9, 20), phase: 'explain' as const };
    expect(together([accounting, at(0, 8, 30)])).toEqual(accounting);
  });
});
