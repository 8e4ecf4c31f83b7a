import { check } from '@lotwright/checker';
import type { Plan, PlanningCase } from '@lotwright/domain';
import { stream } from '@lotwright/random';
import { COMMITMENT_OPERATORS } from './commitment-operators.js';
import { EQUIPMENT_OPERATORS } from './equipment-operators.js';
import { FLOW_OPERATORS } from './flow-operators.js';
import type { MutationOperator } from './operator.js';
import { SHARED_OPERATORS } from './shared-operators.js';

/** Every operator, by rule. */
export const MUTATION_OPERATORS: readonly MutationOperator[] = [...FLOW_OPERATORS, ...EQUIPMENT_OPERATORS, ...SHARED_OPERATORS, ...COMMITMENT_OPERATORS];

/** How the checker did against mutants. */
export interface KillSheet {
  /** Mutants made, by `rule: operator`; an operator that found no place in any plan is missing. */
  readonly made: Map<string, number>;
  /** Mutants that the checker let live. */
  readonly survivors: string[];
}

/** An empty sheet. */
export const killSheet = (): KillSheet => ({ made: new Map(), survivors: [] });

/** Breaks a good plan with every operator once per seed and notes what survives. */
export function mutate(sheet: KillSheet, name: string, planningCase: PlanningCase, plan: Plan, seeds: number): void {
  for (const operator of MUTATION_OPERATORS) {
    for (let seed = 0; seed < seeds; seed++) {
      const theatre = { planningCase, plan, random: stream(seed, `${operator.rule} ${operator.name}`) };
      const committed = operator.commit === undefined ? planningCase : operator.commit(theatre);
      const mutant = committed === null ? null : operator.apply({ ...theatre, planningCase: committed });
      if (committed === null || mutant === null) continue;
      const key = `${operator.rule}: ${operator.name}`;
      sheet.made.set(key, (sheet.made.get(key) ?? 0) + 1);
      const killed = check(committed, mutant).violations.some((v) => v.rule === operator.rule && (operator.needed?.test(v.needed) ?? true));
      if (!killed) sheet.survivors.push(`${key} (${name}, seed ${seed})`);
    }
  }
}

/** Operators that found no place in any plan. */
export function idleOperators(sheet: KillSheet): string[] {
  return MUTATION_OPERATORS.map((o) => `${o.rule}: ${o.name}`).filter((key) => !sheet.made.has(key));
}
