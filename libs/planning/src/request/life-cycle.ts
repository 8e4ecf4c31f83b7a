/** Where a planning request stands. */
export const REQUEST_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/**
 * What can happen to a request:
 * - `claim`: a worker takes it, also one whose worker has fallen silent;
 * - `hand-back`: its worker shuts down or was overtaken, another run shall begin anew;
 * - `complete`, `fail`: it came to its end; - `cancel`: nobody wants it any more.
 */
export type RequestEvent = 'claim' | 'hand-back' | 'complete' | 'fail' | 'cancel';

/** The life cycle as data: the state that follows, for every event that is possible in a state. */
export const REQUEST_LIFE_CYCLE: Readonly<Record<RequestState, Readonly<Partial<Record<RequestEvent, RequestState>>>>> = {
  queued: { claim: 'running', cancel: 'cancelled', fail: 'failed' },
  running: { claim: 'running', 'hand-back': 'queued', complete: 'done', fail: 'failed', cancel: 'cancelled' },
  done: {},
  failed: {},
  cancelled: {},
};

/** The states in which an event is possible. */
export function statesBefore(event: RequestEvent): RequestState[] {
  return REQUEST_STATES.filter((state) => REQUEST_LIFE_CYCLE[state][event] !== undefined);
}

/** The state after an event, or `null` where it is not possible. */
export function stateAfter(state: RequestState, event: RequestEvent): RequestState | null {
  return REQUEST_LIFE_CYCLE[state][event] ?? null;
}

/** True when nothing can happen to the request any more. */
export function isFinal(state: RequestState): boolean {
  return Object.keys(REQUEST_LIFE_CYCLE[state]).length === 0;
}
