import type { PlanSummaryAnswer, RequestAnswer } from '@lotwright/contract';
import type { PlanningRequest, PlanSummary } from '@lotwright/planning';
import { lengthWire, momentWire } from '../request/wire-text.js';

/** A planning request as sent. */
export function requestWire(request: PlanningRequest): RequestAnswer {
  const { id, state, task, requestedBy, attempts, cancelAsked, progress, planId, outcome, failure } = request;
  return {
    id, kind: task.kind, state, requestedBy, attempts, cancelAsked, planId, outcome, failure,
    progress: progress && { ...progress, objective: [...progress.objective] },
    createdAt: momentWire(request.createdAt),
    startedAt: momentWire(request.startedAt),
    finishedAt: momentWire(request.finishedAt),
  };
}

/** Figures of a plan as sent. */
export function summaryWire(summary: PlanSummary): PlanSummaryAnswer {
  const { id, number, standing, request, basedOn, plantVersion, status, planned, unplanned, late, violations, planHash } = summary;
  return {
    id, number, standing, request, basedOn, plantVersion, status, planned, unplanned, late, violations, planHash,
    createdAt: momentWire(summary.createdAt),
    turnaroundP50: lengthWire(summary.turnaroundP50),
    turnaroundP90: lengthWire(summary.turnaroundP90),
  };
}
