import type { Order, Process } from '@lotwright/domain';
import type { CaseBook } from '../evidence/case-book.js';
import { frozenAssignments } from '../evidence/frozen.js';
import type { Span } from '../evidence/open-time.js';
import type { Soonest } from './soonest.js';
import type { Start } from './starts.js';

/** Rounds over the links of a process in which holds may still raise ends: what is reached by then is a bound at any moment. */
const MOST_ROUNDS = 2500;

/** What binds an operation beforehand. */
interface Bound {
  readonly start: number;
  readonly equipment: string | null;
}

/** Least times of lots that have the plant to themselves, by calendars, people on duty, slots, links, holds, pins, frozen work, and what of them has started. */
export class LotAlone {
  private readonly bound = new Map<string, Bound>();
  private readonly sequences = new Map<Process, readonly string[]>();
  private readonly known = new Map<string, ReadonlyMap<string, number>>();

  constructor(private readonly book: CaseBook, private readonly soonest: Soonest) {
    for (const { order, operation, start, equipment } of book.given.pins) this.bind(`${order}\n${operation}`, start ?? -Infinity, equipment);
    for (const { order, operation, start, equipment } of frozenAssignments(book)) {
      const process = book.processOf(book.orders.get(order)!)!;
      const onEquipment = book.operationOf(process, operation)?.requirement.kind === 'equipment';
      this.bind(`${order}\n${operation}`, start, onEquipment ? equipment : null);
    }
  }

  /** Least ends of the operations of an order. */
  ends(process: Process, order: Order): ReadonlyMap<string, number> {
    const known = this.known.get(order.id);
    if (known !== undefined) return known;
    const started = (operation: string): Span | null => this.book.startedAs(order.id, operation);
    const ends = this.propagated(process, Math.max(this.book.now, order.sequenceRelease), started, (operation) => this.bound.get(`${order.id}\n${operation}`));
    this.known.set(order.id, ends);
    return ends;
  }

  /** Least ends when what `given` names stands where it says, whatever the order; nothing else begins before now. */
  endsAfter(process: Process, given: (operation: string) => Span | null): ReadonlyMap<string, number> {
    return this.propagated(process, this.book.now, given, () => undefined);
  }

  private bind(key: string, start: number, equipment: string | null): void {
    const before = this.bound.get(key);
    this.bound.set(key, { start: Math.max(start, before?.start ?? -Infinity), equipment: equipment ?? before?.equipment ?? null });
  }

  private propagated(process: Process, earliest: number, given: (operation: string) => Span | null, boundOf: (operation: string) => Bound | undefined): ReadonlyMap<string, number> {
    const endFrom = new Map<string, number>();
    const ends = new Map<string, number>();
    const operations = this.forward(process).map((id) => ({ id, operation: this.book.operationOf(process, id)!, links: process.links.filter((l) => l.to === id), given: given(id), bound: boundOf(id) }));
    for (let round = 0, raised = true; raised && round < MOST_ROUNDS; round++) {
      raised = false;
      for (const { id, operation, links, given: stands, bound } of operations) {
        const from = links.reduce((t, l) => Math.max(t, (ends.get(l.from) ?? earliest) + l.minLag), Math.max(earliest, bound?.start ?? -Infinity));
        const span = stands ?? this.soonest.of(process, operation, { from, endFrom: endFrom.get(id) ?? -Infinity, equipment: bound?.equipment ?? null });
        ends.set(id, span.end);
        for (const link of links) {
          if (link.maxLag === null || given(link.from) !== null || span.start - link.maxLag <= (ends.get(link.from) ?? Infinity)) continue;
          endFrom.set(link.from, span.start - link.maxLag);
          raised = true;
        }
      }
    }
    return ends;
  }

  private forward(process: Process): readonly string[] {
    const known = this.sequences.get(process) ?? forward(process);
    this.sequences.set(process, known);
    return known;
  }
}

/** Operation ids in an order in which every link leads forward. */
export function forward(process: Process): readonly string[] {
  const left = new Set<string>(process.operations.map((o) => o.id));
  const sorted: string[] = [];
  while (left.size > 0) {
    const next = [...left].filter((id) => process.links.every((l) => l.to !== id || !left.has(l.from)));
    if (next.length === 0) break;
    for (const id of next) {
      left.delete(id);
      sorted.push(id);
    }
  }
  return sorted;
}

/** Index of the first start that has a minute at or after `t`. */
export function indexFrom(starts: readonly Start[], t: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle].last < t) low = middle + 1;
    else high = middle;
  }
  return low;
}
