import { missedWindows, OBJECTIVE_LEVELS, reportedLevels, SHARED_LEVELS, type AccountEntry, type LotAccount, type OrderId, type SharedLevel, type WaitCause } from '@lotwright/domain';
import { elapsed, type Instant } from '@lotwright/time';
import type { Compiled } from '../compile/compile.js';
import type { Decoder } from '../construct/decoder.js';
import type { Workshop } from '../construct/workshop.js';
import { ALWAYS, NONE } from '../problem/limits.js';
import { EQUIPMENT } from '../problem/problem.js';
import { FACT } from '../solution/timetable.js';
import { Trial } from '../solution/trial.js';
import { ordersBehind, resourceOf, waitCause } from './resource-names.js';
import type { Jump } from '../solution/trace.js';

/** Writes the accounts of planned orders: where each one's time went, along its critical chain. */
export class Accountant {
  private readonly trial = new Trial();
  private readonly kept = new Trial();

  private readonly workshop: Workshop;
  private readonly shared: readonly SharedLevel[];

  constructor(
    private readonly compiled: Compiled,
    private readonly decoder: Decoder,
  ) {
    this.workshop = decoder.workshop;
    const reported = new Set(reportedLevels(compiled.index.planningCase.objective));
    this.shared = SHARED_LEVELS.filter((level) => reported.has(level));
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
      if (ready < cut) backwards.push(...this.waits(x, Math.max(release, ready), cut, later).reverse());
      cut = Math.min(cut, Math.max(release, ready));
      const from = Math.max(release, Math.min(cut, ready - lag));
      if (cut > from) backwards.push(this.wait(x, from, cut, 'minimum-lag', null, []));
      cut = from;
      later.unshift(x);
      x = before;
    }
    return backwards.reverse();
  }

  /**
   * The predecessor that keeps `x` back, and the minimum lag after it: not simply the one that ends last, because one that had time
   * may have been laid late (to share a run, say), but the one that could not have ended sooner.
   */
  private binding(x: number, base: number, release: number): { before: number; ready: number; lag: number } {
    const { table } = this.workshop;
    const links = this.compiled.problem.opSpec[x].inLinks;
    let before = NONE;
    let bound = release;
    let lag = 0;
    for (const link of links) {
      const from = base + link.from;
      const end = (links.length === 1 ? table.end[from] : this.soonestEnd(from)) + link.minLag;
      if (end < bound || (before !== NONE && end === bound && table.end[from] <= table.end[before])) continue;
      before = from;
      bound = end;
      lag = link.minLag;
    }
    return { before, ready: before === NONE ? release : table.end[before] + lag, lag };
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

  private wait(x: number, from: number, to: number, cause: WaitCause, resource: string | null, blockers: readonly OrderId[]): AccountEntry {
    return { kind: 'wait', operation: this.operation(x), from: from as Instant, to: to as Instant, cause, resource, blockers };
  }

  private operation(x: number) {
    const { problem, index } = this.compiled;
    const o = problem.opOrder[x];
    return index.processes[problem.orderRecipe[o]].operations[x - problem.firstOp[o]].id;
  }

  /**
   * Splits the wait of `x` from `from` to its start by what an earlier place would have run into. Where `x` could have started
   * earlier, it waits for what comes after it: the time is laid to whatever kept the `later` operations of the chain.
   */
  private waits(x: number, from: number, to: number, later: readonly number[]): AccountEntry[] {
    const { problem } = this.compiled;
    const { table } = this.workshop;
    if (table.state[x] === FACT) return [this.wait(x, from, to, 'frozen', null, [])];
    const entries: AccountEntry[] = [];
    let at = from;
    if (at < problem.now) {
      const end = Math.min(to, problem.now);
      entries.push(this.wait(x, at, end, 'release', null, []));
      at = end;
    }
    if (at < to) entries.push(...this.causes(x, x, at, to, 0, later));
    return joined(entries);
  }

  /** Lays the time `from` to `to` of the waiting operation to what `x` would run into `offset` minutes later. */
  private causes(waiting: number, x: number, from: number, to: number, offset: number, later: readonly number[]): AccountEntry[] {
    const entries: AccountEntry[] = [];
    let at = from;
    for (const jump of this.jumps(x, from + offset)) {
      const end = Math.min(jump.to - offset, to);
      if (jump.from - offset > at || end <= at) continue;
      const resource = resourceOf(this.compiled, x, jump);
      entries.push(this.wait(waiting, at, end, waitCause(this.compiled, x, jump), resource?.id ?? null, ordersBehind(this.compiled, this.workshop, jump.owner)));
      at = end;
    }
    if (at >= to) return entries;
    const rest = this.restCause(x);
    const [next] = later;
    if (rest === 'frozen' || rest === 'pin' || next === undefined || this.workshop.table.state[next] === FACT) {
      entries.push(this.wait(waiting, at, to, waiting === x || rest !== 'hold' ? rest : 'choice', null, []));
      return entries;
    }
    const { table } = this.workshop;
    entries.push(...this.causes(waiting, next, at, to, table.start[next] - to, later.slice(1)));
    return entries;
  }

  /** What remains when nothing booked stands in the way: a commitment, a hold that pulls, or the search's own choice. */
  private restCause(x: number): WaitCause {
    const { problem } = this.compiled;
    const { table } = this.workshop;
    if (problem.frozen[x] === 1) return 'frozen';
    if (problem.pinStart[x] !== NONE) return 'pin';
    const base = problem.firstOp[problem.opOrder[x]];
    for (const link of problem.opSpec[x].outLinks) {
      if (link.maxLag >= 0 && table.start[base + link.to] - table.end[x] >= link.maxLag - (link.maxLag >> 2)) return 'hold';
    }
    return 'choice';
  }

  /** Jumps of the search for `x` from `t` on, on the equipment it has, with its own booking taken out. */
  private jumps(x: number, t: number): Jump[] {
    const { workshop, trial, kept } = this;
    const { problem } = this.compiled;
    const { table, trace } = workshop;
    table.read(x, kept);
    workshop.take(x);
    const spec = problem.opSpec[x];
    trace.begin();
    if (spec.kind === EQUIPMENT) {
      const { equipment } = kept;
      const { expires } = spec.eligible.find((e) => e.equipment === equipment)!;
      workshop.onOne(x, spec, equipment, expires, t, ALWAYS, trial);
    } else {
      workshop.earliest(x, t, ALWAYS, trial);
    }
    const jumps = trace.end();
    workshop.put(x, kept);
    return jumps;
  }
}

/** Neighbouring waits for the same thing become one. */
function joined(entries: readonly AccountEntry[]): AccountEntry[] {
  const out: AccountEntry[] = [];
  for (const entry of entries) {
    const last = out[out.length - 1];
    if (last?.kind === 'wait' && entry.kind === 'wait' && last.cause === entry.cause && last.resource === entry.resource) {
      out[out.length - 1] = { ...last, to: entry.to, blockers: [...new Set([...last.blockers, ...entry.blockers])].slice(0, 6) };
    } else {
      out.push(entry);
    }
  }
  return out;
}
