import { describe, expect, it } from '@jest/globals';
import { check } from '@lotwright/checker';
import type { Plan } from '@lotwright/domain';
import { stream } from '@lotwright/random';
import type { RandomStream } from '@lotwright/random';
import { FLOW_OPERATORS } from '../../support/mutations/flow-operators.js';
import { SHARED_OPERATORS } from '../../support/mutations/shared-operators.js';
import { line } from '../../support/broken-rules.js';
import { showcaseCase, showcasePlan } from '../../support/showcase.js';
import { NOW } from '../../support/tiny.js';

const NONSENSE = [null, undefined, Number.NaN, -1, 0.5, 1e300, Number.MAX_SAFE_INTEGER, NOW - 1, NOW + 90_000, '', 'x', 'L1', 'ivt', {}, [], [null], true, Infinity];

type Tree = Record<string, unknown> | unknown[];
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** A deep copy with one value somewhere in it replaced by nonsense. */
function vandalised(plan: Plan, random: RandomStream): Plan {
  const copy = structuredClone(plan) as unknown as Tree;
  let place = copy as Record<string, unknown>;
  let key = random.pick(Object.keys(place));
  for (let next = place[key]; isTree(next) && Object.keys(next).length > 0 && !random.chance(0.08); next = place[key]) {
    place = next as Record<string, unknown>;
    key = random.pick(Object.keys(place));
  }
  place[key] = random.pick(NONSENSE);
  return copy as unknown as Plan;
}

const mutants: readonly Plan[] = [...FLOW_OPERATORS, ...SHARED_OPERATORS].flatMap((operator, i) => {
  const mutant = operator.apply({ planningCase: showcaseCase, plan: showcasePlan, random: stream(i, 'robustness') });
  return mutant === null ? [] : [mutant];
});

/** Mutants that can be read: what cannot is reported by its place in the list. */
const readable = mutants.filter((m) => m.assignments.every((a) => Number.isFinite(a.start) && Number.isFinite(a.end)));

describe('the checker', () => {
  it('never throws, whatever stands anywhere in a plan', () => {
    for (let seed = 0; seed < 120; seed++) {
      const random = stream(seed, 'vandal');
      let plan = showcasePlan;
      for (let times = 1 + random.nextInt(4); times > 0; times--) plan = vandalised(plan, random);
      const { feasible, violations } = check(showcaseCase, plan);
      expect(feasible).toBe(violations.length === 0);
    }
  });

  it('reports instants and texts only', () => {
    for (const mutant of mutants) {
      for (const v of check(showcaseCase, mutant).violations) {
        expect([v.from, v.to].every((t) => t === null || Number.isSafeInteger(t))).toBe(true);
        expect(v.needed !== '' && v.found !== '').toBe(true);
      }
    }
  });

  it('finds the same violations in whatever order lists stand', () => {
    for (const [i, mutant] of readable.entries()) {
      const random = stream(i, 'order of lists');
      const { plant } = showcaseCase;
      const elsewhere = {
        ...showcaseCase, orders: random.shuffle([...showcaseCase.orders]), actuals: random.shuffle([...showcaseCase.actuals]),
        plant: { ...plant, equipment: random.shuffle([...plant.equipment]), calendars: random.shuffle([...plant.calendars]), crews: random.shuffle([...plant.crews]) },
      };
      // A second assignment of an operation is told from the first by its place in the list alone.
      const twice = new Set(mutant.assignments.map((a) => `${a.order}/${a.operation}`)).size < mutant.assignments.length;
      const shuffled = twice ? mutant : { ...mutant, assignments: random.shuffle([...mutant.assignments]), runs: random.shuffle([...mutant.runs]) };
      const rules = (plan: Plan, planningCase: typeof showcaseCase) => check(planningCase, plan).violations.map((v) => `${v.rule} ${v.resource} ${v.from} ${v.found}`).sort();
      expect(rules(shuffled, elsewhere)).toEqual(rules(mutant, showcaseCase));
    }
  });

  it('finds the same four weeks earlier, when no clock changes in between', () => {
    const earlier = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(earlier);
      if (isTree(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, earlier(inner)]));
      if (typeof value === 'number' && value > 1e7) return value - 4 * 7 * 1440;
      return value === '2026-03-04' ? '2026-02-04' : value;
    };
    const text = (planningCase: unknown, plan: unknown) =>
      check(planningCase as typeof showcaseCase, plan as Plan).violations.map((v) => line(v).replace(/\d{4}-\d\d-\d\dT\d\d:\d\dZ/g, 'then'));
    for (const mutant of [showcasePlan, ...readable]) expect(text(earlier(showcaseCase), earlier(mutant))).toEqual(text(showcaseCase, mutant));
  });
});
