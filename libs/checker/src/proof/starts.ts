import type { CrewDemand, Equipment, Operation, Phase, Process } from '@lotwright/domain';
import type { CalendarBook } from '../evidence/calendar-book.js';
import { atSpeed, type CaseBook } from '../evidence/case-book.js';
import { endOfFirstUnbroken, inBoth, isOpenAt, joined, within } from '../evidence/open-time.js';
import type { OpenTime, Span } from '../evidence/open-time.js';
import type { Prices } from './prices.js';
import { qualifiedFor } from './qualified.js';

/** One stretch of possible starts of an operation: `first` to `last`, none of which ends before `end` nor, unless it is Infinity, after `latest`. */
export interface Start {
  readonly first: number;
  readonly last: number;
  readonly end: number;
  readonly latest: number;
}

/** One piece of equipment, or none, with what it allows. */
interface Manner {
  readonly phases: readonly { readonly length: number; readonly open: OpenTime; readonly work: Phase['work'] }[];
  readonly outages: readonly Span[];
  readonly until: number;
}

/** Finds where operations may start when nothing else is in the plant: calendars, people on duty, outages, qualifications, slots. */
export class Starts {
  private readonly duty = new Map<string, readonly Span[]>();

  constructor(private readonly book: CaseBook, private readonly calendars: CalendarBook, private readonly prices: Prices) {}

  /** Equipment that may do an operation of a process, whenever its qualification ends. */
  qualified(process: Process, operation: Operation): readonly { readonly piece: Equipment; readonly until: number }[] {
    const need = operation.requirement;
    if (need.kind !== 'equipment') return [];
    return qualifiedFor(this.book.given.plant, need.equipmentClass, (q) => (q.product ?? process.product) === process.product && (q.operation ?? operation.id) === operation.id);
  }

  /** Starts in order of time: one per cell of time, or one per slot. */
  of(process: Process, operation: Operation): readonly Start[] {
    const need = operation.requirement;
    const { plant } = this.book.given;
    if (need.kind === 'session') {
      const session = plant.sessions.find((s) => s.id === need.session);
      if (session === undefined) return [];
      return this.slots(session.starts, session.calendar).map((at) => ({ first: at, last: at, end: at + session.duration, latest: at + session.duration }));
    }
    if (need.kind === 'run') {
      const method = plant.qcMethods.find((m) => m.id === need.method);
      if (method === undefined) return [];
      const manners = method.instrument === null
        ? [this.manner(method.phases, 100, this.calendars.open(method.calendar), [], Infinity)]
        : qualifiedFor(plant, method.instrument, (q) => (q.method ?? method.id) === method.id).map(({ piece, until }) =>
          this.manner(method.phases, piece.speedPercent, this.calendars.openRun(method.calendar, piece), piece.unavailable, until));
      if (method.starts.kind === 'open-hours') return this.cells(manners, method.maxStretch);
      return this.slots(method.starts, method.calendar).flatMap((at) => this.stretch(manners, method.maxStretch, at, at));
    }
    if (need.kind === 'equipment') {
      const manners = this.qualified(process, operation).map(({ piece, until }) =>
        this.manner(operation.phases, piece.speedPercent, this.calendars.openEquipment(piece), piece.unavailable, until));
      return this.cells(manners, operation.maxStretch);
    }
    const calendar = need.kind === 'people' ? need.calendar : (plant.positionPools.find((p) => p.id === need.pool)?.calendar ?? '');
    return this.cells([this.manner(operation.phases, 100, this.calendars.open(calendar), [], Infinity)], operation.maxStretch);
  }

  /** Instants from now to the end of the priced time at which a weekly rule offers a start. */
  slots(rule: Parameters<CalendarBook['weeklyRuns']>[0], calendar: string): readonly number[] {
    const open = this.calendars.open(calendar);
    const { from, width, count } = this.prices;
    return this.calendars.weeklyStarts(rule, this.book.now, from + width * count).filter((at) => isOpenAt(open, at));
  }

  private manner(phases: readonly Phase[], speed: number, open: OpenTime, outages: readonly Span[], until: number): Manner {
    return {
      outages, until,
      phases: phases.map((p) => ({ length: atSpeed(p.duration.mode, speed), work: p.work, open: p.work === 'unattended' ? null : this.staffed(open, p.crew) })),
    };
  }

  private staffed(open: OpenTime, crew: readonly CrewDemand[]): OpenTime {
    return crew.reduce<OpenTime>((left, demand) => {
      const there = this.onDuty(demand);
      return left === null ? there : inBoth(left, there);
    }, open);
  }

