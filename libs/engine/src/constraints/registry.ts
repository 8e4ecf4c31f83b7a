import type { Problem } from '../problem/problem.js';
import type { Inherited } from '../solution/heritage.js';
import type { Trace } from '../solution/trace.js';
import type { Constraint } from './constraint.js';
import { Materials } from './materials.js';
import { SuiteClearance } from './suite-clearance.js';

/**
 * The rules asked about every placed operation, in this order. One line per rule; see the checklist in constraint.ts.
 * @param before the rules of an earlier plan, whose bookings are taken over where that spares booking them again
 */
export function operationRules(problem: Problem, trace: Trace, before?: Inherited<readonly Constraint[]>): readonly Constraint[] {
  const rules: Constraint[] = [];
  const suites = before?.was.find((rule) => rule instanceof SuiteClearance);
  const materials = before?.was.find((rule) => rule instanceof Materials);
  if (problem.equipment.some((e) => e.suite >= 0)) rules.push(new SuiteClearance(problem, trace, suites && { was: suites, heritage: before!.heritage }));
  if (problem.materials.some((m) => !m.ample)) rules.push(new Materials(problem, trace, materials));
  return rules;
}
