import { check } from '@lotwright/checker';
import type { Plan, PlanningCase, Violation } from '@lotwright/domain';

/** Every violation as one line: rule, order/operation, resource, and what was found. */
export function broken(planningCase: PlanningCase, plan: Plan): string[] {
  return check(planningCase, plan).violations.map(line);
}

/** A violation in one line: `R8 L1/b: needed … | found …`. */
export function line(v: Violation): string {
  const place = [v.order === null ? null : v.operation === null ? v.order : `${v.order}/${v.operation}`, v.resource].filter((t) => t !== null).join(' ');
  return `${v.rule} ${place}: ${v.needed} | ${v.found}`;
}

/** Rule codes broken, each once, in order of the rules. */
export function rulesBroken(planningCase: PlanningCase, plan: Plan): string[] {
  return [...new Set(check(planningCase, plan).violations.map((v) => v.rule))];
}
