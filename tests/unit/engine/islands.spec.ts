import { describe, expect, test } from '@jest/globals';
import { check } from '@lotwright/checker';
import { LocalPlanIsland, ROUND_STEPS, searchPlanIslands, solve, together } from '@lotwright/engine';
import type { Plan, PlanningCase } from '@lotwright/domain';
import type { PlanIsland, SolveParams, SolveProgress } from '@lotwright/engine';
import { sapling, SAPLING_NOW, saplingOrders } from '../../support/sapling.js';

const plant = sapling();
const planningCase: PlanningCase = { plant, ...saplingOrders(plant), now: SAPLING_NOW, published: [], freezeOverrides: [] };

/** Islands on this thread; `stop` says after how many steps an island behaves as if its time were over. */
function islands(count: number, seed: number, stop: readonly number[] = []): PlanIsland<Plan>[] {
  return Array.from({ length: count }, (_, i) => {
    const island = new LocalPlanIsland(planningCase, { seed, seconds: null, selfCheck: 'cheap' }, {}, i);
    let done = 0;
    return {
      round: (round) => {
        const report = island.round({ ...round, steps: Math.min(round.steps, (stop[i] ?? Infinity) - done) });
        done += report.steps;
        return Promise.resolve(report);
      },
      finish: (offered, threadSteps) => Promise.resolve(island.finish(offered, threadSteps)),
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

  test('is that of the first again when it accounts for the plan', () => {
    const accounting = { ...at(0, 9, 20), phase: 'explain' as const };
    expect(together([accounting, at(0, 8, 30)])).toEqual(accounting);
  });
});
