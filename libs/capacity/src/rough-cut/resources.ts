import { intersect, weeklyInstants } from '@lotwright/time';
import type { CrewDemand, EquipmentClass, Operation, Phase, Plant, Process, QcMethod } from '@lotwright/domain';
import { Opening, openMinutes } from './opening.js';
import { phaseMinutes } from './placement.js';
import type { WorkShape } from './placement.js';
import { startsThatFit } from './starts.js';
import { equipmentShape, isOpen, qualified, TrainFit } from './trains.js';
import type { Week } from './weeks.js';

/** Kinds of capacity a rough cut weighs. */
export const RESOURCE_KINDS = ['equipment', 'qc-method', 'positions', 'session', 'crew'] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

/** `h` equipment or head hours, `samples` of a method, `position-days` of a pool, `places` of a session. */
export type LoadUnit = 'h' | 'samples' | 'position-days' | 'places';

/** One capacity with what it really offers per week. */
export interface WeeklyCapacity {
  readonly kind: ResourceKind;
  readonly id: string;
  readonly name: string;
  readonly unit: LoadUnit;
  /** Per week, in `unit`. */
  readonly capacity: readonly number[];
  /** Starts that fit per week, where one kind of work only uses the equipment; else `null`. */
  readonly starts: readonly number[] | null;
}

/** What one working of an operation takes of one capacity, by the week it falls in. */
export interface Use {
  /** Index into the capacities. */
  readonly resource: number;
  readonly amount: readonly number[];
}

/** Every capacity of a plant and what each operation takes of it. Key: `process@version/operation`. */
export interface CapacityModel {
  readonly capacities: readonly WeeklyCapacity[];
  readonly uses: ReadonlyMap<string, readonly Use[]>;
}

/** Key of an operation across processes. */
export function operationKey(process: Process, operation: Operation): string {
  return `${process.id}@${process.version}/${operation.id}`;
}

/** Weighs the plant: what fits per week, resource by resource. */
export function capacityModel(plant: Plant, processes: readonly Process[], weeks: readonly Week[]): CapacityModel {
  return new Weighing(plant, processes, weeks).model();
}

class Weighing {
  private readonly opening: Opening;
  private readonly trains: TrainFit;
  private readonly capacities: WeeklyCapacity[] = [];
  private readonly uses = new Map<string, Use[]>();
  private readonly operations: readonly { process: Process; operation: Operation; key: string }[];

  constructor(
    private readonly plant: Plant,
    processes: readonly Process[],
    private readonly weeks: readonly Week[],
  ) {
    this.opening = new Opening(plant, weeks[0].start, weeks[weeks.length - 1].end);
    this.trains = new TrainFit(plant, this.opening);
    this.operations = processes.flatMap((process) => process.operations.map((operation) => ({ process, operation, key: operationKey(process, operation) })));
  }

  model(): CapacityModel {
    for (const equipmentClass of this.plant.equipmentClasses) this.equipment(equipmentClass);
    for (const method of this.plant.qcMethods) this.method(method);
    this.pools();
    this.sessions();
    this.crews();
    return { capacities: this.capacities, uses: this.uses };
  }

  private equipment(equipmentClass: EquipmentClass): void {
    const work = [...this.operationWork(equipmentClass), ...this.runWork(equipmentClass)];
    if (work.length === 0) return;
    const capacity = this.weeks.map((_, w) => Math.max(...work.map((k) => k.fits[w] * k.hours)));
    const starts = work.length === 1 ? work[0].fits : null;
    const resource = this.add({ kind: 'equipment', id: equipmentClass.id, name: equipmentClass.name, unit: 'h', capacity, starts });
    for (const k of work) {
      const amount = capacity.map((hours, w) => (k.fits[w] === 0 ? Infinity : (hours / k.fits[w]) * k.share));
      for (const key of k.keys) this.use(key, { resource, amount });
    }
  }

