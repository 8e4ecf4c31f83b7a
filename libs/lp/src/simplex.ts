import jsLpSolver from 'javascript-lp-solver';
import type { LinearProgram } from './linear-program.js';

/** What the simplex found: `objective` and `values` (in the order of the program's variables) count only when `optimal`. */
export interface SimplexOutcome {
  readonly status: 'optimal' | 'infeasible' | 'unbounded';
  readonly objective: number;
  readonly values: readonly number[];
}

interface Answer {
  readonly feasible: boolean;
  readonly bounded?: boolean;
  readonly [variable: string]: number | boolean | undefined;
}

// The package's types describe its CommonJS build, one `default` deeper than the module that is really loaded.
const solver = jsLpSolver as unknown as { Solve(model: object): Answer };

type Bound = { min?: number; max?: number; equal?: number };
const BOUND_OF = { '<=': 'max', '>=': 'min', '=': 'equal' } as const;

/**
 * Runs javascript-lp-solver. Its names live in one flat object together with its own keys (`result`, `feasible`), so
 * variables and constraints travel as `v0…`, `c0…`. Constraints without terms never reach it: it would ignore them.
 * A free variable travels as the difference `v − n` of two: the solver's own `unrestricted` gives wrong points (1.0.3).
 */
export function simplex(lp: LinearProgram): SimplexOutcome {
  if (lp.constraints.some((c) => c.terms.length === 0 && !holdsEmpty(c.relation, c.rhs))) return { status: 'infeasible', objective: NaN, values: [] };
  const column = new Map(lp.variables.map((v, i) => [v.name, i]));
  const variables: Record<string, Record<string, number>> = {};
  lp.variables.forEach((v, i) => {
    variables[`v${i}`] = { cost: v.cost };
    if (v.free) variables[`n${i}`] = { cost: -v.cost };
  });
  const constraints: Record<string, Bound> = {};
  lp.constraints.forEach((row, r) => {
    if (row.terms.length === 0) return;
    constraints[`c${r}`] = { [BOUND_OF[row.relation]]: row.rhs };
    for (const { variable, coefficient } of row.terms) {
      const i = column.get(variable)!;
      variables[`v${i}`][`c${r}`] = coefficient;
      if (lp.variables[i].free) variables[`n${i}`][`c${r}`] = -coefficient;
    }
  });
  const outcome = solver.Solve({ optimize: 'cost', opType: lp.sense, constraints, variables });
  if (!outcome.feasible) return { status: 'infeasible', objective: NaN, values: [] };
  if (outcome.bounded === false) return { status: 'unbounded', objective: NaN, values: [] };
  const values = lp.variables.map((_, i) => Number(outcome[`v${i}`] ?? 0) - Number(outcome[`n${i}`] ?? 0));
  return { status: 'optimal', objective: lp.variables.reduce((sum, v, i) => sum + v.cost * values[i], 0), values };
}

function holdsEmpty(relation: '<=' | '>=' | '=', rhs: number): boolean {
  return relation === '<=' ? rhs >= 0 : relation === '>=' ? rhs <= 0 : rhs === 0;
}
