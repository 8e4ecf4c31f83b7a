import { dualOf } from './dual.js';
import type { LinearProgram } from './linear-program.js';
import { withRightSides } from './linear-program.js';
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
 * Outcome of {@link solve}. `unproven`: the solver's point and its dual disagree or break a constraint beyond rounding, so no
 * number of it may be used.
 */
export type LpOutcome = LpSolution | { readonly status: 'infeasible' | 'unbounded' | 'unproven' };

const TOLERANCE = 1e-6;

/**
 * Solves a linear program and proves the answer: the primal point keeps every constraint, the prices are a feasible point of
 * the explicit dual program, and both objectives agree (strong duality). The solver underneath gives no prices of its own,
 * so they come from solving the dual.
 */
export function solve(lp: LinearProgram): LpOutcome {
  const primal = simplex(lp);
  if (primal.status !== 'optimal') return { status: primal.status };
  const { program, sign } = dualOf(lp);
  const dual = simplex(program);
  if (dual.status !== 'optimal') return { status: 'unproven' };
  const proven = keeps(lp, primal.values) && keeps(program, dual.values) && near(primal.objective, dual.objective);
  if (!proven) return { status: 'unproven' };
  return {
    status: 'optimal',
    objective: primal.objective,
    values: new Map(lp.variables.map((v, i) => [v.name, primal.values[i]])),
    prices: new Map(lp.constraints.map((c, i) => [c.name, sign.get(c.name)! * dual.values[i]])),
  };
}

/**
 * Change of the optimal objective when the right sides of the named constraints grow by the given amounts together: exact
 * also where prices are degenerate or change within the step, because the program is solved again. `null` when either program has no proven optimum.
 */
export function valueOfMore(lp: LinearProgram, base: number, more: ReadonlyMap<string, number>): number | null {
  const rhs = new Map(lp.constraints.map((c) => [c.name, c.rhs + (more.get(c.name) ?? 0)]));
  const again = simplex(withRightSides(lp, rhs));
  return again.status === 'optimal' ? again.objective - base : null;
}

function keeps(lp: LinearProgram, values: readonly number[]): boolean {
  const index = new Map(lp.variables.map((v, i) => [v.name, i]));
  if (lp.variables.some((v, i) => !v.free && values[i] < -TOLERANCE)) return false;
  return lp.constraints.every((row) => {
    let left = 0;
    let scale = Math.abs(row.rhs) + 1;
    for (const { variable, coefficient } of row.terms) {
      const part = coefficient * values[index.get(variable)!];
      left += part;
      scale += Math.abs(part);
    }
    const over = (left - row.rhs) / scale;
    return row.relation === '<=' ? over <= TOLERANCE : row.relation === '>=' ? over >= -TOLERANCE : Math.abs(over) <= TOLERANCE;
  });
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= TOLERANCE * (1 + Math.abs(a) + Math.abs(b));
}
