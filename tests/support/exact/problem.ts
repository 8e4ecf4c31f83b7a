import { CalendarBook } from '../../../libs/checker/src/evidence/calendar-book.js';
import { CaseBook } from '../../../libs/checker/src/evidence/case-book.js';
import { frozenAssignments } from '../../../libs/checker/src/evidence/frozen.js';
import { isOpenAt } from '../../../libs/checker/src/evidence/open-time.js';
import type { Equipment, Operation, Order, Phase, PlanningCase, Process, StartRule } from '@lotwright/domain';
import { Axis } from './axis.js';
import { layAll } from './choices.js';
import type { Site } from './choices.js';
import type { Choice, Task } from './task.js';

const DAY = 1440;

/** Whatever an operation brings: its phases, how long they may wait, where it may stand. */
interface Offer {
  readonly phases: readonly Phase[];
  readonly maxStretch: number;
  readonly sites: readonly Site[];
}

/**
 * A coarse planning case laid open for the exact search: every operation with every way it can stand by itself. What has happened,
 * which attempt counts and what is frozen is read with the checker's eyes; nothing here comes from the engine.
 */
export class ExactProblem {
  readonly book: CaseBook;
  readonly calendars: CalendarBook;
  readonly axis: Axis;
  /** All tasks of orders that can be planned, started ones too, order by order in topological order. */
  readonly tasks: readonly Task[];
  private readonly layouts = new Map<string, readonly Choice[]>();

  /** @param days how far after now the search looks @throws RangeError when the case is not coarse or has more than 31 undecided tasks */
  constructor(readonly given: PlanningCase, readonly grain: number, days: number) {
    this.book = new CaseBook(given);
    const first = Math.min(given.now, ...this.book.facts.map((f) => f.start));
    const from = given.now - Math.ceil((given.now - first) / DAY) * DAY;
    const to = given.now + days * DAY;
    this.calendars = new CalendarBook(given.plant, from - DAY, to + DAY);
    this.axis = new Axis({ from, to }, grain, needsOddTicks(given) ? 1 : 2);
    this.tasks = this.layOpen();
  }

  /** Open ticks of a calendar (null: always). */
  open(calendar: string | null): Uint8Array {
    return this.axis.cells(this.calendars.open(calendar));
  }

  private layOpen(): Task[] {
    const all: Task[] = [];
    const frozen = frozenAssignments(this.book);
    let index = 0;
    for (const order of this.given.orders.filter((o) => !o.cancelled)) {
      const process = this.book.processOf(order);
      if (process === null) continue;
      const own = new Map<string, Task>();
      for (const operation of inSequence(process)) {
        const started = this.started(order, operation);
        const task: Task = {
          index: started === null ? index++ : -1, order, process, operation, attempt: this.book.attemptOf(order.id, operation.id),
          phases: this.offerOf(process, operation).phases, out: [], at: started,
          choices: started === null ? this.choicesOf(order, process, operation, frozen.find((f) => f.order === order.id && f.operation === operation.id)) : [],
          into: process.links.filter((l) => l.to === operation.id).map((l) => ({ link: l, from: found(own.get(l.from)), longest: l.maxLag === null ? Infinity : this.axis.length(l.maxLag) })),
        };
        for (const { link, from } of task.into) from.out.push({ link, to: task });
        own.set(operation.id, task);
        all.push(task);
      }
    }
    if (index > 31) throw new RangeError(`${index} undecided operations are too many`);
    return all;
  }

  private started(order: Order, operation: Operation): Choice | null {
    const fact = this.book.startedAs(order.id, operation.id);
    if (fact === null) return null;
    const [start, end] = [this.axis.tick(fact.start), this.axis.tick(fact.end)];
    return { start, end, phases: [[start, end]], equipment: fact.actual.equipment, crew: [], moved: 0 };
  }

  private choicesOf(order: Order, process: Process, operation: Operation, frozen: { start: number; equipment: string | null } | undefined): Choice[] {
    const pins = this.given.pins.filter((p) => p.order === order.id && p.operation === operation.id);
    const offer = this.offerOf(process, operation);
    const published = this.given.published.filter((p) => p.order === order.id && p.operation === operation.id && p.attempt === this.book.attemptOf(order.id, operation.id));
    const isRun = operation.requirement.kind === 'run';
    const sites = offer.sites.filter(({ equipment }) =>
      pins.every((p) => p.equipment === null || p.equipment === equipment) && (frozen === undefined || isRun || frozen.equipment === equipment));
    const from = this.axis.tick(Math.max(this.given.now, order.sequenceRelease));
    const kept = [...pins, ...(frozen === undefined ? [] : [frozen])];
    const moved = (choice: Choice): number => published.reduce((sum, p) =>
      sum + (p.start === this.axis.minute(choice.start) && p.equipment === (isRun ? null : choice.equipment) ? 0 : moveWeight(p.start - this.given.now)), 0);
    return sites
      .flatMap((site) => this.laid(`${process.id} ${operation.id} ${site.equipment}`, offer, site))
      .filter((c) => c.start >= from && kept.every((p) => p.start === null || p.start === this.axis.minute(c.start)))
      .map((c) => (published.length === 0 ? c : { ...c, moved: moved(c) }))
      .sort((a, b) => a.start - b.start || a.end - b.end);
  }