  /** Times from now on at which a crew has at least so many heads. */
  private onDuty({ crew, heads }: CrewDemand): readonly Span[] {
    const key = `${crew}\n${heads}`;
    const known = this.duty.get(key);
    if (known !== undefined) return known;
    const steps = this.headSteps(crew);
    const spans = joined(steps.flatMap(({ at, there }, i) => (there >= heads ? [{ start: at, end: steps[i + 1]?.at ?? at }] : [])));
    this.duty.set(key, spans);
    return spans;
  }

  /** Heads on duty of a crew from each instant at which they change. */
  headSteps(name: string): readonly { readonly at: number; readonly there: number }[] {
    const crew = this.book.given.plant.crews.find((c) => c.id === name);
    if (crew === undefined) return [];
    const rostered = crew.rosters.flatMap((r) => (this.calendars.open(r.calendar) ?? []).map((s) => ({ ...s, heads: r.heads })));
    const spans = [...rostered, ...crew.absences.map((a) => ({ start: a.start as number, end: a.end as number, heads: -a.heads }))];
    const changes = spans.flatMap((s) => [{ at: s.start, by: s.heads }, { at: s.end, by: -s.heads }]).sort((a, b) => a.at - b.at);
    let sum = 0;
    const steps: { at: number; there: number }[] = [];
    for (const change of changes) {
      sum += change.by;
      if (steps.length > 0 && steps[steps.length - 1].at === change.at) steps.pop();
      steps.push({ at: change.at, there: Math.max(0, sum) });
    }
    return steps;
  }

  private cells(manners: readonly Manner[], maxStretch: number): readonly Start[] {
    const { from, width, count } = this.prices;
    const starts: Start[] = [];
    for (let b = 0; b < count; b++) {
      const begin = from + b * width;
      if (begin + width > this.book.now) starts.push(...this.stretch(manners, maxStretch, Math.max(begin, this.book.now), begin + width - 1));
    }
    return starts;
  }

  /** The starts between two minutes as one stretch; none when there is no possible start. */
  private stretch(manners: readonly Manner[], maxStretch: number, from: number, to: number): readonly Start[] {
    let found: Start | null = null;
    for (const manner of manners) {
      let s = from;
      while (s <= to && endWhenStartedAt(manner, maxStretch, s) === Infinity) s = Math.max(s + 1, opensAgain(manner, s + 1));
      if (s > to) continue;
      let last = to;
      while (last > s && endWhenStartedAt(manner, maxStretch, last) === Infinity) last--;
      const end = endWhenStartedAt(manner, maxStretch, s);
      const length = manner.phases.reduce((sum, p) => sum + p.length, 0);
      const fixed = maxStretch === 0 && manner.phases.length > 0 && manner.phases.every((p) => p.work !== 'interruptible');
      const latest = fixed ? length : Infinity;
      found = found === null ? { first: s, last, end, latest } : { first: Math.min(found.first, s), last: Math.max(found.last, last), end: Math.min(found.end, end), latest: Math.max(found.latest, latest) };
    }
    const longest = Math.max(...manners.map((m) => m.phases.reduce((sum, p) => sum + p.length, 0)));
    return found === null ? [] : [{ ...found, latest: found.latest === Infinity ? Infinity : found.last + longest }];
  }
}

/** Least end of the work when its first minute is `s`; Infinity when it cannot begin there. */
function endWhenStartedAt({ phases, outages, until }: Manner, maxStretch: number, s: number): number {
  if (s >= until) return Infinity;
  let reached = s;
  for (const [k, { length, open, work }] of phases.entries()) {
    if (length === 0 || work === 'unattended') {
      reached += length;
      continue;
    }
    const done = work === 'attended' ? endOfFirstUnbroken(open, reached, length) : endOfOpenMinutes(open, reached, length);
    if (done === Infinity) return Infinity;
    if (k === 0 && (work === 'attended' ? done !== s + length : !isOpenAt(open, s))) return Infinity;
    reached = done;
  }
  const length = phases.reduce((sum, p) => sum + p.length, 0);
  if (!phases.some((p) => p.work === 'interruptible' && p.length > 0) && reached - s - length > maxStretch) return Infinity;
  return outages.some((o) => o.start < reached && s < o.end) ? Infinity : reached;
}

/** When the first phase finds open time again at or after `s`; `s` when it needs none. */
function opensAgain({ phases }: Manner, s: number): number {
  const first = phases[0];
  if (first === undefined || first.length === 0 || first.work === 'unattended' || first.open === null) return s;
  const length = first.work === 'attended' ? first.length : 1;
  return endOfFirstUnbroken(first.open, s, length) - length;
}

function endOfOpenMinutes(open: OpenTime, from: number, minutes: number): number {
  if (open === null) return from + minutes;
  let left = minutes;
  for (const piece of within(open, from, open.length === 0 ? from : open[open.length - 1].end)) {
    if (piece.end - piece.start >= left) return piece.start + left;
    left -= piece.end - piece.start;
  }
  return Infinity;
}
