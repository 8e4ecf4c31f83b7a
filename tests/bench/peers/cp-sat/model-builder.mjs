/** A point of the model: `coefficient × variable + offset`; a constant has no variable. */
export const constant = (offset) => ({ variable: null, coefficient: 0, offset });
export const plus = (expression, offset) => ({ ...expression, offset: expression.offset + offset });

/** The negation of a literal. */
export const not = (literal) => -literal - 1;

/**
 * Collects a CP-SAT model in the JSON form of its protocol buffer (`operations_research.sat.CpModelProto`, camel case), which the
 * WebAssembly build encodes and the native one reads. Domains are sorted lists of closed intervals, as the solver has them.
 */
export class ModelBuilder {
  variables = [];
  constraints = [];
  derivations = [];

  /** @param domain closed intervals `[low, high]` in order */
  variable(domain) {
    if (domain.length === 0) throw new RangeError('a variable has no value left: the horizon is too short or the work fits no calendar');
    this.variables.push({ domain: domain.flat() });
    return { variable: this.variables.length - 1, coefficient: 1, offset: 0 };
  }

  range(low, high) {
    return this.variable([[low, high]]);
  }

  literal() {
    this.variables.push({ domain: [0, 1] });
    return this.variables.length - 1;
  }

  /** Σ coefficient × expression lies in the domain, when all `literals` hold. */
  linear(terms, domain, literals = []) {
    const coefficients = new Map();
    let offset = 0;
    for (const [factor, expression] of terms) {
      offset += factor * expression.offset;
      if (expression.variable === null) continue;
      coefficients.set(expression.variable, (coefficients.get(expression.variable) ?? 0) + factor * expression.coefficient);
    }
    const shifted = domain.flat().map((bound) => (Math.abs(bound) === UNBOUNDED ? bound : bound - offset));
    this.add({ linear: { vars: [...coefficients.keys()], coeffs: [...coefficients.values()], domain: shifted } }, literals);
  }

  /** `later ≥ earlier + lag`, when all `literals` hold. */
  after(later, earlier, lag = 0, literals = []) {
    this.linear([[1, later], [-1, earlier]], [[lag, UNBOUNDED]], literals);
  }

  equal(a, b, literals = []) {
    this.linear([[1, a], [-1, b]], [[0, 0]], literals);
  }

  within(expression, domain, literals = []) {
    this.linear([[1, expression]], domain, literals);
  }

  /** Index of an interval from `start` to `end`; its size is found from both. Optional when `literals` are given. */
  interval(start, end, literals = []) {
    let size;
    if (start.variable === end.variable && start.coefficient === end.coefficient) {
      size = constant(end.offset - start.offset);
    } else {
      size = this.range(0, MOST_SIZE);
      this.linear([[1, end], [-1, start], [-1, size]], [[0, 0]], literals);
      this.derive([start, end], size, (from, to) => Math.max(0, to - from));
    }
    this.add({ interval: { start: proto(start), end: proto(end), size: proto(size) } }, literals);
    return this.constraints.length - 1;
  }

  /** Says what `expression` is worth once those it follows from are known: completes hints. */
  derive(sources, expression, reckon) {
    this.derivations.push({ sources, expression, reckon });
  }

  noOverlap(intervals) {
    if (intervals.length > 1) this.add({ noOverlap: { intervals } });
  }

  cumulative(capacity, uses) {
    this.add({ cumulative: { capacity: proto(constant(capacity)), intervals: uses.map((use) => use.interval), demands: uses.map((use) => proto(constant(use.demand))) } });
  }

  /** Stock changes by `change` at `at`; it is never below zero. */
  reservoir(changes) {
    this.add({ reservoir: { minLevel: 0, maxLevel: MOST_STOCK, timeExprs: changes.map((c) => proto(c.at)), levelChanges: changes.map((c) => proto(constant(c.change))) } });
  }

  exactlyOne(literals, when = []) {
    if (when.length === 0) this.add({ exactlyOne: { literals } });
    else this.linear(literals.map((literal) => [1, asExpression(literal)]), [[1, 1]], when);
  }

  clause(literals) {
    this.add({ boolOr: { literals } });
  }

  add(constraint, literals = []) {
    this.constraints.push(literals.length > 0 ? { enforcementLiteral: literals, ...constraint } : constraint);
  }

  /** The model with Σ factor × expression to be made small. */
  minimise(terms) {
    const coefficients = new Map();
    let offset = 0;
    for (const [factor, expression] of terms) {
      offset += factor * expression.offset;
      if (expression.variable !== null) coefficients.set(expression.variable, (coefficients.get(expression.variable) ?? 0) + factor * expression.coefficient);
    }
    return { variables: this.variables, constraints: this.constraints, objective: { vars: [...coefficients.keys()], coeffs: [...coefficients.values()], offset } };
  }
}

/** A literal as a number: 1 when it holds. */
export function asExpression(literal) {
  return literal >= 0 ? { variable: literal, coefficient: 1, offset: 0 } : { variable: -literal - 1, coefficient: -1, offset: 1 };
}

/** Enters what an expression is worth as the value of its variable. */
export function assign(values, { variable, coefficient, offset }, value) {
  if (variable !== null && !values.has(variable)) values.set(variable, (value - offset) / coefficient);
}

/** What an expression is worth in a solution. */
export function valueOf(expression, solution) {
  return expression.offset + (expression.variable === null ? 0 : expression.coefficient * solution[expression.variable]);
}

/** Beyond every sum in the model; CP-SAT takes bounds of this size as none. */
export const UNBOUNDED = 2 ** 52;
const MOST_SIZE = 2 ** 30;
const MOST_STOCK = 2 ** 40;

function proto({ variable, coefficient, offset }) {
  return variable === null ? { vars: [], coeffs: [], offset } : { vars: [variable], coeffs: [coefficient], offset };
}
