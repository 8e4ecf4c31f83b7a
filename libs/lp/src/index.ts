export { LinearProgramBuilder, withRightSides } from './linear-program.js';
export type { LinearProgram, LpConstraint, LpVariable, Relation, Term } from './linear-program.js';
export { solve, valueOfMore } from './solve.js';
export type { LpOutcome, LpSolution } from './solve.js';
export { ColumnProgram } from './column-program.js';
export type { Column } from './column-program.js';
