import type { PlanDraft, PlanSummary } from './stored-plan.js';

/** The figures of a summary that follow from the plan itself. */
export type SummaryFigures = Omit<PlanSummary, 'id' | 'number' | 'standing' | 'createdAt' | 'request'>;

/** Takes the figures of a summary from a draft. */
export function summaryFigures({ plan, verdict, plantVersion, basedOn }: PlanDraft): SummaryFigures {
  const { planned, unplanned, late, turnaroundP50, turnaroundP90 } = plan.kpis;
  return {
    basedOn, plantVersion, status: plan.status, planned, unplanned, late, turnaroundP50, turnaroundP90,
    violations: verdict.violations.length,
    planHash: verdict.planHash,
  };
}
