import type { PlanningCase } from '@lotwright/domain';
import type { CheckedPlan, Lease, PlanningRequest, PlanProgress, SearchEffort } from '@lotwright/planning';
import type { SolveProgress } from '@lotwright/engine';
import type { WorkerParts } from './parts.js';

/** Progress is written at most this often, in milliseconds; the news about a cancel comes with it. */
const REPORT_EVERY = 500;

/** Why work on a request ended without a result. */
export type Ending = 'cancel' | 'lost' | 'shutdown';

/**
 * A request while it is worked on: renews its lease from the main thread, which is free because plans are made in other threads,
 * writes progress, and stops the search when the request is cancelled, lost, or the worker shuts down.
 */
export class ServedRequest {
  private readonly abort = new AbortController();
  private latest: PlanProgress | null = null;
  private readonly timer: NodeJS.Timeout;
  private reporting: Promise<void> | null = null;
  /** Set when the work is to end without a result. */
  ending: Ending | null = null;

  constructor(
    readonly request: PlanningRequest,
    readonly lease: Lease,
    private readonly parts: WorkerParts,
  ) {
    this.timer = setInterval(() => (this.reporting ??= this.report().finally(() => (this.reporting = null))), REPORT_EVERY);
  }

  /**
   * Makes a plan in a thread.
   * @param effort how long to search
   * @param part which part of several plans this is, from 0
   * @param parts how many plans the request takes
   */
  plan(planningCase: PlanningCase, { seed, seconds, steps }: SearchEffort, part = 0, parts = 1): Promise<CheckedPlan> {
    const begun = this.parts.clock.now();
    const onProgress = (progress: SolveProgress) => {
      const elapsed = (this.parts.clock.now() - begun) / 1000;
      const byTime = seconds === null ? 0 : elapsed / seconds;
      const bySteps = steps === null || steps === 0 ? 0 : progress.steps / steps;
      this.latest = { ...progress, share: (part + Math.min(0.99, Math.max(byTime, bySteps))) / parts };
    };
    return this.parts.threads.plan(planningCase, { seed, seconds, steps }, { signal: this.abort.signal, onProgress });
  }

  /** Ends the work without a result. */
  end(ending: Ending): void {
    this.ending ??= ending;
    this.abort.abort();
  }

  /** No more reports; waits for the one on its way. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.reporting;
  }

  private async report(): Promise<void> {
    try {
      const news = await this.parts.stores.requests.report(this.lease, this.parts.settings.leaseSeconds, this.latest);
      if (news !== 'held') this.end(news);
    } catch (error) {
      // The database may be away for a while: the lease then runs out by itself and the result is refused.
      this.parts.report(error as Error);
    }
  }
}