  private operationWork(equipmentClass: EquipmentClass): Work[] {
    return this.operations.flatMap(({ process, operation, key }) => {
      if (operation.requirement.kind !== 'equipment' || operation.requirement.equipmentClass !== equipmentClass.id) return [];
      const pieces = this.plant.equipment.filter((p) => p.equipmentClass === equipmentClass.id && qualified(p, process, operation));
      const shapes = pieces.map((piece) => ({ piece, shape: equipmentShape(piece, operation, this.opening) }));
      const fits = this.sumOfStarts(shapes, equipmentClass, (end) => this.trains.holds(process, operation, end));
      return [{ keys: [key], fits, hours: hoursOf(operation.phases, equipmentClass), share: 1 }];
    });
  }

  private runWork(equipmentClass: EquipmentClass): Work[] {
    return this.plant.qcMethods.filter((m) => m.instrument === equipmentClass.id).flatMap((method) => {
      const keys = this.keysOfMethod(method);
      if (keys.length === 0) return [];
      const fits = this.runsOnInstruments(method, equipmentClass);
      return [{ keys, fits, hours: hoursOf(method.phases, equipmentClass), share: 1 / method.capacity }];
    });
  }

  private runsOnInstruments(method: QcMethod, equipmentClass: EquipmentClass): number[] {
    const pieces = this.plant.equipment.filter((p) => p.equipmentClass === equipmentClass.id && p.qualifications.some((q) => q.method === null || q.method === method.id));
    const calendar = this.opening.of(method.calendar);
    const shapes = pieces.map((piece) => ({
      piece,
      shape: { ...equipmentShape(piece, method, this.opening), open: intersect(calendar, this.opening.ofEquipment(piece)) },
    }));
    return this.sumOfStarts(shapes, equipmentClass, () => true);
  }

  private sumOfStarts(pieces: readonly { piece: Plant['equipment'][number]; shape: WorkShape }[], equipmentClass: EquipmentClass, trainFits: (end: number) => boolean): number[] {
    const known = new Map<string, number[]>();
    const total = this.weeks.map(() => 0);
    for (const { piece, shape } of pieces) {
      const alike = JSON.stringify([piece.calendar, piece.speedPercent, piece.unavailable]);
      let counts = known.get(alike);
      if (!counts) known.set(alike, (counts = startsThatFit(piece, equipmentClass, shape, this.opening, this.weeks, trainFits)));
      counts.forEach((n, w) => (total[w] += n));
    }
    return total;
  }

  private method(method: QcMethod): void {
    const keys = this.keysOfMethod(method);
    if (keys.length === 0) return;
    const runs = this.runsPerWeek(method);
    if (runs === null) return;
    const resource = this.add({ kind: 'qc-method', id: method.id, name: method.name, unit: 'samples', capacity: runs.map((n) => n * method.capacity), starts: runs });
    for (const key of keys) this.use(key, { resource, amount: this.weeks.map(() => 1) });
  }

  /** Weekly starts in open hours, at most what the instruments take; `null` when nothing but crew limits the method. */
  private runsPerWeek(method: QcMethod): number[] | null {
    const equipmentClass = this.plant.equipmentClasses.find((c) => c.id === method.instrument);
    const onInstruments = equipmentClass ? this.runsOnInstruments(method, equipmentClass) : null;
    if (method.starts.kind === 'open-hours') return onInstruments;
    const slots = this.weeklyPlaces(method.starts.starts, method.calendar);
    return onInstruments === null ? slots : slots.map((n, w) => Math.min(n, onInstruments[w]));
  }

  private keysOfMethod(method: QcMethod): string[] {
    return this.operations.filter(({ operation: { requirement } }) => requirement.kind === 'run' && requirement.method === method.id).map((o) => o.key);
  }

  private pools(): void {
    for (const pool of this.plant.positionPools) {
      const users = this.operations.filter(({ operation: { requirement } }) => requirement.kind === 'positions' && requirement.pool === pool.id);
      if (users.length === 0) continue;
      const capacity = this.weeks.map((week) => ((week.end - week.start) / 1440) * pool.capacity);
      const resource = this.add({ kind: 'positions', id: pool.id, name: pool.name, unit: 'position-days', capacity, starts: null });
      for (const { operation, key } of users) this.use(key, { resource, amount: this.weeks.map(() => lengthOf(operation.phases) / 1440) });
    }
  }

