import fc from 'fast-check';
import { LinearProgramBuilder, solve, valueOfMore } from '@lotwright/lp';
import type { LinearProgram, LpSolution } from '@lotwright/lp';

const t = (variable: string, coefficient: number) => ({ variable, coefficient });

function optimal(lp: LinearProgram): LpSolution {
  const outcome = solve(lp);
  if (outcome.status !== 'optimal') throw new Error(`expected an optimum, got ${outcome.status}`);
  return outcome;
}

/** Hillier and Lieberman's Wyndor Glass: max 3x + 5y; optimum 36 at (2, 6), prices 0, 3/2, 1. */
function wyndor(): LinearProgram {
  return new LinearProgramBuilder('max')
    .variable('doors', 3)
    .variable('windows', 5)
    .constraint('plant 1', [t('doors', 1)], '<=', 4)
    .constraint('plant 2', [t('windows', 2)], '<=', 12)
    .constraint('plant 3', [t('doors', 3), t('windows', 2)], '<=', 18)
    .build();
}

describe('solve', () => {
  it('finds the optimum and the prices of a maximisation solved by hand', () => {
    const found = optimal(wyndor());
    expect(found.objective).toBeCloseTo(36);
    expect(Object.fromEntries(found.values)).toEqual({ doors: expect.closeTo(2), windows: expect.closeTo(6) });
    expect(Object.fromEntries(found.prices)).toEqual({ 'plant 1': expect.closeTo(0), 'plant 2': expect.closeTo(1.5), 'plant 3': expect.closeTo(1) });
  });

  it('gives a minimisation prices of the sign in which the objective moves', () => {
    // min 2x + 3y, x + y >= 10, x <= 6: optimum x = 6, y = 4, cost 24. One more demanded costs 3, one more x allowed saves 1.
    const lp = new LinearProgramBuilder('min')
      .variable('x', 2)
      .variable('y', 3)
      .constraint('demand', [t('x', 1), t('y', 1)], '>=', 10)
      .constraint('limit', [t('x', 1)], '<=', 6)
      .build();
    const found = optimal(lp);
    expect(found.objective).toBeCloseTo(24);
    expect(found.prices.get('demand')).toBeCloseTo(3);
    expect(found.prices.get('limit')).toBeCloseTo(-1);
    expect(valueOfMore(lp, found.objective, new Map([['limit', 1]]))).toBeCloseTo(-1);
  });

  it('handles equalities and variables that may be negative', () => {
    // min z with z >= x − 5, z >= 5 − x, x = 2: z = 3.
    const lp = new LinearProgramBuilder('min')
      .freeVariable('x', 0)
      .variable('z', 1)
      .constraint('above', [t('z', 1), t('x', -1)], '>=', -5)
      .constraint('below', [t('z', 1), t('x', 1)], '>=', 5)
      .constraint('fix', [t('x', 1)], '=', 2)
      .build();
    const found = optimal(lp);
    expect(found.objective).toBeCloseTo(3);
    expect(found.prices.get('fix')).toBeCloseTo(-1);
  });

  it('measures a step that is longer than the price holds by solving again', () => {
    const lp = wyndor();
    // Plant 2 gains 3/2 per hour up to 18 hours, nothing after: 10 more hours are worth 9, not 15.
    expect(valueOfMore(lp, 36, new Map([['plant 2', 10]]))).toBeCloseTo(9);
    expect(valueOfMore(lp, 36, new Map([['plant 1', 100]]))).toBeCloseTo(0);
  });

  it('says when nothing satisfies the constraints and when there is no limit', () => {
    const impossible = new LinearProgramBuilder('min').variable('x', 1).constraint('low', [t('x', 1)], '<=', 1).constraint('high', [t('x', 1)], '>=', 2).build();
    expect(solve(impossible)).toEqual({ status: 'infeasible' });
    const empty = new LinearProgramBuilder('min').variable('x', 1).constraint('none', [], '>=', 2).build();
    expect(solve(empty)).toEqual({ status: 'infeasible' });
    const endless = new LinearProgramBuilder('max').variable('x', 1).constraint('low', [t('x', 1)], '>=', 1).build();
    expect(solve(endless).status).toBe('unbounded');
  });

  it('keeps names apart from the solver’s own words', () => {
    const lp = new LinearProgramBuilder('max').variable('result', 1).variable('feasible', 2).constraint('bounded', [t('result', 1), t('feasible', 1)], '<=', 3).build();
    expect(optimal(lp).values.get('feasible')).toBeCloseTo(3);
  });

  it('proves strong duality on random transport problems', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(amounts, amounts, fc.integer({ min: 1, max: 1000 }), (supply, demand, salt) => {
        const lp = transport(supply, demand, salt);
        const enough = supply.reduce((a, b) => a + b, 0) >= demand.reduce((a, b) => a + b, 0);
        const outcome = solve(lp);
        expect(outcome.status).toBe(enough ? 'optimal' : 'infeasible');
        if (outcome.status !== 'optimal') return;
        const priced = lp.constraints.reduce((sum, c) => sum + c.rhs * outcome.prices.get(c.name)!, 0);
        expect(priced).toBeCloseTo(outcome.objective, 4);
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});

describe('LinearProgramBuilder', () => {
  it('refuses a name given twice, an unknown variable and numbers that are not finite', () => {
    const builder = new LinearProgramBuilder('min').variable('x', 1);
    expect(() => builder.variable('x', 1)).toThrow('x is already there');
    expect(() => builder.constraint('c', [t('y', 1)], '<=', 1)).toThrow('unknown variable y');
    expect(() => builder.constraint('c', [t('x', NaN)], '<=', 1)).toThrow('finite');
    expect(() => builder.constraint('c', [t('x', 1)], '<=', Infinity)).toThrow('finite');
    expect(() => builder.variable('z', Infinity)).toThrow('finite');
  });

  it('adds up terms of the same variable', () => {
    const lp = new LinearProgramBuilder('max').variable('x', 1).constraint('c', [t('x', 1), t('x', 2)], '<=', 6).build();
    expect(optimal(lp).objective).toBeCloseTo(2);
  });
});

function transport(supply: readonly number[], demand: readonly number[], salt: number): LinearProgram {
  const builder = new LinearProgramBuilder('min');
  supply.forEach((_, i) => demand.forEach((__, j) => builder.variable(`${i}-${j}`, ((i + 1) * 37 + (j + 1) * 91 + salt * (i + j + 1)) % 17 + 1)));
  supply.forEach((s, i) => builder.constraint(`supply ${i}`, demand.map((_, j) => t(`${i}-${j}`, 1)), '<=', s));
  demand.forEach((d, j) => builder.constraint(`demand ${j}`, supply.map((_, i) => t(`${i}-${j}`, 1)), '>=', d));
  return builder.build();
}
