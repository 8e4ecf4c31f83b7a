import type { Order, Process } from '@lotwright/domain';
import { CalendarBook } from '../evidence/calendar-book.js';
import type { CaseBook } from '../evidence/case-book.js';
import type { Span } from '../evidence/open-time.js';
import { BadPrices, Charges } from './charges.js';
import { Cheapest } from './cheapest.js';
import { indexFrom, type LotAlone } from './lot-alone.js';
import { readPrices, type Prices } from './prices.js';
import { Starts, type Start } from './starts.js';

const PAST_LATEST_USEFUL = 100;
const TWO_WEEKS = 14 * 1440;

/** How the missed windows of a plan bear on the bound of its turnaround. */
export interface Premise {
  /** Weighted windows that the plan misses. */
  readonly lateness: number;
  /** Whether the bound may take for granted that no more are missed: lateness alone is pursued before turnaround. */
  readonly latenessFirst: boolean;
}

/**
 * Reckons a lower bound on the turnaround level of every plan that leaves no order out, from the prices of a certificate alone. `null` when the
 * certificate is none. Nothing in it is trusted: whatever prices it names, the bound is a true one.
 */
export function provenBound(book: CaseBook, alone: LotAlone, certificate: unknown, premise: Premise): number | null {
  const prices = readPrices(certificate);
  if (prices === null || prices.from > book.now || (prices.perWindow > 0 && !premise.latenessFirst)) return null;
  try {
    return new Proof(book, alone, prices).bound(premise.lateness);
  } catch (error) {
    if (error instanceof BadPrices) return null;
    throw error;
  }
}

/** What one lot brings along. */
interface Lot {
  readonly order: Order;
  readonly weight: number;
  readonly ready: number;
  readonly arrival: number;
  readonly roots: readonly { readonly operation: string; readonly from: number }[];
}

class Proof {
  private readonly calendars: CalendarBook;
  private readonly starts: Starts;
  private readonly charges: Charges;
  private readonly until: number;

  constructor(private readonly book: CaseBook, private readonly alone: LotAlone, private readonly prices: Prices) {
    this.until = prices.from + prices.width * prices.count;
    this.calendars = new CalendarBook(book.given.plant, prices.from - TWO_WEEKS, this.until + TWO_WEEKS);
    this.starts = new Starts(book, this.calendars, prices);
    this.charges = new Charges(book, this.calendars, this.starts, prices);
  }

  bound(lateness: number): number {
    let sum = -this.charges.ofCapacity() - this.prices.perWindow * lateness;
    for (const process of this.book.given.plant.processes) {
      const orders = this.book.given.orders.filter((o) => !o.cancelled && this.book.processOf(o) === process);
      if (orders.length > 0) sum += this.ofProcess(process, orders);
    }
    return Number.isSafeInteger(sum) ? Math.ceil(sum / this.prices.perMinute) : -Infinity;
  }

  private ofProcess(process: Process, orders: readonly Order[]): number {
    const where = new Map(process.operations.map((o) => [o.id as string, this.starts.of(process, o)]));
    const { from, window, span, parents } = this.prices;
    const cheapest = new Cheapest(process, where, parents.get(`${process.id}\n${process.version}`) ?? {}, this.charges, { from, window, span, until: this.until, slotted: this.hasSlots(process) });
    let sum = 0;
    const lots: Lot[] = [];
    for (const order of orders) {
      const done = this.book.startedAs(order.id, process.patientReady)?.end;
      if (done === undefined) lots.push(this.lot(process, where, cheapest, order));
      else sum += this.prices.perMinute * this.book.weightOf(order) * (done - order.sequenceRelease);
    }
    const least = lots.map((lot) => this.stake(lot, cheapest.after, this.arrivalAfter(process, cheapest.after)));
    const earliest = Math.min(...lots.map((l) => l.ready));
    for (const when of cheapest.spans) {
      if (when.until < earliest) continue;
      cheapest.reckon(when);
      const arrival = this.arrivalAfter(process, when.from);
      lots.forEach((lot, n) => {
        if (lot.ready > when.until) return;
        const paid = lot.roots.reduce((total, root) => total + cheapest.from(root.operation, root.from), this.stake(lot, when.from, arrival) + when.due);
        least[n] = Math.min(least[n], paid);
      });
    }
    return least.reduce((a, b) => a + b, sum);
  }

  /** What a lot pays for being ready at `ready` and arriving at `arrival` at the earliest. */
  private stake(lot: Lot, ready: number, arrival: number): number {
    const { order, weight } = lot;
    const reaches = Math.max(arrival, lot.arrival);
    const { windows, latestUseful } = order;
    const missed = windows === null || reaches <= windows.closes ? 0 : Math.ceil((reaches - windows.closes) / windows.every);
    const useless = latestUseful !== null && reaches > latestUseful ? PAST_LATEST_USEFUL : 0;
    return this.prices.perMinute * weight * (Math.max(ready, lot.ready) - order.sequenceRelease) + this.prices.perWindow * weight * (missed + useless);
  }

  private lot(process: Process, where: ReadonlyMap<string, readonly Start[]>, cheapest: Cheapest, order: Order): Lot {
    const started = (operation: string): number | null => this.book.startedAs(order.id, operation)?.end ?? null;
    const begin = Math.max(this.book.now, order.sequenceRelease);
    const ends = this.alone.ends(process, order);
    const roots: { operation: string; from: number }[] = [];
    let usual = true;
    for (const operation of cheapest.operations) {
      const parent = cheapest.parentOf(operation);
      const follows = parent !== null && started(parent) === null;
      if (started(operation) !== null) usual = usual && !follows;
      else if (!follows) {
        const links = process.links.filter((l) => l.to === operation && started(l.from) !== null);
        const from = links.reduce((t, l) => Math.max(t, started(l.from)! + l.minLag), begin);
        roots.push({ operation, from: indexFrom(where.get(operation) ?? [], from) });
      }
    }
    const end = (operation: string): number => ends.get(operation) ?? begin;
    // Work that started before what it hangs on has no place in the tree: such a lot is let off every price.
    return { order, weight: this.book.weightOf(order), ready: end(process.patientReady), arrival: end(process.arrival), roots: usual ? roots : [] };
  }

  /** Least arrival of a lot that is ready at `ready`. */
  private arrivalAfter(process: Process, ready: number): number {
    if (this.prices.perWindow === 0) return -Infinity;
    const follows = descendants(process);
    const at = { start: -Infinity, end: ready };
    const before = { start: -Infinity, end: -Infinity };
    const given = (operation: string): Span | null => (operation === process.patientReady ? at : follows.has(operation) ? null : before);
    return this.alone.endsAfter(process, given).get(process.arrival) ?? -Infinity;
  }

  private hasSlots(process: Process): boolean {
    const need = process.operations.find((o) => o.id === process.patientReady)?.requirement;
    if (need?.kind === 'session') return true;
    return need?.kind === 'run' && this.book.methods.get(need.method)?.starts.kind === 'weekly';
  }
}

function descendants(process: Process): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (id: string): void => {
    for (const { from, to } of process.links) {
      if (from !== id || found.has(to)) continue;
      found.add(to);
      visit(to);
    }
  };
  visit(process.patientReady);
  return found;
}
