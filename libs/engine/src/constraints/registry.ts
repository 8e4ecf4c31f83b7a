import type { Problem } from '../problem/problem.js';
import type { Trace } from '../solution/trace.js';
import type { Constraint } from './constraint.js';
import { Materials } from './materials.js';
import { SuiteClearance } from './suite-clearance.js';

/** The rules asked about every placed operation, in this order. One line per rule; see the checklist in constraint.ts. */
export function operationRules(problem: Problem, trace: Trace): readonly Constraint[] {
  const rules: Constraint[] = [];
  if (problem.equipment.some((e) => e.suite >= 0)) rules.push(new SuiteClearance(problem, trace));
  if (problem.materials.some((m) => !m.ample)) rules.push(new Materials(problem, trace));
  return rules;
}
