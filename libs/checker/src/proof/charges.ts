import type { Operation, Process } from '@lotwright/domain';
import type { CalendarBook } from '../evidence/calendar-book.js';
import { atSpeed, type CaseBook } from '../evidence/case-book.js';
import type { Span } from '../evidence/open-time.js';
import type { Prices, Thing } from './prices.js';
import type { Start, Starts } from './starts.js';

/** Prices that cannot be laid on the time or the plant of the case. */
export class BadPrices extends Error {}

/** Prices of a thing: summed before each cell, or by slot. */
type Tariff = { readonly thing: Thing; readonly before: Float64Array } | { readonly thing: Thing; readonly bySlot: ReadonlyMap<number, number> };

/** What operations pay at the prices of a certificate, and what the whole plant costs at them. */
export class Charges {
  private readonly tariffs: readonly Tariff[];

  constructor(private readonly book: CaseBook, private readonly calendars: CalendarBook, private readonly starts: Starts, private readonly prices: Prices) {
    this.tariffs = prices.things.map((thing) => (isSlotted(thing) ? { thing, bySlot: new Map(thing.asked.map(({ at, price }) => [prices.from + at, price])) } : { thing, before: this.summed(thing) }));
  }

  /** What all capacity costs that is there, once. */
  ofCapacity(): number {
    let sum = 0;
    for (const tariff of this.tariffs) {
      if ('bySlot' in tariff) {
        const offered = this.offered(tariff.thing);
        for (const [at, price] of tariff.bySlot) sum += price * (offered.get(at) ?? 0);
        continue;
      }
      const there = this.capacity(tariff.thing);
      for (let j = 0; j < this.prices.count; j++) sum += (tariff.before[j + 1] - tariff.before[j]) * there[j];
    }
    return sum;
  }

  /** What an operation pays at least in each of its starts; null when nothing it uses has a price. */
  of(process: Process, operation: Operation, starts: readonly Start[]): Float64Array | null {
    const due = new Float64Array(starts.length);
    let priced = false;
    for (const tariff of this.tariffs) {
      const add = this.payment(tariff, process, operation);
      if (add === null) continue;
      priced = true;
      starts.forEach((start, i) => (due[i] += add(start)));
    }
    return priced ? due : null;
  }

  private payment(tariff: Tariff, process: Process, operation: Operation): ((start: Start) => number) | null {
    const { kind, ids } = tariff.thing;
    const need = operation.requirement;
    if ('bySlot' in tariff) {
      const used = (kind === 'runs' && need.kind === 'run' && need.method === ids[0]) || (kind === 'sittings' && need.kind === 'session' && need.session === ids[0]);
      return used ? ({ first }) => tariff.bySlot.get(first) ?? 0 : null;
    }
    if (kind === 'equipment' && need.kind === 'equipment') {
      const pieces = this.starts.qualified(process, operation).map(({ piece }) => piece);
      if (pieces.length === 0 || !pieces.every((p) => ids.includes(p.id))) return null;
      const least = Math.min(...pieces.map((p) => lengthOf(operation, p.speedPercent)));
      const after = Math.min(...pieces.map((p) => this.shortestChangeover(p.id)));
      return (start) => this.cheaper(tariff.before, start, 0, (s) => Math.max(start.end, s + least) + after);
    }
    if (kind === 'positions' && need.kind === 'positions' && need.pool === ids[0]) {
      const least = lengthOf(operation, 100);
      return (start) => this.cheaper(tariff.before, start, 0, (s) => Math.max(start.end, s + least));
    }
    return kind === 'crew' && need.kind !== 'run' && need.kind !== 'session' ? this.hands(tariff.before, ids[0], process, operation) : null;
  }

  /** People of the leading phases whose distance from the start is known. */
  private hands(before: Float64Array, crew: string, process: Process, operation: Operation): ((start: Start) => number) | null {
    const equipped = operation.requirement.kind === 'equipment';
    const speeds = equipped ? [...new Set(this.starts.qualified(process, operation).map(({ piece }) => piece.speedPercent))] : [100];
    const asked: { readonly from: number; readonly to: number; readonly heads: number }[] = [];
    let from = 0;
    for (const [k, phase] of operation.phases.entries()) {
      const fixed = k === 0 || (operation.maxStretch === 0 && speeds.length === 1);
      if (!fixed || phase.work === 'interruptible' || speeds.length === 0) break;
      const to = from + Math.min(...speeds.map((speed) => atSpeed(phase.duration.mode, speed)));
      if (phase.work === 'attended') asked.push(...phase.crew.filter((c) => c.crew === crew).map(({ heads }) => ({ from, to, heads })));
      from = to;
    }
    if (asked.length === 0) return null;
    return (start) => asked.reduce((sum, a) => sum + a.heads * this.cheaper(before, start, a.from, (s) => s + a.to), 0);
  }

