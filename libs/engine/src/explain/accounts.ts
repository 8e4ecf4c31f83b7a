import { missedWindows, OBJECTIVE_LEVELS, reportedLevels, SHARED_LEVELS, type AccountEntry, type LotAccount, type SharedLevel } from '@lotwright/domain';
import { elapsed, type Instant } from '@lotwright/time';
import type { Compiled } from '../compile/compile.js';
import type { Decoder } from '../construct/decoder.js';
import type { Workshop } from '../construct/workshop.js';
import { ALWAYS, NONE } from '../problem/limits.js';
import { RUN, SESSION, type Problem, type RecipeLink, type RecipeOp } from '../problem/problem.js';
import { FACT } from '../solution/operation-places.js';
import { Trial } from '../solution/trial.js';
import { WaitSplitter, type Wait } from './waits.js';

/** Writes the accounts of planned orders: where each one's time went, along its critical chain. */
export class Accountant {
  private readonly trial = new Trial();
  private readonly kept = new Trial();
  private readonly splitter: WaitSplitter;
  private readonly workshop: Workshop;
  private readonly shared: readonly SharedLevel[];

  constructor(
    private readonly compiled: Compiled,
    private readonly decoder: Decoder,
  ) {
    this.workshop = decoder.workshop;
    const reported = new Set(reportedLevels(compiled.index.planningCase.objective));
    this.shared = SHARED_LEVELS.filter((level) => reported.has(level));
    this.splitter = new WaitSplitter(compiled, this.workshop);
  }

  account(order: number): LotAccount {
    const { problem, index } = this.compiled;
    const { table } = this.workshop;
    const recipe = problem.recipes[problem.orderRecipe[order]];
    const base = problem.firstOp[order];
    const given = index.planningCase.orders[order];
    const patientReady = table.end[base + recipe.patientReady] as Instant;
    const arrival = table.end[base + recipe.arrival] as Instant;
    return {
      order: given.id,
      patientReady,
      arrival,
      turnaround: elapsed(given.sequenceRelease, patientReady),
      missedWindows: missedWindows(given.windows, arrival),
      lateBy: given.windows === null ? null : elapsed(given.windows.closes, arrival),
      pastLatestUseful: given.latestUseful !== null && arrival > given.latestUseful,
      shares: Object.fromEntries(this.shared.map((level) => [level, this.decoder.costs.of[OBJECTIVE_LEVELS.indexOf(level)][order]])),
      entries: this.chain(order, base + recipe.patientReady, given.sequenceRelease),
    };
  }

  /** From patient-ready back to the release: each operation, and the wait before it. */
  private chain(order: number, last: number, release: number): AccountEntry[] {
    const { problem } = this.compiled;
    const { table } = this.workshop;
    const base = problem.firstOp[order];
    const backwards: AccountEntry[] = [];
    const later: number[] = [];
    let cut = table.end[last];
    for (let x = last; x !== NONE && cut > release; ) {
      const start = Math.max(release, Math.min(cut, table.start[x]));
      if (cut > start) backwards.push(this.work(x, start, cut));
      cut = start;
      const { before, ready, lag } = this.binding(x, base, release);
      const waits = ready < cut ? this.splitter.split(x, Math.max(release, ready), cut, later) : [];
      for (let i = waits.length - 1; i >= 0; i--) backwards.push(this.wait(x, waits[i]));
      cut = Math.min(cut, Math.max(release, ready));
      const from = Math.max(release, Math.min(cut, ready - lag));
      if (cut > from) backwards.push(this.wait(x, { from, to: cut, cause: 'minimum-lag', resource: null, blockers: [], behind: NONE }));
      cut = from;
      later.unshift(x);
      x = before;
    }
    return backwards.reverse();
  }

  /**
   * The predecessor that keeps `x` back, and the minimum lag after it: not simply the one that ends last, because one that had time
   * may have been laid late (to share a run, say), but the one that could not have ended sooner; of several the one that ends last.
   */
  private binding(x: number, base: number, release: number): { before: number; ready: number; lag: number } {
    const { table } = this.workshop;
    const links = this.compiled.problem.opSpec[x].inLinks;
    const [only] = links;
    if (links.length === 0) return { before: NONE, ready: release, lag: 0 };
    if (links.length === 1) {
      const ready = table.end[base + only.from] + only.minLag;
      return ready < release ? { before: NONE, ready: release, lag: 0 } : { before: base + only.from, ready, lag: only.minLag };
    }
    let best: RecipeLink | null = null;
    let bound = release;
    // The one that ends last first: it mostly binds, and what ends before that need not be looked at.
    for (const link of [...links].sort((a, b) => table.end[base + b.from] + b.minLag - table.end[base + a.from] - a.minLag)) {
      if (table.end[base + link.from] + link.minLag < bound) break;
      const end = this.soonestEnd(base + link.from) + link.minLag;
      if (end < bound || (best !== null && end === bound && !this.endsLater(base, link, best))) continue;
      best = link;
      bound = end;
    }
    return best === null ? { before: NONE, ready: release, lag: 0 } : { before: base + best.from, ready: table.end[base + best.from] + best.minLag, lag: best.minLag };
  }

  private endsLater(base: number, link: RecipeLink, other: RecipeLink): boolean {
    const { table } = this.workshop;
    const difference = table.end[base + link.from] - table.end[base + other.from];
    if (difference !== 0) return difference > 0;
    const { inLinks } = this.compiled.problem.opSpec[base + link.to];
    return inLinks.indexOf(link) < inLinks.indexOf(other);
  }

  /** When `x` could end at the soonest after its own predecessors, all else as it is. */
  private soonestEnd(x: number): number {
    const { workshop, trial, kept } = this;
    const { problem } = this.compiled;
    const { table } = workshop;
    if (table.state[x] === FACT) return table.end[x];
    const order = problem.opOrder[x];
    let ready = Math.max(problem.now, problem.release[order], problem.pinStart[x]);
    for (const link of problem.opSpec[x].inLinks) ready = Math.max(ready, table.end[problem.firstOp[order] + link.from] + link.minLag);
    if (ready + leastLength(problem, problem.opSpec[x]) >= table.end[x]) return table.end[x];
    table.read(x, kept);
    workshop.take(x);
    const found = workshop.earliest(x, ready, ALWAYS, trial);
    const end = found ? Math.min(trial.end, kept.end) : kept.end;
    workshop.put(x, kept);
    return end;
  }

  private work(x: number, from: number, to: number): AccountEntry {
    return { kind: 'work', operation: this.operation(x), from: from as Instant, to: to as Instant };
  }

  private wait(x: number, { from, to, cause, resource, blockers, behind }: Wait): AccountEntry {
    const { orders } = this.compiled.index.planningCase;
    return {
      kind: 'wait', operation: this.operation(x), behind: behind === NONE ? null : this.operation(behind), from: from as Instant, to: to as Instant, cause, resource,
      blockers: blockers.map((o) => orders[o].id),
    };
  }

  private operation(x: number) {
    const { problem, index } = this.compiled;
    const o = problem.opOrder[x];
    return index.processes[problem.orderRecipe[o]].operations[x - problem.firstOp[o]].id;
  }
}

/** Least minutes from start to end of an operation. */
function leastLength(problem: Problem, { kind, target, work }: RecipeOp): number {
  if (kind === SESSION) return problem.sessions[target].length;
  const { totals } = kind === RUN ? problem.methods[target].work : work;
  let least = totals[0];
  for (const total of totals) least = Math.min(least, total);
  return least;
}
