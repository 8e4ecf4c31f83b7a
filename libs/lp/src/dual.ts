import type { LinearProgram, LpConstraint, LpVariable, Term } from './linear-program.js';

/**
 * The explicit dual: one variable per constraint, one constraint per variable. Every price is written with the sign that
 * makes it "change of the objective per unit of right side", whatever the sense; prices that would be non-positive by
 * the textbook enter negated, because the solver's variables start at zero (`sign` undoes it).
 */
export interface DualProgram {
  readonly program: LinearProgram;
  /** Per constraint of the primal: +1 or −1, by which the dual variable of that name is multiplied to give the price. */
  readonly sign: ReadonlyMap<string, 1 | -1>;
}

/** Writes down the dual of `lp`. */
export function dualOf(lp: LinearProgram): DualProgram {
  const helpful = lp.sense === 'min' ? '>=' : '<=';
  const sign = new Map<string, 1 | -1>();
  const columns = new Map<string, Term[]>(lp.variables.map((v) => [v.name, []]));
  const variables: LpVariable[] = [];
  for (const row of lp.constraints) {
    const s: 1 | -1 = row.relation === '=' || row.relation === helpful ? 1 : -1;
    sign.set(row.name, s);
    variables.push({ name: row.name, cost: s * row.rhs, free: row.relation === '=' });
    for (const { variable, coefficient } of row.terms) columns.get(variable)!.push({ variable: row.name, coefficient: s * coefficient });
  }
  const constraints = lp.variables.map((v): LpConstraint => ({
    name: v.name,
    terms: columns.get(v.name)!,
    relation: v.free ? '=' : lp.sense === 'min' ? '<=' : '>=',
    rhs: v.cost,
  }));
  return { program: { sense: lp.sense === 'min' ? 'max' : 'min', variables, constraints }, sign };
}
