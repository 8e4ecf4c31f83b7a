import type { RoughCut, RoughCutOptions } from '@lotwright/capacity';
import type { OrderId, Plan, PlanningCase } from '@lotwright/domain';
import type { SolveParams, SolveProgress } from '@lotwright/engine';
import type { CheckedPlan, LotOutlook } from '@lotwright/planning';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { LoadErrand, LotErrand, LotProgress, PlanErrand, WatchedErrand } from './errand.js';
import { boundsBeside, planOnIslands } from './plan-on-islands.js';
import { workerFile } from './worker-file.js';

/** How work in a thread is watched and stopped. */
export interface Watch<Progress = SolveProgress> {
  /** Called a few times a second while the work goes on. */
  readonly onProgress?: (progress: Progress) => void;
  /** Aborting ends the work at its next step with what there is so far; a thread that does not listen is ended after `patience`. */
  readonly signal?: AbortSignal;
  /** Milliseconds between abort and the end of a thread that does not stop by itself. Default 5000. */
  readonly patience?: number;
}

/** Thrown when a thread had to be ended because it did not stop by itself. */
export class ThreadEnded extends Error {
  constructor() {
    super('The planning thread did not stop when it was asked to, and was ended. Nothing came of it.');
    this.name = 'ThreadEnded';
  }
}

/** Threads that make plans. Started on first use; `close` ends them. */
export class PlanningThreads {
  private pool: Piscina | null = null;

  /** @param threads plans made at the same time */
  constructor(private readonly threads = 1) {}

  /**
   * Makes and checks a plan in a thread, or in as many as the parameters say, so that the caller's own thread stays free.
   * @throws ThreadEnded when the search was aborted and did not listen
   */
  async plan(planningCase: PlanningCase, params: SolveParams, watch: Watch = {}): Promise<CheckedPlan> {
    const threads = params.threadSteps?.length ?? params.threads ?? 1;
    return threads > 1 || boundsBeside(params) ? onIslands(planningCase, params, watch) : this.onOne(planningCase, params, watch);
  }

  /**
   * Looks into one lot of a plan of the case in a thread; aborted, it tells what has been verified by then.
   * @throws ThreadEnded when it was aborted and did not listen
   */
  explain(planningCase: PlanningCase, plan: Plan, order: OrderId, watch: Watch<LotProgress> = {}): Promise<LotOutlook> {
    return this.watched<LotErrand, LotProgress, LotOutlook>('lot', { planningCase, plan, order }, watch);
  }

  private onOne(planningCase: PlanningCase, params: SolveParams, watch: Watch): Promise<CheckedPlan> {
    const alone = { ...params, steps: params.threadSteps?.[0] ?? params.steps };
    return this.watched<PlanErrand, SolveProgress, CheckedPlan>('plan', { planningCase, params: alone }, watch);
  }

  private async watched<Errand extends WatchedErrand, Progress, Answer>(name: string, errand: Omit<Errand, keyof WatchedErrand>, watch: Watch<Progress>): Promise<Answer> {
    const { port1, port2 } = new MessageChannel();
    const stop = new Int32Array(new SharedArrayBuffer(4));
    const kill = new AbortController();
    const unwatch = whenAsked(watch, () => Atomics.store(stop, 0, 1), kill);
    port1.on('message', (progress: Progress) => watch.onProgress?.(progress));
    try {
      return (await this.started().run({ ...errand, stop, port: port2 }, { name, transferList: [port2], signal: kill.signal })) as Answer;
    } catch (error) {
      throw kill.signal.aborted ? new ThreadEnded() : error;
    } finally {
      unwatch();
      port1.close();
    }
  }

  /** Sets weekly load against capacity in a thread. */
  async load(planningCase: PlanningCase, options: RoughCutOptions): Promise<RoughCut> {
    const errand: LoadErrand = { planningCase, options };
    return (await this.started().run(errand, { name: 'load' })) as RoughCut;
  }

  /** Ends the threads; a plan in the making is lost. */
  async close(): Promise<void> {
    await this.pool?.destroy();
    this.pool = null;
  }

  private started(): Piscina {
    this.pool ??= new Piscina({ filename: workerFile('plan.worker'), minThreads: 0, maxThreads: this.threads, idleTimeout: 60_000 });
    return this.pool;
  }
}

async function onIslands(planningCase: PlanningCase, params: SolveParams, watch: Watch): Promise<CheckedPlan> {
  const stop = new AbortController();
  const kill = new AbortController();
  const unwatch = whenAsked(watch, () => stop.abort(), kill);
  try {
    return await planOnIslands(planningCase, params, { ...(watch.onProgress && { onProgress: watch.onProgress }), stop: stop.signal, kill: kill.signal });
  } catch (error) {
    throw kill.signal.aborted ? new ThreadEnded() : error;
  } finally {
    unwatch();
  }
}

/** Stops when the watch is aborted, and kills what has not listened after its patience. */
function whenAsked({ signal, patience = 5000 }: Pick<Watch, 'signal' | 'patience'>, stop: () => void, kill: AbortController): () => void {
  let timer: NodeJS.Timeout | undefined;
  const ask = () => {
    stop();
    timer = setTimeout(() => kill.abort(), patience);
  };
  if (signal?.aborted) ask();
  signal?.addEventListener('abort', ask, { once: true });
  return () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', ask);
  };
}

/**
 * Makes one plan in threads of its own, which are gone when the plan is there: for programs that plan once, such as the command line.
 * @throws ThreadEnded when the search was aborted and did not listen
 */
export function planInThread(planningCase: PlanningCase, params: SolveParams, watch: Watch = {}): Promise<CheckedPlan> {
  return once((threads) => threads.plan(planningCase, params, watch));
}

/**
 * Looks into one lot in a thread of its own, which is gone when the answer is there.
 * @throws ThreadEnded when it was aborted and did not listen
 */
export function explainInThread(planningCase: PlanningCase, plan: Plan, order: OrderId, watch: Watch<LotProgress> = {}): Promise<LotOutlook> {
  return once((threads) => threads.explain(planningCase, plan, order, watch));
}

async function once<Answer>(work: (threads: PlanningThreads) => Promise<Answer>): Promise<Answer> {
  const threads = new PlanningThreads(1);
  try {
    return await work(threads);
  } finally {
    await threads.close();
  }
}
