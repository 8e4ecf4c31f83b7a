import type { Assignment, Equipment, Material, Phase, Plan, PlanningCase, QcRun } from '@lotwright/domain';
import { CalendarBook } from '../evidence/calendar-book.js';
import { atSpeed, CaseBook } from '../evidence/case-book.js';
import { headDemands } from '../evidence/crew-demand.js';
import { linked } from '../evidence/linked.js';
import { collectOccupations } from '../evidence/occupations.js';
import type { Occupation } from '../evidence/occupations.js';
import { joined, without } from '../evidence/open-time.js';
import type { Span } from '../evidence/open-time.js';
import { overloads } from '../evidence/overload.js';
import type { Load } from '../evidence/overload.js';
import { PlanBook } from '../evidence/plan-book.js';
import { SpareHeads } from '../evidence/spare-heads.js';
import { FOREVER, inAll } from './instants.js';
import type { Instants } from './instants.js';
import type { Named } from './named.js';
import type { Obstacle } from './windows.js';

/** Minutes after the last release, or now, for which calendars are opened: three years. */
const REACH = 3 * 366 * 1440;

/**
 * The plant with nothing in it but history and the named lots where the plan has them, and with no demands but the named ones. Where it is not said when
 * work of the others would be over because hours are not named, it takes what is certain.
 */
export class Crowd {
  readonly book: CaseBook;
  readonly calendars: CalendarBook;
  /** From here on everything is open, staffed and offered. */
  readonly horizon: number;
  /** The named lots, as far as their places are certain. */
  readonly plan: PlanBook;
  private readonly asPlanned: PlanBook;
  readonly occupations: ReadonlyMap<string, readonly Occupation[]>;
  private readonly heads: SpareHeads;

  constructor(given: PlanningCase, plan: Plan, readonly named: Named) {
    this.book = new CaseBook(given);
    const placed = { ...plan, assignments: plan.assignments.filter((a) => named.lots.has(a.order)) };
    const runs = new Set(placed.assignments.map((a) => a.run));
    const others: Plan = { ...placed, runs: plan.runs.filter((r) => runs.has(r.id)) };
    this.asPlanned = new PlanBook(this.book, others);
    this.horizon = [...given.orders.map((o) => o.sequenceRelease), ...this.asPlanned.assignments.map((a) => a.end)].reduce<number>((t, at) => Math.max(t, at), this.book.now) + REACH;
    const begin = [...this.book.facts, ...this.asPlanned.assignments].reduce((t, { start }) => Math.min(t, start), this.book.now);
    this.calendars = new CalendarBook(given.plant, begin, this.horizon);
    this.plan = new PlanBook(this.book, this.certain(others));
    this.occupations = collectOccupations(this.book, this.plan);
    const { book, calendars, occupations } = this;
    const evidence = { book, plan: this.plan, given: others, calendars, occupations, links: [] };
    this.heads = new SpareHeads(evidence, book.now, this.horizon, headDemands(evidence));
  }

  /** Open time of a calendar from history on; always, where its hours are not named. */
  open(calendar: string | null): Instants {
    if (calendar === null || !this.named.has('hours', calendar)) return FOREVER;
    return this.andBeyond(this.calendars.open(calendar) ?? FOREVER);
  }

  /** Open time of equipment: its hours less its named outages. */
  openOn(piece: Equipment): Instants {
    return without(this.open(piece.calendar), this.outages(piece));
  }

  /** Outages that are named. */
  outages({ id, unavailable }: Equipment): Equipment['unavailable'] {
    return unavailable.filter((gap) => gap.start < gap.end && this.named.has('outage', id, gap.start, gap.end));
  }

  /** When all the people of a phase are there beside the named lots. */
  staffed(crew: Phase['crew']): Instants {
    return inAll(FOREVER, ...crew.filter((c) => this.named.has('crew', c.crew)).map((c) => this.andBeyond(this.heads.withAtLeast(c.crew, c.heads))));
  }

  /** A set with everything from the horizon on, of which nothing is known. */
  andBeyond(set: Instants): Instants {
    return joined([...set, { start: this.horizon, end: Infinity }]);
  }

