import type { QcMethod } from '@lotwright/domain';
import { headDemands } from '../evidence/crew-demand.js';
import type { HeadDemand } from '../evidence/crew-demand.js';
import { earliestWork } from '../evidence/earliest-work.js';
import type { MovableWork } from '../evidence/earliest-work.js';
import type { Evidence } from '../evidence/evidence.js';
import { changeoverLength, overAt } from '../evidence/occupations.js';
import type { Occupation } from '../evidence/occupations.js';
import { isOpenAt } from '../evidence/open-time.js';
import type { Span } from '../evidence/open-time.js';
import type { Placed } from '../evidence/plan-book.js';
import { SpareHeads } from '../evidence/spare-heads.js';
import { calendarOf } from '../evidence/working-time.js';
import { Bystanders } from './bystanders.js';

/** Neighbours on a piece of equipment that matter on each side where deep cleans count lots. */
const LONGEST_SERIES = 40;

/** Whether a single operation could start sooner than planned while everything else stays where it is. */
export class Sooner {
  readonly spare: SpareHeads;
  private readonly demands = new Map<string, HeadDemand[]>();
  readonly bystanders: Bystanders;

  constructor(readonly evidence: Evidence) {
    const { book, plan } = evidence;
    this.bystanders = new Bystanders(evidence);
    const last = plan.placed.reduce((to, p) => Math.max(to, p.end), book.now);
    const demands = headDemands(evidence);
    this.spare = new SpareHeads(evidence, book.now, last + 1, demands);
    for (const demand of demands) {
      const key = `${demand.order}\n${demand.operation}`;
      const list = this.demands.get(key);
      if (list === undefined) this.demands.set(key, [demand]);
      else list.push(demand);
    }
  }

  /** The operation as work that can move, on the resource named where that is an instrument of its run; `null` when its parts are unknown. */
  workOf(placed: Placed, resource: string | null): MovableWork | null {
    const { book, calendars } = this.evidence;
    const need = placed.step.requirement;
    if (need.kind === 'session') return null;
    if (need.kind !== 'run') {
      const open = calendarOf(this.evidence, placed);
      if (open === undefined) return null;
      const equipment = placed.equipment === null ? null : (book.equipment.get(placed.equipment) ?? null);
      return { phases: placed.step.phases, open, maxStretch: placed.step.maxStretch, equipment, given: this.demandsOf(placed) };
    }
    const method = book.methods.get(need.method);
    if (method === undefined) return null;
    const own = placed.run === null ? null : this.evidence.plan.run(placed.run);
    const name = method.instrument === null ? null : resource !== null && book.equipment.has(resource) ? resource : (own?.instrument ?? null);
    const equipment = name === null ? null : (book.equipment.get(name) ?? null);
    return { phases: method.phases, open: calendars.openRun(method.calendar, equipment), maxStretch: method.maxStretch, equipment, given: this.alone(placed) ? this.demandsOf(placed) : [] };
  }

  /** Whether nobody else is in the operation's run. */
  alone(placed: Placed): boolean {
    return placed.run === null || (this.bystanders.run(placed.run)?.samples.length ?? 1) <= 1;
  }

  /** The first start in `from`..`limit` that the hours allow; with `withCrews` also the crews. */
  byHours(work: MovableWork, from: number, limit: number, withCrews: boolean): Span | null {
    return earliestWork(work, from, limit, withCrews ? this.spare : null);
  }

  /** The first start in `from`..`limit` that hours, crews and the other work on the equipment allow. */
  onEquipment(placed: Placed, work: MovableWork, from: number, limit: number): Span | null {
    const { equipment } = work;
    if (equipment === null) return this.byHours(work, from, limit, true);
    const others = this.others(placed, equipment.id, from, limit);
    for (let at = from; at < limit; ) {
      const span = this.byHours(work, at, limit, true);
      if (span === null) return null;
      const next = this.afterConflict(placed, equipment.id, others, span);
      if (next === null) return span;
      at = next;
    }
    return null;
  }

  /** Everything on a piece of equipment near a time but the operation itself; its run counts when others share it. */
  others(placed: Placed, equipment: string, from: number, to: number): readonly Occupation[] {
    const piece = this.evidence.book.equipment.get(equipment);
    const cleaned = this.evidence.book.classes.get(piece?.equipmentClass ?? '')?.changeover.deepClean ?? null;
    return this.bystanders.on(equipment).around(from, to + placed.end - placed.start, cleaned === null ? 1 : LONGEST_SERIES).filter((o) =>
      o.run === null ? o.fact || o.order !== placed.order || o.operation !== placed.operation : o.run !== placed.run || !this.alone(placed));
  }

