import { expect, test } from '@jest/globals';
import { check } from '@lotwright/checker';
import { PlanBounder, solve } from '@lotwright/engine';
import type { Plan, PlanningCase } from '@lotwright/domain';
import type { Instant, Minutes } from '@lotwright/time';
import { boundPlan } from '../../../libs/engine/src/bounds/plan-bound.js';
import { firstDraft } from '../../../libs/engine/src/draft.js';
import { provenBound } from '../../../libs/engine/src/explain/certificate.js';
import { LATENESS, MEASURES, TURNAROUND, UNPLANNED } from '../../../libs/engine/src/problem/pursuit.js';
import { equipment, equipmentClass, id, min, operation, order, phase, plant, planningCase, process, NOW } from '../../support/tiny.js';

const HOUR = 60;

/** Six lots that wait for one machine, two hours each; the clinic takes them until five hours from now, then every ten. */
const crowded: PlanningCase = planningCase({
  plant: plant({
    equipmentClasses: [equipmentClass('fill', { duration: min(HOUR) })],
    equipment: [equipment('FILL-1', 'fill')],
    processes: [process([operation('fill', { requirement: { kind: 'equipment', equipmentClass: id('fill') }, phases: [phase(2 * HOUR)] })], [])],
  }),
  orders: Array.from({ length: 6 }, (_, i) => order(`L${i}`, { sequenceRelease: NOW, windows: { opens: NOW, closes: (NOW + 5 * HOUR) as Instant, every: (10 * HOUR) as Minutes } })),
});
const plan = solve(crowded, { seed: 1, steps: 100, seconds: null });
const level = (name: string): number => plan.objective.find((l) => l.level === name)!.value;

function measuresOf(turnaround: number, lateness: number, unplanned = 0): Float64Array {
  const measures = new Float64Array(MEASURES);
  measures[UNPLANNED] = unplanned;
  measures[LATENESS] = lateness;
  measures[TURNAROUND] = turnaround;
  return measures;
}

test('what is proven against one plan holds for another, less what its missed windows are worth', () => {
  const bounder = PlanBounder.onFirstPlan(crowded, {});
  const missed = level('lateness');
  expect(missed).toBeGreaterThan(0);
  const { bound, proof, steps } = bounder.round({ steps: 80, seconds: null, measures: measuresOf(level('turnaround'), missed) });
  expect([steps, bounder.steps]).toEqual([80, 80]);
  expect(provenBound(proof!, missed)).toBe(bound);
  expect(provenBound(proof!, missed + 4)).toBe(Math.ceil((proof!.value - proof!.certificate.perWindow * (missed + 4)) / proof!.certificate.perMinute));
  const claimed: Plan = { ...plan, lowerBound: bound, gap: 1 - bound! / level('turnaround'), certificate: proof!.certificate };
  expect(check(crowded, claimed)).toMatchObject({ claims: [], provenBound: bound });
  const aimed = bounder.round({ steps: 1, seconds: null, measures: measuresOf(level('turnaround'), missed + 4) });
  expect(aimed.bound).toBeGreaterThanOrEqual(provenBound(proof!, missed + 4));
});

test('nothing is looked for without a step, nor before a plan leaves nothing out', () => {
  const left = PlanBounder.onFirstPlan(crowded, {});
  expect(left.round({ steps: 0, seconds: null, measures: null })).toEqual({ steps: 0, bound: null, least: null, proof: null });
  expect(left.round({ steps: 9, seconds: null, measures: measuresOf(1, 0, 1) }).steps).toBe(0);
  expect(left.round({ steps: 9, seconds: null, measures: measuresOf(level('turnaround'), level('lateness')) }).steps).toBe(9);
});

test('a bound that has met its plan takes no more steps', () => {
  const bounder = PlanBounder.onFirstPlan({ ...crowded, orders: crowded.orders.slice(0, 1) }, {});
  const first = bounder.round({ steps: 500, seconds: null, measures: null });
  expect(first.steps).toBeLessThan(500);
  expect(bounder.round({ steps: 500, seconds: null, measures: null })).toMatchObject({ steps: 0, bound: first.bound });
});

test('opening the search for prices counts towards its time', () => {
  let opened = false;
  const clock = (): number => (opened ? 60_000 : 0);
  const { compiled, decoder, impossible } = firstDraft(crowded, 'weight', {});
  const bounds = boundPlan(compiled.problem, impossible);
  const slow = {
    ...bounds,
    get complete(): boolean {
      opened = true;
      return bounds.complete;
    },
  };
  expect(new PlanBounder({ compiled }, decoder, slow, { clock }).round({ steps: 50, seconds: 30, measures: null }).steps).toBe(1);
});

describe('with a time limit and one thread', () => {
  /** A clock that has moved by `spent` when the first plan is there, and by a millisecond whenever it is read. */
  function afterDraft(spent: number): () => number {
    let read = 0;
    return () => ++read + (read > 2 ? spent : 0);
  }

  test('prices are looked for only where compiling has left time to get far', () => {
    const far = solve(crowded, { seed: 1, steps: 5, seconds: 12 }, { clock: afterDraft(500) });
    const near = solve(crowded, { seed: 1, steps: 5, seconds: 12 }, { clock: afterDraft(1500) });
    expect(far.provenance.boundSteps!.reduce((a, b) => a + b, 0)).toBeGreaterThan(1);
    expect(near.provenance.boundSteps).toBeUndefined();
  });
});