  /** Times in which a position pool has no position left. */
  fullPool(pool: string): readonly Obstacle[] {
    const capacity = this.book.given.plant.positionPools.find((p) => p.id === pool)?.capacity ?? 0;
    const here = [...this.book.facts.map((f) => ({ ...f, need: f.operation.requirement })), ...this.plan.placed.filter((p) => !p.started).map((p) => ({ ...p, need: p.step.requirement }))]
      .filter(({ need }) => need.kind === 'positions' && need.pool === pool);
    return full(here, capacity);
  }

  /** Times in which a storage has no place left. */
  fullStorage(storage: string): readonly Obstacle[] {
    return full(this.stays(storage), this.positions(storage));
  }

  /** Places of a storage. */
  positions(storage: string): number {
    return this.book.given.plant.storages.find((s) => s.id === storage)?.positions ?? 0;
  }

  /** Waits of the named lots in a storage. */
  stays(storage: string): readonly Span[] {
    return linked(this.book, this.asPlanned).filter(({ link }) => link.storage === storage).map(({ from, to }) => ({ start: Math.max(this.book.now, from.end), end: to.start }));
  }

  /** When a run of the others is over in the plan itself. */
  plannedEnd(run: string): number {
    return this.asPlanned.run(run)?.end ?? -Infinity;
  }

  material(id: string): Material | undefined {
    return this.book.given.plant.materials.find((m) => m.id === id);
  }

  /** A plan with work over open minutes cut off where it would be over in hours that are not named. */
  private certain(plan: Plan): Plan {
    const { plant } = this.book.given;
    const isAlways = (calendar: string | null | undefined): boolean => typeof calendar === 'string' && !this.named.has('hours', calendar);
    const calendarOf = (equipment: string | null): string | undefined => (equipment === null ? undefined : this.book.equipment.get(equipment)?.calendar);
    const runs = plan.runs.map((run): QcRun => {
      const method = this.book.methods.get(run.method);
      const loose = method !== undefined && (isAlways(method.calendar) || isAlways(calendarOf(run.instrument)));
      return loose ? cutShort(run, method.phases, this.book.speedOf(run.instrument)) : run;
    });
    const byId = new Map(runs.map((r) => [r.id, r]));
    const assignments = plan.assignments.map((a): Assignment => {
      const run = a.run === null ? undefined : byId.get(a.run);
      if (run !== undefined && !this.book.startedRuns.has(run.id)) return { ...a, start: run.start, end: run.end, phases: run.phases };
      const step = this.asPlanned.at(a.order, a.operation)?.step;
      const need = step?.requirement;
      const calendar = need?.kind === 'people' ? need.calendar : need?.kind === 'positions' ? plant.positionPools.find((p) => p.id === need.pool)?.calendar : calendarOf(a.equipment);
      return step !== undefined && isAlways(calendar) ? cutShort(a, step.phases, this.book.speedOf(a.equipment)) : a;
    });
    return { ...plan, assignments, runs };
  }
}

/** Up to its first phase over open minutes as planned, that one without its pauses, and nothing of what follows but its length. */
function cutShort<T extends Pick<Assignment, 'start' | 'end' | 'phases'>>(placed: T, asked: readonly Phase[], speed: number): T {
  const k = asked.findIndex((p) => p.work === 'interruptible' && p.duration.mode > 0);
  if (k < 0 || k >= placed.phases.length) return placed;
  const length = (i: number): number => atSpeed(asked[i].duration.mode, speed);
  const { start } = placed.phases[k];
  const last = { start, end: start + length(k) };
  const after = asked.slice(k + 1).reduce((sum, _p, i) => sum + length(k + 1 + i), 0);
  return { ...placed, end: last.end + after, phases: [...placed.phases.slice(0, k), last] };
}

function full(stays: readonly Span[], capacity: number): readonly Obstacle[] {
  return overloads(stays.map(asLoad), [{ at: -Infinity, change: capacity - 1 }]).map(({ start, end }) => ({ from: end, to: start }));
}

/** A stay as one place taken. */
export function asLoad({ start, end }: Span): Load {
  return { start, end, amount: 1, fact: false, order: null, operation: null };
}
