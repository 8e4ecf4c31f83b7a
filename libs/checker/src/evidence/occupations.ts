import type { Equipment, EquipmentClass } from '@lotwright/domain';
import type { CalendarBook } from './calendar-book.js';
import type { CaseBook } from './case-book.js';
import { endOfFirstUnbroken } from './open-time.js';
import type { PlanBook } from './plan-book.js';

/** One operation or run on one piece of equipment, from its first phase's start to its last phase's end. */
export interface Occupation {
  readonly equipment: Equipment;
  readonly start: number;
  readonly end: number;
  readonly order: string | null;
  readonly operation: string | null;
  readonly run: string | null;
  /** Product of the lot; `null` for runs. */
  readonly product: string | null;
  /** Whether it has happened or is happening, of whatever attempt or order. */
  readonly fact: boolean;
}

/** Everything that occupies equipment, by equipment id, in time order (start, then end). */
export function collectOccupations(book: CaseBook, plan: PlanBook): ReadonlyMap<string, readonly Occupation[]> {
  const byEquipment = new Map<string, Occupation[]>();
  const add = (name: string | null, occupation: Omit<Occupation, 'equipment'>): void => {
    const equipment = name === null ? undefined : book.equipment.get(name);
    if (equipment === undefined) return;
    const list = byEquipment.get(equipment.id) ?? [];
    list.push({ ...occupation, equipment });
    byEquipment.set(equipment.id, list);
  };
  for (const fact of book.facts) {
    if (fact.operation.requirement.kind === 'run' && fact.actual.run !== null) continue;
    const isRun = fact.operation.requirement.kind === 'run';
    add(fact.actual.equipment, {
      start: fact.start, end: fact.end, order: fact.order.id, operation: fact.operation.id, run: null, product: isRun ? null : fact.process.product, fact: true,
    });
  }
  for (const run of book.startedRuns.values()) {
    add(run.instrument, { start: run.start, end: run.end, order: null, operation: null, run: run.id, product: null, fact: true });
  }
  for (const placed of plan.placed.filter((p) => !p.started)) {
    add(placed.equipment, {
      start: placed.start, end: placed.end, order: placed.order, operation: placed.operation, run: null, product: placed.process.product, fact: false,
    });
  }
  for (const run of plan.runs) add(run.instrument, { start: run.start, end: run.end, order: null, operation: null, run: run.id, product: null, fact: false });
  for (const list of byEquipment.values()) list.sort((a, b) => a.start - b.start || a.end - b.end);
  return byEquipment;
}

/** How a changeover or clean of `length` minutes after `end` is placed: when it is over. Infinity when open time never suffices. */
export function overAt(calendars: CalendarBook, equipment: Equipment, end: number, length: number, attended: boolean): number {
  return attended ? endOfFirstUnbroken(calendars.openEquipment(equipment), end, length) : end + length;
}

/** Length of the changeover between two lots on equipment of a class: pair-dependent where the families have an entry. */
export function changeoverLength(book: CaseBook, equipmentClass: EquipmentClass, earlier: Occupation, later: Occupation): number {
  const family = (product: string | null): string | null => book.given.plant.products.find((p) => p.id === product)?.family ?? null;
  const from = family(earlier.product);
  const to = family(later.product);
  const entry = equipmentClass.changeover.byFamily.find((f) => f.from === from && f.to === to);
  return entry?.duration ?? equipmentClass.changeover.duration;
}