  private sessions(): void {
    for (const session of this.plant.sessions) {
      const users = this.operations.filter(({ operation: { requirement } }) => requirement.kind === 'session' && requirement.session === session.id);
      if (users.length === 0) continue;
      const sittings = this.weeklyPlaces(session.starts.starts, session.calendar);
      const resource = this.add({ kind: 'session', id: session.id, name: session.name, unit: 'places', capacity: sittings.map((n) => n * session.capacity), starts: sittings });
      for (const { key } of users) this.use(key, { resource, amount: this.weeks.map(() => 1) });
    }
  }

  private weeklyPlaces(starts: Parameters<typeof weeklyInstants>[0], calendar: Parameters<Opening['of']>[0]): number[] {
    const open = this.opening.of(calendar);
    return this.weeks.map((week) => weeklyInstants(starts, this.plant.zone, week.start, week.end).reduce((n, s) => n + (isOpen(open, s.at) ? s.runs : 0), 0));
  }

  private crews(): void {
    for (const crew of this.plant.crews) {
      const users = this.operations.map((o) => ({ key: o.key, hours: this.headHours(o.operation, crew.id) })).filter((u) => u.hours > 0);
      if (users.length === 0) continue;
      const capacity = this.weeks.map((week) => {
        const rostered = crew.rosters.reduce((sum, r) => sum + r.heads * openMinutes(this.opening.of(r.calendar), week.start, week.end), 0);
        const absent = crew.absences.reduce((sum, a) => sum + a.heads * Math.max(0, Math.min(a.end, week.end) - Math.max(a.start, week.start)), 0);
        return Math.max(0, rostered - absent) / 60;
      });
      const resource = this.add({ kind: 'crew', id: crew.id, name: crew.name, unit: 'h', capacity, starts: null });
      for (const { key, hours } of users) this.use(key, { resource, amount: this.weeks.map(() => hours) });
    }
  }

  /** Head hours of one crew for one working of an operation; runs and sittings are shared by the orders in them. */
  private headHours({ requirement, phases }: Operation, crew: string): number {
    if (requirement.kind === 'run') {
      const method = this.plant.qcMethods.find((m) => m.id === requirement.method)!;
      return headMinutes(method.phases, crew) / 60 / method.capacity;
    }
    if (requirement.kind === 'session') {
      const session = this.plant.sessions.find((s) => s.id === requirement.session)!;
      return (heads(session.crew, crew) * session.duration) / 60 / session.capacity;
    }
    return headMinutes(phases, crew) / 60;
  }

  private add(capacity: WeeklyCapacity): number {
    return this.capacities.push(capacity) - 1;
  }

  private use(key: string, use: Use): void {
    const uses = this.uses.get(key);
    if (uses) uses.push(use);
    else this.uses.set(key, [use]);
  }
}

/** Work that one class of equipment is used for. */
interface Work {
  readonly keys: readonly string[];
  readonly fits: readonly number[];
  /** One start with its changeover. */
  readonly hours: number;
  /** Starts one operation needs: 1, or a share of a run. */
  readonly share: number;
}

function hoursOf(phases: readonly Phase[], equipmentClass: EquipmentClass): number {
  return (lengthOf(phases) + equipmentClass.changeover.duration) / 60;
}

function lengthOf(phases: readonly Phase[]): number {
  return phases.reduce((sum, p) => sum + phaseMinutes(p, 100), 0);
}

function headMinutes(phases: readonly Phase[], crew: string): number {
  return phases.reduce((sum, p) => sum + heads(p.crew, crew) * p.duration.mode, 0);
}

function heads(demands: readonly CrewDemand[], crew: string): number {
  return demands.reduce((sum, d) => sum + (d.crew === crew ? d.heads : 0), 0);
}
