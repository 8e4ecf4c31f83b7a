import { describe, expect, test } from '@jest/globals';
import { makePlan } from '@lotwright/planning';
import { sapling, SAPLING_NOW, saplingOrders } from '../../support/sapling.js';

const plant = sapling();
const planningCase = { plant, ...saplingOrders(plant), now: SAPLING_NOW, published: [], freezeOverrides: [] };

describe('a plan that is made', () => {
  test('comes with the verdict of the checker on itself', () => {
    const { plan, verdict } = makePlan(planningCase, { seed: 1, steps: 20, seconds: null });
    expect(verdict).toMatchObject({ feasible: true, violations: [], claims: [], planHash: plan.provenance.planHash, inputHash: plan.provenance.inputHash });
  });
});
