import { ApiError, call } from './api.js';

/** Where a planning request stands. */
export interface PlanProgress {
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  /** 0 to 1. */
  readonly share: number;
  /** One sentence on what is known so far; empty at first. */
  readonly words: string;
}

/** Wire of `GET /v1/plans/requests/{id}`; every field but `state` may be missing. */
interface RequestWire {
  readonly state: PlanProgress['state'];
  readonly progress?: { readonly share?: number; readonly late?: number | null; readonly gap?: number | null } | null;
  readonly detail?: string | null;
}

/** Asks for a new plan. Returns the id of the request. @throws ApiError */
export async function requestPlan(): Promise<string> {
  const answer = await call<{ requestId: string }>('POST', '/v1/plans', {});
  return answer.requestId;
}

/** Where the request stands now. @throws ApiError */
export async function readProgress(requestId: string): Promise<PlanProgress> {
  const wire = await call<RequestWire>('GET', `/v1/plans/requests/${encodeURIComponent(requestId)}`);
  return { state: wire.state, share: wire.progress?.share ?? 0, words: wire.detail ?? '' };
}

/** Stops a request; the plan in force stays. A request that has ended meanwhile is left alone. */
export async function cancelRequest(requestId: string): Promise<void> {
  try {
    await call('DELETE', `/v1/plans/requests/${encodeURIComponent(requestId)}`);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 404) throw error;
  }
}