  /** All choices of an operation on a site from now on, laid once for all orders. */
  private laid(name: string, offer: Offer, site: Site): readonly Choice[] {
    const choices = this.layouts.get(name) ?? layAll(this.axis, offer.phases, offer.maxStretch, site, this.axis.tick(this.given.now));
    this.layouts.set(name, choices);
    return choices;
  }

  private offerOf(process: Process, operation: Operation): Offer {
    const need = operation.requirement;
    const { plant } = this.given;
    const plain = { equipment: null, speedPercent: 100, usable: this.open(null), mayStart: () => true };
    if (need.kind === 'session') {
      const session = found(plant.sessions.find((s) => s.id === need.session));
      const sitting: Phase = { name: 'sitting', work: 'unattended', crew: [], duration: { min: session.duration, mode: session.duration, max: session.duration } };
      return { phases: [sitting], maxStretch: 0, sites: [{ ...plain, open: plain.usable, mayStart: this.weekly(session.starts, session.calendar) }] };
    }
    if (need.kind === 'equipment') {
      const pieces = plant.equipment.filter((e) => e.equipmentClass === need.equipmentClass);
      return { ...operation, sites: pieces.map((e) => this.piece(e, (q) => (q.product ?? process.product) === process.product && (q.operation ?? operation.id) === operation.id)) };
    }
    if (need.kind === 'run') {
      const method = found(this.book.methods.get(need.method));
      const mayStart = this.weekly(method.starts, method.calendar);
      const own = this.open(method.calendar);
      const pieces = plant.equipment.filter((e) => e.equipmentClass === method.instrument);
      const on = (e: Equipment): Site => {
        const site = this.piece(e, (q) => (q.method ?? method.id) === method.id);
        return { ...site, open: site.open.map((o, i) => o & own[i]), mayStart: (tick) => site.mayStart(tick) && mayStart(tick) };
      };
      return { phases: method.phases, maxStretch: method.maxStretch, sites: method.instrument === null ? [{ ...plain, open: own, mayStart }] : pieces.map(on) };
    }
    const calendar = need.kind === 'people' ? need.calendar : found(plant.positionPools.find((p) => p.id === need.pool)).calendar;
    return { ...operation, sites: [{ ...plain, open: this.open(calendar) }] };
  }

  private piece(e: Equipment, matches: (q: Equipment['qualifications'][number]) => boolean): Site {
    const qualified = e.qualifications.filter(matches);
    const usable = this.axis.cells(e.unavailable).map((down) => 1 - down);
    const calendar = this.open(e.calendar);
    return {
      equipment: e.id, speedPercent: e.speedPercent, usable, open: usable.map((u, i) => u & calendar[i]),
      mayStart: (tick) => qualified.some((q) => q.expires === null || this.axis.minute(tick) < q.expires),
    };
  }

  private weekly(rule: StartRule, calendar: string): (tick: number) => boolean {
    if (rule.kind === 'open-hours') return () => true;
    const open = this.calendars.open(calendar);
    return (tick) => this.calendars.weeklyRuns(rule, this.axis.minute(tick)) > 0 && isOpenAt(open, this.axis.minute(tick));
  }
}

function moveWeight(ahead: number): number {
  return ahead < 3 * DAY ? 8 : ahead < 7 * DAY ? 3 : 1;
}

/** Interruptible work whose end bounds something from above: see `Axis`. */
function needsOddTicks({ plant }: PlanningCase): boolean {
  const bounding = (phases: readonly Phase[], boundsAfter: boolean): boolean =>
    phases.some((p, k) => p.work === 'interruptible' && (k < phases.length - 1 || boundsAfter));
  return plant.processes.some((process) => process.operations.some((operation) => {
    const need = operation.requirement;
    const phases = need.kind === 'run' ? (plant.qcMethods.find((m) => m.id === need.method)?.phases ?? []) : operation.phases;
    return bounding(phases, process.links.some((l) => l.from === operation.id && (l.maxLag !== null || l.storage !== null)));
  }));
}

/** Operations so that every link leads forward. */
function inSequence(process: Process): Operation[] {
  const left = [...process.operations];
  const sequence: Operation[] = [];
  while (left.length > 0) {
    const next = left.findIndex((o) => !process.links.some((l) => l.to === o.id && left.some((x) => x.id === l.from)));
    sequence.push(...left.splice(Math.max(0, next), 1));
  }
  return sequence;
}

function found<T>(item: T | undefined): T {
  if (item === undefined) throw new Error('a valid case names only what exists');
  return item;
}
