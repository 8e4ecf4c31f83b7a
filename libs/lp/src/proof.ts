import type { LinearProgram } from './linear-program.js';

/** Rounding that a proof forgives, relative to the size of what is compared. */
const TOLERANCE = 1e-6;

/** Whether values (in the order of the variables) keep every constraint. */
export function keepsConstraints(lp: LinearProgram, values: readonly number[]): boolean {
  const index = new Map(lp.variables.map((v, i) => [v.name, i]));
  if (lp.variables.some((v, i) => !Number.isFinite(values[i]) || (!v.free && values[i] < -TOLERANCE))) return false;
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

/**
 * Whether prices (in the order of the constraints) are a point of the dual program: of the right sign for each relation, and for no variable
 * worth more than its cost allows.
 */
export function keepsPrices(lp: LinearProgram, prices: readonly number[]): boolean {
  const helps = lp.sense === 'min' ? 1 : -1;
  const scale = 1 + prices.reduce((most, p) => Math.max(most, Math.abs(p)), 0);
  const signed = lp.constraints.every(({ relation }, i) => {
    const up = (prices[i] * helps) / scale;
    return Number.isFinite(up) && (relation === '=' || (relation === '>=' ? up >= -TOLERANCE : up <= TOLERANCE));
  });
  if (!signed) return false;
  const worth = new Map(lp.variables.map((v) => [v.name, { sum: 0, scale: 1 + Math.abs(v.cost) }]));
  lp.constraints.forEach((row, i) => {
    for (const { variable, coefficient } of row.terms) {
      const of = worth.get(variable)!;
      of.sum += coefficient * prices[i];
      of.scale += Math.abs(coefficient * prices[i]);
    }
  });
  return lp.variables.every((v) => {
    const { sum, scale: size } = worth.get(v.name)!;
    const left = ((v.cost - sum) * helps) / size;
    return v.free ? Math.abs(left) <= TOLERANCE : left >= -TOLERANCE;
  });
}

/** Whether two objectives agree (strong duality). */
export function agree(a: number, b: number): boolean {
  return Math.abs(a - b) <= TOLERANCE * (1 + Math.abs(a) + Math.abs(b));
}
