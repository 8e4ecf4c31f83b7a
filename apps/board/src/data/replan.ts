import type { RequestAnswer } from '@lotwright/contract';
import { formatCount } from '../format/share.js';
import { ApiError, call } from './api.js';

/** Where a planning request stands. */
export interface PlanProgress {
  readonly state: RequestAnswer['state'];
  /** 0 to 1. */
  readonly share: number;
  /** One sentence on what is known so far, or what failed; empty at first. */
  readonly words: string;
}

/** Asks for a new plan. Returns the id of the request. @throws ApiError */
export async function requestPlan(): Promise<string> {
  return (await call<RequestAnswer>('POST', '/v1/plans', {})).id;
}

/** Where the request stands now. @throws ApiError */
export async function readProgress(requestId: string): Promise<PlanProgress> {
  return progressOf(await call<RequestAnswer>('GET', `/v1/plans/requests/${encodeURIComponent(requestId)}`));
}

/** A request in words: what has been planned so far and how many windows the best plan misses. */
export function progressOf(request: Pick<RequestAnswer, 'state' | 'progress' | 'failure'>): PlanProgress {
  const { progress, failure } = request;
  if (failure) return { state: request.state, share: 0, words: failure.detail };
  if (!progress) return { state: request.state, share: 0, words: '' };
  const words = progress.phase === 'improve' ? `${formatCount(progress.planned, 'lot')} planned, improving` : `Planning ${progress.planned} of ${formatCount(progress.total, 'lot')}`;
  return { state: request.state, share: progress.share, words };
}

/** Stops a request; the plan in force stays. A request that has ended meanwhile is left alone. */
export async function cancelRequest(requestId: string): Promise<void> {
  try {
    await call('DELETE', `/v1/plans/requests/${encodeURIComponent(requestId)}`);
  } catch (error) {
    if (!(error instanceof ApiError) || (error.status !== 404 && error.status !== 409)) throw error;
  }
}