  /** The next start worth trying when the span cannot stand among the others; `null` when it can. */
  private afterConflict(placed: Placed, equipment: string, others: readonly Occupation[], span: Span): number | null {
    const { book, calendars } = this.evidence;
    const own = this.asOccupation(placed, equipment, span);
    const equipmentClass = book.classes.get(own.equipment.equipmentClass);
    if (equipmentClass === undefined) return null;
    const { attended } = equipmentClass.changeover;
    // Work without length at the same instant may stand before or behind: either way it may have been taken for an obstacle.
    const overlap = others.find((o) => (o.start < span.end && o.end > span.start) || (o.start === o.end && o.start === span.start));
    if (overlap !== undefined) return Math.max(span.start + 1, overlap.end);
    const before = [...others].reverse().find((o) => o.end <= span.start);
    const after = others.find((o) => o.start >= span.end);
    if (before !== undefined) {
      const over = overAt(calendars, own.equipment, before.end, changeoverLength(book, equipmentClass, before, own), attended);
      if (over > span.start) return over;
    }
    if (after !== undefined && overAt(calendars, own.equipment, span.end, changeoverLength(book, equipmentClass, own, after), attended) > after.start) {
      return Math.max(span.start + 1, after.end);
    }
    return this.cleanMissing(own, others) ? this.nextEvent(own, others) : null;
  }

  private asOccupation(placed: Placed, equipment: string, { start, end }: Span): Occupation {
    const isRun = placed.step.requirement.kind === 'run';
    return {
      equipment: this.evidence.book.equipment.get(equipment)!, start, end, order: placed.order, operation: placed.operation, run: null,
      product: isRun ? null : placed.process.product, fact: false,
    };
  }

  private cleanMissing(own: Occupation, others: readonly Occupation[]): boolean {
    const clean = this.evidence.book.classes.get(own.equipment.equipmentClass)?.changeover.deepClean ?? null;
    if (clean === null) return false;
    const list = [...others, own].sort((a, b) => a.start - b.start || a.end - b.end);
    let lots = 0;
    let minutes = 0;
    let holdsOwn = false;
    for (const [i, o] of list.entries()) {
      const before = list[i - 1];
      if (before !== undefined && overAt(this.evidence.calendars, own.equipment, before.end, clean.duration, clean.attended) <= o.start) {
        lots = minutes = 0;
        holdsOwn = false;
      }
      lots++;
      minutes += o.end - o.start;
      holdsOwn ||= o === own;
      if (holdsOwn && ((clean.afterLots !== null && lots > clean.afterLots) || (clean.afterHours !== null && minutes > clean.afterHours))) return true;
    }
    return false;
  }

  private nextEvent(own: Occupation, others: readonly Occupation[]): number {
    const clean = this.evidence.book.classes.get(own.equipment.equipmentClass)!.changeover.deepClean!;
    const events = others.flatMap((o) => [o.end, overAt(this.evidence.calendars, own.equipment, o.end, clean.duration, clean.attended)]).filter((t) => t > own.start);
    return Math.min(...events, Infinity);
  }

  /** Whether a run of the method may start at the instant, or has room there, as far as slots go. */
  hasSlot(method: QcMethod, placed: Placed, instant: number): boolean {
    const { book, calendars } = this.evidence;
    const here = this.bystanders.runsAt(method.id, instant);
    const joinable = here.some((r) => (r.id === placed.run ? r.samples.length - 1 : r.samples.length) < method.capacity && !(r.id === placed.run && this.alone(placed)));
    if (joinable) return true;
    if (method.starts.kind !== 'weekly') return true;
    const started = [...book.startedRuns.values()].filter((r) => r.method?.id === method.id && r.start === instant).length;
    const taken = here.filter((r) => !(r.id === placed.run && this.alone(placed))).length + started;
    return taken < calendars.weeklyRuns(method.starts, instant) && isOpenAt(calendars.open(method.calendar), instant);
  }

  private demandsOf(placed: Placed): readonly HeadDemand[] {
    return this.demands.get(`${placed.order}\n${placed.operation}`) ?? [];
  }
}
