import type { Operation, Order, Plan, Process, QcMethod } from '@lotwright/domain';
import type { CaseBook } from './case-book.js';
import type { Span } from './open-time.js';
import { listOf, recordOf } from './untrusted.js';

/** Instants further from now than this are nonsense, not a plan. */
const TWENTY_YEARS = 20 * 366 * 1440;

/** An assignment as the plan writes it, its fields checked for being what they should be, not for being right. */
export interface Written {
  readonly order: string;
  readonly operation: string;
  readonly attempt: number;
  readonly equipment: string | null;
  readonly run: string | null;
  readonly start: number;
  readonly end: number;
  readonly phases: readonly Span[];
  readonly origin: string;
}

/** A run as the plan writes it. */
export interface WrittenRun {
  readonly id: string;
  readonly method: string;
  readonly instrument: string | null;
  readonly start: number;
  readonly end: number;
  readonly phases: readonly Span[];
  readonly origin: string;
}

/** One operation of one planned order in time and place. Started work is placed where the actuals put it, whatever the plan says. */
export interface Placed extends Written {
  readonly of: Order;
  readonly process: Process;
  readonly step: Operation;
  readonly started: boolean;
  /** What the plan itself says. */
  readonly written: Written;
}

/** A run of the plan that has not started. */
export interface PlacedRun extends WrittenRun {
  readonly rule: QcMethod | null;
  readonly samples: readonly Placed[];
}

/** Something in the plan that could not even be read. */
export interface Unreadable {
  readonly list: 'assignments' | 'runs';
  readonly index: number;
  readonly entry: Readonly<Record<string, unknown>>;
}

/** The plan as far as it can be read, looked up by order, operation and run. */
export class PlanBook {
  readonly unreadable: readonly Unreadable[];
  readonly assignments: readonly Written[];
  readonly writtenRuns: readonly WrittenRun[];
  readonly placed: readonly Placed[];
  readonly runs: readonly PlacedRun[];
  private readonly placement = new Map<string, Map<string, Placed>>();
  private readonly runById = new Map<string, WrittenRun>();
  private readonly ordersWithAssignments: ReadonlySet<string>;

  constructor(book: CaseBook, plan: Plan) {
    const unreadable: Unreadable[] = [];
    const reader = <T>(list: Unreadable['list'], read: (entry: Readonly<Record<string, unknown>>) => T | null): readonly T[] =>
      listOf(recordOf(plan)[list]).flatMap((value, index) => {
        const entry = recordOf(value);
        const made = read(entry);
        if (made === null) unreadable.push({ list, index, entry });
        return made === null ? [] : [made];
      });
    this.assignments = reader('assignments', (entry) => readAssignment(entry, book.now));
    this.writtenRuns = reader('runs', (entry) => readRun(entry, book.now));
    this.unreadable = unreadable;
    this.ordersWithAssignments = new Set(this.assignments.map((a) => a.order));
    for (const run of this.writtenRuns) if (!this.runById.has(run.id)) this.runById.set(run.id, run);
    this.placed = this.place(book);
    this.runs = this.placeRuns(book);
  }

  /** Where an operation of a planned order stands, or `null` when the plan does not say. */
  at(order: string, operation: string): Placed | null {
    return this.placement.get(order)?.get(operation) ?? null;
  }

  /** The first run of that id. */
  run(id: string): WrittenRun | null {
    return this.runById.get(id) ?? null;
  }

  hasAssignments(order: string): boolean {
    return this.ordersWithAssignments.has(order);
  }

  private place(book: CaseBook): readonly Placed[] {
    const all: Placed[] = [];
    for (const written of this.assignments) {
      const of = book.orders.get(written.order);
      const process = of === undefined ? null : book.processOf(of);
      const step = process === null ? null : book.operationOf(process, written.operation);
      if (of === undefined || process === null || step === null) continue;
      const ofOrder = this.placement.get(written.order) ?? new Map<string, Placed>();
      if (ofOrder.has(written.operation)) continue;
      const fact = book.startedAs(written.order, written.operation);
      const where = fact === null ? written : { ...written, start: fact.start, end: fact.end, phases: [{ start: fact.start, end: fact.end }],
        equipment: step.requirement.kind === 'run' ? null : fact.actual.equipment, run: fact.actual.run };
      const placed = { ...where, of, process, step, started: fact !== null, written };
      this.placement.set(written.order, ofOrder.set(written.operation, placed));
      all.push(placed);
    }
    return all;
  }

  private placeRuns(book: CaseBook): readonly PlacedRun[] {
    const samples = new Map<string, Placed[]>();
    for (const placed of this.placed) {
      if (placed.run === null || placed.step.requirement.kind !== 'run') continue;
      const ofRun = samples.get(placed.run) ?? [];
      ofRun.push(placed);
      samples.set(placed.run, ofRun);
    }
    return [...this.runById.values()]
      .filter((run) => !book.startedRuns.has(run.id))
      .map((run) => ({ ...run, rule: book.methods.get(run.method) ?? null, samples: samples.get(run.id) ?? [] }));
  }
}

function readAssignment(entry: Readonly<Record<string, unknown>>, now: number): Written | null {
  const { order, operation, attempt } = entry;
  const where = readSpans(entry, now);
  const equipment = readName(entry.equipment);
  const run = readName(entry.run);
  if (typeof order !== 'string' || typeof operation !== 'string' || typeof attempt !== 'number') return null;
  if (where === null || equipment === undefined || run === undefined) return null;
  return { order, operation, attempt, equipment, run, ...where };
}

function readRun(entry: Readonly<Record<string, unknown>>, now: number): WrittenRun | null {
  const { id, method } = entry;
  const where = readSpans(entry, now);
  const instrument = readName(entry.instrument);
  if (typeof id !== 'string' || typeof method !== 'string' || where === null || instrument === undefined) return null;
  return { id, method, instrument, ...where };
}

function readSpans(entry: Readonly<Record<string, unknown>>, now: number): { start: number; end: number; phases: readonly Span[]; origin: string } | null {
  const whole = readSpan(entry, now);
  const phases = listOf(entry.phases).map((phase) => readSpan(recordOf(phase), now));
  if (whole === null || !Array.isArray(entry.phases) || phases.includes(null)) return null;
  return { ...whole, phases: phases.filter((p) => p !== null), origin: typeof entry.origin === 'string' ? entry.origin : '' };
}

function readSpan(entry: Readonly<Record<string, unknown>>, now: number): Span | null {
  const { start, end } = entry;
  return isInstant(start, now) && isInstant(end, now) ? { start, end } : null;
}

function isInstant(value: unknown, now: number): value is number {
  return Number.isSafeInteger(value) && Math.abs((value as number) - now) <= TWENTY_YEARS;
}

/** `undefined` when it is neither a name nor absent. */
function readName(value: unknown): string | null | undefined {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : undefined;
}
