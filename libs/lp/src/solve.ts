import type { LinearProgram } from './linear-program.js';
import { withRightSides } from './linear-program.js';
import { agree, keepsConstraints, keepsPrices } from './proof.js';
import { simplex } from './simplex.js';

/** A solved program. */
export interface LpSolution {
  readonly status: 'optimal';
  readonly objective: number;
  /** Value of every variable by name. */
  readonly values: ReadonlyMap<string, number>;
  /**
   * Shadow price of every constraint by name: change of the objective per unit of its right side, valid for a small
   * enough change. Where the optimum is degenerate several prices are right and one of them is given; {@link valueOfMore} is exact.
   */
  readonly prices: ReadonlyMap<string, number>;
}

/**
 * Outcome of {@link solve}. `unproven`: the solver's point and its prices disagree or break a constraint beyond rounding, so no
 * number of it may be used.
 */
export type LpOutcome = LpSolution | { readonly status: 'infeasible' | 'unbounded' | 'unproven' };

/**
 * Solves a linear program and proves the answer: the point keeps every constraint, the prices are a point of the dual program,
 * and both objectives agree (strong duality). The solver offers no prices, so they are read from the reduced costs of its final tableau;
 * the proof makes that safe, whatever its internals do.
 */
export function solve(lp: LinearProgram): LpOutcome {
  const found = simplex(lp);
  if (found.status !== 'optimal') return { status: found.status };
  const objective = lp.variables.reduce((sum, v, i) => sum + v.cost * found.values[i], 0);
  const priced = lp.constraints.reduce((sum, c, i) => sum + c.rhs * found.prices[i], 0);
  const proven = keepsConstraints(lp, found.values) && keepsPrices(lp, found.prices) && agree(objective, priced);
  if (!proven) return { status: 'unproven' };
  return {
    status: 'optimal',
    objective,
    values: new Map(lp.variables.map((v, i) => [v.name, found.values[i]])),
    prices: new Map(lp.constraints.map((c, i) => [c.name, found.prices[i]])),
  };
}

/**
 * Change of the optimal objective when the right sides of the named constraints grow by the given amounts together: exact
 * also where prices are degenerate or change within the step, because the program is solved again. `null` when it then has no proven optimum.
 */
export function valueOfMore(lp: LinearProgram, base: number, more: ReadonlyMap<string, number>): number | null {
  const rhs = new Map(lp.constraints.map((c) => [c.name, c.rhs + (more.get(c.name) ?? 0)]));
  const again = solve(withRightSides(lp, rhs));
  return again.status === 'optimal' ? again.objective - base : null;
}
