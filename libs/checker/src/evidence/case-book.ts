import type { Actual, Equipment, EquipmentClass, Operation, Order, PlanningCase, Process, QcMethod } from '@lotwright/domain';

/** Planned length of a phase on equipment of the given speed, minutes. */
export function atSpeed(mode: number, speedPercent: number): number {
  return Math.floor((mode * 100 + speedPercent - 1) / speedPercent);
}

/** Something that happened: an actual with a start, seen with its order and operation. */
export interface Fact {
  readonly actual: Actual;
  readonly order: Order;
  readonly process: Process;
  readonly operation: Operation;
  readonly start: number;
  /** The recorded end; for a running operation the end model.md gives it. */
  readonly end: number;
  /** Whether this is the started work of the attempt that counts now. */
  readonly counts: boolean;
}

/** A QC run that actuals name. */
export interface StartedRun {
  readonly id: string;
  readonly method: QcMethod | null;
  readonly instrument: string | null;
  readonly start: number;
  readonly end: number;
  readonly running: boolean;
}

/** The planning case by id, with what happened and which attempt of each operation counts now. */
export class CaseBook {
  readonly now: number;
  readonly orders: ReadonlyMap<string, Order>;
  readonly equipment: ReadonlyMap<string, Equipment>;
  readonly classes: ReadonlyMap<string, EquipmentClass>;
  readonly methods: ReadonlyMap<string, QcMethod>;
  readonly facts: readonly Fact[];
  readonly startedRuns: ReadonlyMap<string, StartedRun>;
  private readonly processes: ReadonlyMap<string, Process>;
  private readonly operations = new Map<Process, ReadonlyMap<string, Operation>>();
  private readonly attempts: ReadonlyMap<string, number>;
  private readonly started = new Map<string, Map<string, Fact>>();

  constructor(readonly given: PlanningCase) {
    const { plant } = given;
    this.now = given.now;
    this.orders = byId(given.orders);
    this.equipment = byId(plant.equipment);
    this.classes = byId(plant.equipmentClasses);
    this.methods = byId(plant.qcMethods);
    this.processes = new Map(plant.processes.map((p) => [`${p.id}\n${p.version}`, p]));
    for (const process of plant.processes) this.operations.set(process, byId(process.operations));
    this.attempts = this.countAttempts();
    this.facts = this.collectFacts();
    for (const fact of this.facts.filter((f) => f.counts)) {
      const ofOrder = this.started.get(fact.order.id) ?? new Map<string, Fact>();
      this.started.set(fact.order.id, ofOrder.set(fact.operation.id, fact));
    }
    this.startedRuns = this.collectRuns();
  }

  processOf(order: Order): Process | null {
    return this.processes.get(`${order.process}\n${order.processVersion}`) ?? null;
  }

  operationOf(process: Process, operation: string): Operation | null {
    return this.operations.get(process)?.get(operation) ?? null;
  }

  /** What one order counts in weighted levels: the weights of the request, else the plant's. */
  weightOf(order: Order): number {
    return (this.given.objective?.urgencyWeights ?? this.given.plant.policy.urgencyWeights)[order.urgency];
  }

  /** The attempt of an operation that counts now; 1 unless something failed. */
  attemptOf(order: string, operation: string): number {
    return this.attempts.size === 0 ? 1 : (this.attempts.get(keyOf(order, operation)) ?? 1);
  }

  /** The started work of the attempt that counts, or `null` when the operation has not started. */
  startedAs(order: string, operation: string): Fact | null {
    return this.started.get(order)?.get(operation) ?? null;
  }

  /** Speed of equipment, 100 where there is none. */
  speedOf(equipment: string | null): number {
    return equipment === null ? 100 : (this.equipment.get(equipment)?.speedPercent ?? 100);
  }

  private countAttempts(): ReadonlyMap<string, number> {
    const attempts = new Map<string, number>();
    for (const actual of this.given.actuals.filter((a) => a.state === 'failed')) {
      const order = this.orders.get(actual.order);
      const process = order === undefined ? null : this.processOf(order);
      if (process === null) continue;
      for (const operation of remakeClosure(process, actual.operation)) {
        const key = keyOf(actual.order, operation);
        attempts.set(key, (attempts.get(key) ?? 1) + 1);
      }
    }
    return attempts;
  }

  /** One fact per order, operation and attempt: the last one told, an ended one before a running one. */
  private collectFacts(): readonly Fact[] {
    const facts = new Map<string, Fact>();
    for (const actual of this.given.actuals) {
      const order = this.orders.get(actual.order);
      const process = order === undefined ? null : this.processOf(order);
      const operation = process === null ? null : this.operationOf(process, actual.operation);
      if (order === undefined || process === null || operation === null) continue;
      if (actual.start === null || !['running', 'done', 'failed'].includes(actual.state)) continue;
      const key = `${keyOf(order.id, operation.id)}\n${actual.attempt}`;
      if (actual.state === 'running' && facts.has(key)) continue;
      const counts = actual.state !== 'failed' && actual.attempt === this.attemptOf(order.id, operation.id);
      facts.set(key, { actual, order, process, operation, start: actual.start, end: this.endOf(actual, actual.start, operation), counts });
    }
    return [...facts.values()];
  }

  private endOf(actual: Actual, start: number, operation: Operation): number {
    if (actual.state !== 'running') return actual.end ?? Math.max(this.now, start);
    return Math.max(this.now, actual.expectedEnd ?? start + this.plannedLength(operation, actual.equipment));
  }

  private plannedLength(operation: Operation, equipment: string | null): number {
    const need = operation.requirement;
    if (need.kind === 'session') return this.given.plant.sessions.find((s) => s.id === need.session)?.duration ?? 0;
    const phases = need.kind === 'run' ? (this.methods.get(need.method)?.phases ?? []) : operation.phases;
    return phases.reduce((sum, phase) => sum + atSpeed(phase.duration.mode, this.speedOf(equipment)), 0);
  }

  private collectRuns(): ReadonlyMap<string, StartedRun> {
    const runs = new Map<string, StartedRun>();
    for (const fact of this.facts) {
      const need = fact.operation.requirement;
      if (need.kind !== 'run' || fact.actual.run === null) continue;
      const before = runs.get(fact.actual.run);
      runs.set(fact.actual.run, {
        id: fact.actual.run,
        method: this.methods.get(need.method) ?? null,
        instrument: before?.instrument ?? fact.actual.equipment,
        start: Math.min(before?.start ?? fact.start, fact.start),
        end: Math.max(before?.end ?? fact.end, fact.end),
        running: (before?.running ?? false) || fact.actual.state === 'running',
      });
    }
    return runs;
  }
}

/** The operations made once more after `failed` failed: its re-make entry and everything reachable from there. */
function remakeClosure(process: Process, failed: string): ReadonlySet<string> {
  const entry = process.operations.find((o) => o.id === failed)?.failure?.remakeFrom ?? failed;
  const closure = new Set<string>([entry]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const link of process.links) {
      if (!closure.has(link.from) || closure.has(link.to)) continue;
      closure.add(link.to);
      grown = true;
    }
  }
  return closure;
}

function keyOf(order: string, operation: string): string {
  return `${order}\n${operation}`;
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id as string, item]));
}
