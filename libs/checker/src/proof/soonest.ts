import type { Equipment, Operation, Phase, Process } from '@lotwright/domain';
import type { CalendarBook } from '../evidence/calendar-book.js';
import type { CaseBook } from '../evidence/case-book.js';
import { earliestWork } from '../evidence/earliest-work.js';
import type { MovableWork } from '../evidence/earliest-work.js';
import { isOpenAt } from '../evidence/open-time.js';
import type { OpenTime, Span } from '../evidence/open-time.js';
import { SpareHeads } from '../evidence/spare-heads.js';
import { qualifiedFor } from './qualified.js';

/** One way of doing an operation. */
interface Way {
  readonly work: MovableWork;
  /** The instant from which on it may not start this way. */
  readonly before: number;
  /** Minutes from start to end after which a deep clean would be due before the work is over. */
  readonly longest: number;
}

/** All ways of an operation; `slots` when it starts at none but these. */
interface Ways {
  readonly ways: readonly Way[];
  readonly slots: readonly number[] | null;
}

/** What is asked of one operation. */
export interface Asked {
  /** The start is no sooner than this. */
  readonly from: number;
  /** The end is no sooner than this; -Infinity when it does not matter. */
  readonly endFrom: number;
  /** Equipment or instrument it is bound to; `null` when it is free. */
  readonly equipment: string | null;
}

/**
 * The soonest a single operation can start and end where it meets nothing but calendars, people on duty, outages, qualifications and weekly times. Start
 * and end may belong to different pieces of equipment: each is a bound of its own.
 */
export class Soonest {
  private readonly onDuty: SpareHeads;
  private readonly ways = new Map<string, Ways>();
  private readonly known = new Map<string, Span>();

  constructor(private readonly book: CaseBook, private readonly calendars: CalendarBook) {
    this.onDuty = new SpareHeads({ book, calendars }, book.now, calendars.to, []);
  }

  /** Where there is no place in the time that calendars are known for, the end lies beyond it. */
  of(process: Process, operation: Operation, asked: Asked): Span {
    const name = `${process.id}\n${process.version}\n${operation.id}\n${asked.equipment ?? ''}`;
    const key = `${name}\n${asked.from}\n${asked.endFrom}`;
    let span = this.known.get(key);
    if (span === undefined) {
      const ways = this.ways.get(name) ?? this.waysOf(process, operation, asked.equipment);
      this.ways.set(name, ways);
      span = this.find(ways, asked);
      this.known.set(key, span);
    }
    return span;
  }

  private find({ ways, slots }: Ways, { from, endFrom }: Asked): Span {
    let start = Infinity;
    let end = Infinity;
    for (const way of ways) {
      const span = slots === null
        ? this.atAnyTime(way, from, endFrom)
        // What may wait between its phases can end later than it does at the soonest.
        : this.inSlot(way, slots, from, way.work.maxStretch > 0 ? -Infinity : endFrom);
      if (span === null) continue;
      start = Math.min(start, span.start);
      end = Math.min(end, span.end);
    }
    if (end === Infinity) return { start: from, end: Math.max(from, endFrom, this.calendars.to) };
    return { start, end: Math.max(end, endFrom) };
  }

  private atAnyTime({ work, before, longest }: Way, from: number, endFrom: number): Span | null {
    for (let at = from; ; ) {
      const span = earliestWork(work, at, Math.min(before, this.calendars.to), this.onDuty, endFrom);
      if (span === null || span.end - span.start <= longest) return span;
      at = span.start + 1;
    }
  }

  private inSlot({ work, before, longest }: Way, slots: readonly number[], from: number, endFrom: number): Span | null {
    for (const at of slots) {
      if (at < from) continue;
      if (at >= before) return null;
      const span = earliestWork(work, at, at + 1, this.onDuty);
      if (span !== null && span.end >= endFrom && span.end - span.start <= longest) return span;
    }
    return null;
  }

  private waysOf(process: Process, operation: Operation, bound: string | null): Ways {
    const { plant } = this.book.given;
    const need = operation.requirement;
    if (need.kind === 'session') {
      const session = plant.sessions.find((s) => s.id === need.session);
      if (session === undefined) return { ways: [], slots: [] };
      // Its calendar counts for the start only: a sitting goes on when that closes.
      const sitting: Phase = { name: session.id, duration: { min: session.duration, mode: session.duration, max: session.duration }, work: 'attended', crew: session.crew };
      return { ways: [this.way([sitting], null, 0, null, Infinity)], slots: this.slots(session.starts, session.calendar) };
    }
    if (need.kind === 'run') {
      const method = this.book.methods.get(need.method);
      if (method === undefined) return { ways: [], slots: null };
      const { phases, maxStretch, instrument, calendar } = method;
      const ways = instrument === null
        ? [this.way(phases, this.calendars.open(calendar), maxStretch, null, Infinity)]
        : qualifiedFor(plant, instrument, (q) => (q.method ?? method.id) === method.id).map(({ piece, until }) => this.way(phases, this.calendars.openRun(calendar, piece), maxStretch, piece, until));
      return { ways: ways.filter((w) => bound === null || w.work.equipment?.id === bound), slots: method.starts.kind === 'weekly' ? this.slots(method.starts, calendar) : null };
    }
    const { phases, maxStretch } = operation;
    if (need.kind === 'equipment') {
      const pieces = qualifiedFor(plant, need.equipmentClass, (q) => (q.product ?? process.product) === process.product && (q.operation ?? operation.id) === operation.id);
      const ways = pieces.filter(({ piece }) => bound === null || piece.id === bound).map(({ piece, until }) => this.way(phases, this.calendars.openEquipment(piece), maxStretch, piece, until));
      return { ways: distinct(ways), slots: null };
    }
    const calendar = need.kind === 'people' ? need.calendar : (plant.positionPools.find((p) => p.id === need.pool)?.calendar ?? '');
    return { ways: [this.way(phases, this.calendars.open(calendar), maxStretch, null, Infinity)], slots: null };
  }

  private way(phases: readonly Phase[], open: OpenTime, maxStretch: number, equipment: Equipment | null, before: number): Way {
    // Work with an interruptible phase in its middle may end sooner when it begins later: only if it may wait at will is its first place its soonest end.
    const bends = phases.some((p, k) => k > 0 && k < phases.length - 1 && p.work === 'interruptible');
    const longest = equipment === null ? null : this.book.classes.get(equipment.equipmentClass)?.changeover.deepClean?.afterHours;
    return { work: { phases, open, maxStretch: bends ? Infinity : maxStretch, equipment, given: [] }, before, longest: longest ?? Infinity };
  }

  private slots(rule: Parameters<CalendarBook['weeklyRuns']>[0], calendar: string): readonly number[] {
    const open = this.calendars.open(calendar);
    return this.calendars.weeklyStarts(rule, this.book.now, this.calendars.to).filter((at) => this.calendars.weeklyRuns(rule, at) > 0 && isOpenAt(open, at));
  }
}

/** Ways that differ in more than the name of the piece. */
function distinct(ways: readonly Way[]): readonly Way[] {
  const alike = (a: Way, b: Way): boolean =>
    a.before === b.before && a.work.equipment!.calendar === b.work.equipment!.calendar && a.work.equipment!.speedPercent === b.work.equipment!.speedPercent &&
    a.work.equipment!.unavailable.length === 0 && b.work.equipment!.unavailable.length === 0;
  return ways.filter((way, i) => !ways.slice(0, i).some((other) => alike(way, other)));
}