  /**
   * Least price of the instants in `s + offset` to `endOf(s)` over all minutes `s` of a start: the first minute leaves out most at the end, the first
   * minute after an instant leaves out one more at the beginning.
   */
  private cheaper(before: Float64Array, { first, last }: Start, offset: number, endOf: (s: number) => number): number {
    const { from, width, count } = this.prices;
    const cellOf = (minute: number): number => Math.min(count, Math.max(0, Math.ceil((minute - from) / width)));
    const paid = (s: number): number => before[cellOf(endOf(s))] - before[cellOf(s + offset)];
    const beyond = from + width * Math.ceil((first + offset - from) / width) + 1 - offset;
    return beyond <= last ? Math.min(paid(first), paid(beyond)) : paid(first);
  }

  private summed({ asked, cells }: Thing): Float64Array {
    const { count, width } = this.prices;
    const price = new Float64Array(count);
    for (const { at, price: each } of asked) {
      if (at % width !== 0 || at < 0 || at / width + cells > count) throw new BadPrices(`a price ${at} minutes after the start`);
      for (let j = at / width; j < at / width + cells; j++) price[j] += each;
    }
    const before = new Float64Array(count + 1);
    price.forEach((p, j) => (before[j + 1] = before[j] + p));
    return before;
  }

  /** Samples or orders for which a slot has places. */
  private offered({ kind, ids }: Thing): ReadonlyMap<number, number> {
    const { plant } = this.book.given;
    const place = kind === 'runs' ? plant.qcMethods.find((m) => m.id === ids[0]) : plant.sessions.find((s) => s.id === ids[0]);
    if (place === undefined || place.starts.kind !== 'weekly') return new Map();
    const rule = place.starts;
    return new Map(this.starts.slots(rule, place.calendar).map((at) => [at, place.capacity * this.calendars.weeklyRuns(rule, at)]));
  }

  private capacity({ kind, ids }: Thing): Float64Array {
    const { from, width, count } = this.prices;
    const there = new Float64Array(count);
    if (kind === 'equipment') for (const id of new Set(ids)) this.free(this.equipmentGone(id), 1).forEach((f, j) => (there[j] += f));
    if (kind === 'positions') {
      there.fill(this.book.given.plant.positionPools.find((p) => p.id === ids[0])?.capacity ?? 0);
      for (const fact of this.book.facts) {
        const need = fact.operation.requirement;
        if (need.kind === 'positions' && need.pool === ids[0]) this.free([fact], 1).forEach((f, j) => (there[j] = Math.max(0, there[j] - 1 + f)));
      }
    }
    if (kind === 'crew') {
      const steps = this.starts.headSteps(ids[0]);
      let i = -1;
      for (let j = 0; j < count; j++) {
        while (i + 1 < steps.length && steps[i + 1].at <= from + j * width) i++;
        there[j] = i < 0 ? 0 : steps[i].there;
      }
    }
    return there;
  }

  /** `units` at every instant that none of the spans covers. */
  private free(gone: readonly Span[], units: number): Float64Array {
    const { from, width, count } = this.prices;
    const there = new Float64Array(count).fill(units);
    for (const { start, end } of gone) {
      for (let j = Math.max(0, Math.ceil((start - from) / width)); j < count && from + j * width < end; j++) there[j] = 0;
    }
    return there;
  }

  /** When nothing unstarted can be on a piece of equipment, nor a changeover after it: history with its own changeover, outages once a changeover is over. */
  private equipmentGone(id: string): readonly Span[] {
    const piece = this.book.equipment.get(id);
    if (piece === undefined) return [];
    const after = this.shortestChangeover(id);
    const history = [...this.book.facts.filter((f) => f.actual.equipment === id && f.operation.requirement.kind !== 'run'), ...this.runsOn(id)];
    return [...history.map(({ start, end }) => ({ start, end: end + after })), ...piece.unavailable.map(({ start, end }) => ({ start: start + after, end }))];
  }

  private runsOn(id: string): readonly Span[] {
    const alone = this.book.facts.filter((f) => f.operation.requirement.kind === 'run' && f.actual.run === null && f.actual.equipment === id);
    return [...alone, ...[...this.book.startedRuns.values()].filter((r) => r.instrument === id)];
  }

  private shortestChangeover(id: string): number {
    const className = this.book.equipment.get(id)?.equipmentClass;
    const changeover = className === undefined ? undefined : this.book.classes.get(className)?.changeover;
    return changeover === undefined ? 0 : Math.min(changeover.duration, ...changeover.byFamily.map((f) => f.duration));
  }
}

function isSlotted({ kind }: Thing): boolean {
  return kind === 'runs' || kind === 'sittings';
}

function lengthOf(operation: Operation, speed: number): number {
  return operation.phases.reduce((sum, phase) => sum + atSpeed(phase.duration.mode, speed), 0);
}
