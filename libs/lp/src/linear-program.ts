/** How the left side of a constraint compares with its right side. */
export type Relation = '<=' | '>=' | '=';

/** Coefficient of one variable in a constraint. */
export interface Term {
  readonly variable: string;
  readonly coefficient: number;
}

/** A quantity to be decided: never negative unless `free`. */
export interface LpVariable {
  readonly name: string;
  /** Objective coefficient. */
  readonly cost: number;
  readonly free: boolean;
}

/** `Σ coefficient × variable  relation  rhs`. */
export interface LpConstraint {
  readonly name: string;
  readonly terms: readonly Term[];
  readonly relation: Relation;
  readonly rhs: number;
}

/** A linear program in named variables. Names are unique within variables and within constraints. */
export interface LinearProgram {
  readonly sense: 'min' | 'max';
  readonly variables: readonly LpVariable[];
  readonly constraints: readonly LpConstraint[];
}

/** Writes a linear program down piece by piece and refuses what would be ambiguous. */
export class LinearProgramBuilder {
  private readonly variables = new Map<string, LpVariable>();
  private readonly constraints = new Map<string, LpConstraint>();

  constructor(private readonly sense: 'min' | 'max') {}

  /** Adds a variable of at least zero with its objective coefficient. @throws Error when the name is taken or the cost is not finite. */
  variable(name: string, cost: number): this {
    return this.add({ name, cost, free: false });
  }

  /** Adds a variable that may be negative. @throws Error as {@link variable}. */
  freeVariable(name: string, cost: number): this {
    return this.add({ name, cost, free: true });
  }

  /** Adds a constraint; terms of the same variable add up. @throws Error when the name is taken, a variable is unknown or a number is not finite. */
  constraint(name: string, terms: readonly Term[], relation: Relation, rhs: number): this {
    if (this.constraints.has(name)) throw new Error(`constraint ${name} is already there`);
    if (!Number.isFinite(rhs)) throw new Error(`constraint ${name}: right side must be finite, got ${rhs}`);
    const summed = new Map<string, number>();
    for (const { variable, coefficient } of terms) {
      if (!this.variables.has(variable)) throw new Error(`constraint ${name} names an unknown variable ${variable}`);
      if (!Number.isFinite(coefficient)) throw new Error(`constraint ${name}, variable ${variable}: coefficient must be finite, got ${coefficient}`);
      summed.set(variable, (summed.get(variable) ?? 0) + coefficient);
    }
    const merged = [...summed].filter(([, c]) => c !== 0).map(([variable, coefficient]) => ({ variable, coefficient }));
    this.constraints.set(name, { name, terms: merged, relation, rhs });
    return this;
  }

  /** The program as written so far. */
  build(): LinearProgram {
    return { sense: this.sense, variables: [...this.variables.values()], constraints: [...this.constraints.values()] };
  }

  private add(variable: LpVariable): this {
    if (this.variables.has(variable.name)) throw new Error(`variable ${variable.name} is already there`);
    if (!Number.isFinite(variable.cost)) throw new Error(`variable ${variable.name}: cost must be finite, got ${variable.cost}`);
    this.variables.set(variable.name, variable);
    return this;
  }
}

/** The same program with other right sides; constraints not named keep theirs. */
export function withRightSides(lp: LinearProgram, rhs: ReadonlyMap<string, number>): LinearProgram {
  return { ...lp, constraints: lp.constraints.map((c) => ({ ...c, rhs: rhs.get(c.name) ?? c.rhs })) };
}
