import jsLpSolver from 'javascript-lp-solver';
import type { LinearProgram, LpConstraint } from './linear-program.js';

/** What the simplex found. `values` and `prices` are in the order of the program's variables and constraints and count only when `optimal`. */
export interface SimplexOutcome {
  readonly status: 'optimal' | 'infeasible' | 'unbounded';
  readonly values: readonly number[];
  /** Change of the objective per unit of right side, read from the final tableau: claims, to be proven by whoever uses them. */
  readonly prices: readonly number[];
}

interface Column { readonly index: number; readonly value: number }
interface Row { readonly slack: Column; addTerm(coefficient: number, column: Column): Row }
interface Model {
  readonly tableau: { readonly matrix: Float64Array; readonly colByVarIndex: readonly number[]; readonly feasible: boolean; readonly bounded: boolean };
  usePresolve: boolean;
  minimize(): Model;
  maximize(): Model;
  addVariable(cost: number): Column;
  smallerThan(rhs: number): Row;
  greaterThan(rhs: number): Row;
  solve(): unknown;
}

// The package's types describe its CommonJS build, one `default` deeper than the module that is really loaded.
const { Model } = jsLpSolver as unknown as { readonly Model: new () => Model };

/** A row of the solver that stands for (one side of) a constraint, and what its slack's reduced cost means for the price. */
interface Side {
  readonly row: Row;
  readonly sign: 1 | -1;
}

/**
 * Runs the simplex of javascript-lp-solver 1.0 through its model interface. Rows and costs are scaled to a largest entry of 1 first, because the
 * solver compares with absolute tolerances. A free variable enters as the difference of two, since the solver's own `unrestricted` gives wrong
 * points; its presolve is off, since it hides rows whose prices are asked for.
 */
export function simplex(lp: LinearProgram): SimplexOutcome {
  if (lp.constraints.some((c) => c.terms.length === 0 && !holdsEmpty(c))) return { status: 'infeasible', values: [], prices: [] };
  const model = new Model();
  model.usePresolve = false;
  if (lp.sense === 'min') model.minimize();
  else model.maximize();
  const costScale = largest(lp.variables.map((v) => v.cost));
  const plus = lp.variables.map((v) => model.addVariable(v.cost / costScale));
  const minus = lp.variables.map((v) => (v.free ? model.addVariable(-v.cost / costScale) : null));
  const column = new Map(lp.variables.map((v, i) => [v.name, i]));
  const rows = lp.constraints.map((constraint) => {
    const scale = largest(constraint.terms.map((t) => t.coefficient));
    const sides = constraint.terms.length === 0 ? [] : sidesOf(model, lp.sense, constraint, constraint.rhs / scale);
    for (const { variable, coefficient } of constraint.terms) {
      const i = column.get(variable)!;
      for (const { row } of sides) {
        row.addTerm(coefficient / scale, plus[i]);
        if (minus[i] !== null) row.addTerm(-coefficient / scale, minus[i]);
      }
    }
    return { sides, scale };
  });
  model.solve();
  const { matrix, colByVarIndex, feasible, bounded } = model.tableau;
  if (!feasible) return { status: 'infeasible', values: [], prices: [] };
  if (!bounded) return { status: 'unbounded', values: [], prices: [] };
  const reducedCost = ({ slack }: Row): number => (colByVarIndex[slack.index] < 0 ? 0 : -matrix[colByVarIndex[slack.index]]);
  return {
    status: 'optimal',
    values: plus.map((p, i) => p.value - (minus[i]?.value ?? 0)),
    prices: rows.map(({ sides, scale }) => sides.reduce((sum, { row, sign }) => sum + (sign * reducedCost(row) * costScale) / scale, 0)),
  };
}

function sidesOf(model: Model, sense: 'min' | 'max', { relation }: LpConstraint, rhs: number): Side[] {
  const sides: Side[] = [];
  if (relation !== '>=') sides.push({ row: model.smallerThan(rhs), sign: sense === 'max' ? 1 : -1 });
  if (relation !== '<=') sides.push({ row: model.greaterThan(rhs), sign: sense === 'max' ? -1 : 1 });
  return sides;
}

function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, n) => Math.max(most, Math.abs(n)), 0) || 1;
}

function holdsEmpty({ relation, rhs }: LpConstraint): boolean {
  return relation === '<=' ? rhs >= 0 : relation === '>=' ? rhs <= 0 : rhs === 0;
}
