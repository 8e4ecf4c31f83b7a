import { describe, expect, test } from '@jest/globals';
import { check } from '@lotwright/checker';
import { LocalPlanIsland, PlanBounder, ROUND_STEPS, searchPlanIslands, solve } from '@lotwright/engine';
import type { Plan, PlanningCase } from '@lotwright/domain';
import type { BoundReport, BoundRound, PriceProof, SolveProgress } from '@lotwright/engine';
import type { Instant } from '@lotwright/time';
import { BoundBetween } from '../../../libs/engine/src/bound-between.js';
import { sapling, SAPLING_NOW, saplingOrders } from '../../support/sapling.js';
import { actual, equipment, equipmentClass, id, operation, order, phase, plant, planningCase as tinyCase, process, NOW } from '../../support/tiny.js';

const grown = sapling();
const planningCase: PlanningCase = { plant: grown, ...saplingOrders(grown), now: SAPLING_NOW, published: [], freezeOverrides: [] };
const MEASURES = Float64Array.of(0, 0, 500);
const PROOF = {} as PriceProof;

/** Looks for prices as told, and notes what it was asked. */
function bounder(bounds: (done: number) => number, pace: (round: BoundRound) => number): { asked: BoundRound[]; round: (round: BoundRound) => BoundReport } {
  const asked: BoundRound[] = [];
  let done = 0;
  return {
    asked,
    round: (round) => {
      asked.push(round);
      const steps = pace(round);
      done += steps;
      return { steps, bound: bounds(done), least: Float64Array.of(0, 0, bounds(done)), proof: PROOF };
    },
  };
}

describe('a search for prices between the rounds', () => {
  test('takes the steps asked for against the first plan, the best after 1, 2, 4 rounds, and the last', () => {
    const { asked, round } = bounder(() => 100, ({ steps }) => steps);
    const between = new BoundBetween({ round }, [3, 4, 0, 6, 7]);
    for (let r = 1; r <= 3; r++) between.afterRound(r, MEASURES);
    expect(asked.map(({ steps, measures }) => [steps, measures])).toEqual([[3, null], [4, MEASURES]]);
    expect(between.end()!.boundSteps).toEqual([3, 4, 0, 6, 7]);
    expect(asked.slice(2).map(({ steps }) => steps)).toEqual([6, 7]);
  });

  test('takes a third of the time while the bound rises', () => {
    let now = 0;
    const { round } = bounder((done) => done, ({ seconds }) => {
      now += Math.ceil(seconds! * 1000);
      return 10;
    });
    const between = new BoundBetween({ round }, { clock: () => now, begun: 0, deadline: 30_000 });
    let searched = 0;
    for (let r = 1; now < 30_000; r++) {
      now += 200;
      searched += 200;
      between.afterRound(r, MEASURES);
    }
    expect(searched / now).toBeGreaterThan(0.6);
    expect(searched / now).toBeLessThan(0.7);
  });

  test('leaves the time to the search when the bound has levelled off or nothing is to be gained, until there is another plan to aim at', () => {
    let now = 0;
    const level = bounder(() => 1000, () => 100);
    const between = new BoundBetween(level, { clock: () => (now += 1), begun: 0, deadline: 1e6 });
    now = 9000;
    between.afterRound(1, MEASURES);
    expect(level.asked).toHaveLength(4);
    between.afterRound(3, MEASURES);
    expect(level.asked).toHaveLength(4);
    between.afterRound(4, MEASURES);
    expect(level.asked.length).toBeGreaterThan(4);
    const met = bounder(() => 500, () => 0);
    const ended = new BoundBetween(met, { clock: () => (now += 1), begun: 0, deadline: 1e6 });
    ended.afterRound(1, MEASURES);
    ended.afterRound(3, MEASURES);
    expect([met.asked.length, ended.proves(MEASURES), ended.proves(Float64Array.of(0, 0, 501))]).toEqual([1, true, false]);
  });

  test('does no step once someone has asked to stop', () => {
    const { asked, round } = bounder((done) => done, () => 10);
    const between = new BoundBetween({ round }, { clock: () => 900, begun: 0, deadline: 1e6, shouldStop: () => true });
    between.afterRound(1, MEASURES);
    expect([asked.length, between.end()]).toEqual([0, null]);
  });
});

describe('on one thread', () => {
  const steps = 3 * ROUND_STEPS;
  const boundSteps = [20, 30, 0, 25];

  test('several numbers of bound steps prove what a thread beside the search proves', async () => {
    const plan = solve(planningCase, { seed: 5, steps, seconds: null, boundSteps });
    const island = new LocalPlanIsland(planningCase, { seed: 5, seconds: null, boundSteps: [] }, {}, 0);
    const bounding = PlanBounder.onFirstPlan(planningCase, {});
    const beside = await searchPlanIslands<Plan>(
      [{ round: (round) => Promise.resolve(island.round(round)), finish: (offered, effort, proof) => Promise.resolve(island.finish(offered, effort, proof)) }],
      { seed: 5, steps, seconds: null, boundSteps }, {}, { round: (round) => Promise.resolve(bounding.round(round)) },
    );
    expect(plan).toEqual(beside);
    expect(plan.certificate!.steps).toBe(75);
    expect(check(planningCase, plan).claims).toEqual([]);
  });

  test('what a clock has ended is found again from its steps', () => {
    let now = 0;
    const stopped = solve(planningCase, { seed: 5, steps: null, seconds: 2 }, { clock: () => (now += 2) });
    expect(stopped.provenance.boundSteps!.reduce((a, b) => a + b, 0)).toBe(stopped.certificate!.steps);
    expect(solve(planningCase, { seed: 5, steps: stopped.provenance.steps, seconds: null, boundSteps: stopped.provenance.boundSteps! })).toEqual(stopped);
  });

  test('progress tells of no bound that the plan may not claim', () => {
    const fill = { kind: 'equipment', equipmentClass: id<never>('fill') } as const;
    const busy = tinyCase({
      plant: plant({
        equipmentClasses: [equipmentClass('fill')],
        equipment: [equipment('FILL-1', 'fill')],
        processes: [process([operation('fill', { requirement: fill, phases: [phase(120)] })], [])],
      }),
      orders: [order('L-1'), order('L-2', { sequenceRelease: NOW })],
      actuals: [actual('L-1', 'fill', { expectedEnd: (NOW + 600) as Instant, equipment: id('FILL-1') })],
    });
    const told: SolveProgress[] = [];
    const plan = solve(busy, { seed: 1, steps: 20, seconds: null }, { onProgress: (progress) => told.push(progress) });
    const turnaround = plan.objective.find(({ level }) => level === 'turnaround')!.value;
    expect(plan.lowerBound).toBeLessThan(turnaround);
    expect(new Set(told.flatMap(({ bound }) => bound ?? []))).toEqual(new Set([plan.lowerBound]));
    const punctual = solve({ ...busy, objective: { ranks: [[{ level: 'makespan', weight: 1 }]], longestTurnaround: null, urgencyWeights: null } }, { seed: 1, steps: 20, seconds: null }, { onProgress: (progress) => told.push(progress) });
    expect([punctual.lowerBound, told.at(-1)!.bound]).toEqual([null, null]);
  });
});
