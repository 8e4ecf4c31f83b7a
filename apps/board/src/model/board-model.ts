import { processOf } from '@lotwright/domain';
import type { Assignment, EquipmentClass, Operation, OrderId, PhaseWork, Plant, Process } from '@lotwright/domain';
import { shift, type Instant, type ZoneId } from '@lotwright/time';
import type { BoardData } from './board-data.js';
import { changeoverAfter } from './changeover.js';
import type { Bar, Hold, Lot } from './lot.js';
import { PlantNames, shortLabels } from './names.js';
import { PlantCalendars } from './plant-calendars.js';
import { isTight, statusOf } from './risk.js';
import type { ResourceRow } from './resource-row.js';
import { resourceRows } from './resource-rows.js';

const WEEK = 7 * 1440;

/** A plan made ready to be drawn, searched and explained. Built once per plan; nothing in it changes. */
export interface BoardModel {
  readonly data: BoardData;
  readonly zone: ZoneId;
  readonly now: Instant;
  /** First and last minute of anything in the plan. */
  readonly from: Instant;
  readonly to: Instant;
  readonly names: PlantNames;
  readonly calendars: PlantCalendars;
  readonly lots: readonly Lot[];
  readonly lotOf: ReadonlyMap<OrderId, Lot>;
  readonly bars: readonly Bar[];
  readonly rows: readonly ResourceRow[];
  /** Whether the frozen zone holds anything: only then is its fence drawn. */
  readonly hasFrozen: boolean;
}

/** Builds the model of a stored plan. */
export function buildModel(data: BoardData): BoardModel {
  const { plan, plant } = data;
  const { from, to } = planRange(data);
  const calendars = new PlantCalendars(plant, shift(from, -3 * WEEK), shift(to, 4 * WEEK));
  const names = new PlantNames(plant);
  const bars = buildBars(data, calendars, names);
  const lots = buildLots(data, bars);
  return {
    data, zone: plant.zone, now: plan.now, from, to, names, calendars, lots, bars,
    lotOf: new Map(lots.map((lot) => [lot.order.id, lot])),
    rows: resourceRows(data, bars, lots),
    hasFrozen: plan.assignments.some((assignment) => assignment.origin === 'frozen'),
  };
}

function planRange(data: BoardData): { from: Instant; to: Instant } {
  let from = data.plan.now as number;
  let to = from + WEEK;
  for (const { start, end } of data.plan.assignments) {
    if (start < from) from = start;
    if (end > to) to = end;
  }
  return { from: from as Instant, to: to as Instant };
}

function buildBars(data: BoardData, calendars: PlantCalendars, names: PlantNames): Bar[] {
  const { plan, plant } = data;
  const lotIndex = new Map(data.orders.map((order, index) => [order.id, index]));
  const operations = operationIndex(plant.processes);
  const runs = new Map(plan.runs.map((run) => [run.id, run]));
  const equipment = new Map(plant.equipment.map((piece) => [piece.id, piece]));
  const classes = new Map(plant.equipmentClasses.map((kind) => [kind.id, kind]));
  const pins = new Map(data.pins.map((pin) => [`${pin.order} ${pin.operation}`, pin]));
  const released = new Set(data.actuals.filter((actual) => actual.state === 'released').map((actual) => `${actual.order} ${actual.operation} ${actual.attempt}`));
  const phases = new PhaseKinds(plant);
  const bars: Bar[] = [];
  for (const assignment of plan.assignments) {
    const lot = lotIndex.get(assignment.order);
    const order = lot === undefined ? undefined : data.orders[lot];
    const operation = order && operations.get(operationKey(order.process, order.processVersion, assignment.operation));
    if (lot === undefined || !operation) continue;
    const piece = assignment.equipment === null ? undefined : equipment.get(assignment.equipment);
    const kind: EquipmentClass | undefined = piece && classes.get(piece.equipmentClass);
    const pin = pins.get(`${assignment.order} ${assignment.operation}`);
    bars.push({
      index: bars.length, lot, assignment, operation, stage: operation.stage,
      start: assignment.start, end: assignment.end,
      clearing: piece ? changeoverAfter(kind, calendars.openOfEquipment(piece), assignment.end) : null,
      run: assignment.run === null ? null : (runs.get(assignment.run) ?? null),
      resource: assignment.equipment === null ? requirementName(operation, names) : names.short(assignment.equipment, ['equipment']),
      released: released.has(`${assignment.order} ${assignment.operation} ${assignment.attempt}`),
      pinnedTime: pin !== undefined && pin.start !== null,
      pinnedPlace: pin !== undefined && pin.equipment !== null,
      unattended: phases.of(operation, assignment),
    });
  }
  return bars;
}

/** Which phases of an assignment run without people. */
class PhaseKinds {
  private readonly methods: Map<string, readonly { readonly work: PhaseWork }[]>;

  constructor(plant: Plant) {
    this.methods = new Map(plant.qcMethods.map((method) => [method.id, method.phases]));
  }

  of(operation: Operation, assignment: Assignment): boolean[] {
    const phases = operation.requirement.kind === 'run' ? (this.methods.get(operation.requirement.method) ?? []) : operation.phases;
    if (phases.length !== assignment.phases.length) return assignment.phases.map(() => false);
    return phases.map((phase) => phase.work === 'unattended');
  }
}

function operationIndex(processes: readonly Process[]): Map<string, Operation> {
  const index = new Map<string, Operation>();
  for (const process of processes) {
    for (const operation of process.operations) index.set(operationKey(process.id, process.version, operation.id), operation);
  }
  return index;
}

function operationKey(process: string, version: string, operation: string): string {
  return `${process}\n${version}\n${operation}`;
}

function requirementName(operation: Operation, names: PlantNames): string {
  const requirement = operation.requirement;
  if (requirement.kind === 'run') return names.short(requirement.method, ['method']);
  if (requirement.kind === 'positions') return names.short(requirement.pool, ['pool']);
  if (requirement.kind === 'session') return names.short(requirement.session, ['session']);
  return '';
}

function buildLots(data: BoardData, bars: readonly Bar[]): Lot[] {
  const labels = shortLabels(data.orders);
  const accounts = new Map(data.plan.accounts.map((account) => [account.order, account]));
  const unplanned = new Map(data.plan.unplanned.map((entry) => [entry.order, entry]));
  const barsOf: Bar[][] = data.orders.map(() => []);
  for (const bar of bars) barsOf[bar.lot].push(bar);
  return data.orders.map((order, index) => {
    const process = processOf(data.plant, order) ?? null;
    const own = barsOf[index].sort((a, b) => a.start - b.start || a.end - b.end);
    const account = accounts.get(order.id) ?? null;
    const holds = holdsOf(process, own);
    const lateBy = account?.lateBy ?? null;
    return {
      index, order, process, label: labels[index], account,
      unplanned: unplanned.get(order.id) ?? null,
      lateBy, bars: own, holds,
      ...statusOf(order, lateBy, account !== null && !unplanned.has(order.id), holds, data.plan.now),
    };
  });
}

function holdsOf(process: Process | null, bars: readonly Bar[]): Hold[] {
  if (!process) return [];
  const at = new Map(bars.map((bar) => [bar.operation.id, bar]));
  const holds: Hold[] = [];
  for (const link of process.links) {
    const from = at.get(link.from);
    const to = at.get(link.to);
    if (link.maxLag === null || !from || !to) continue;
    const used = Math.max(0, to.start - from.end);
    const left = link.maxLag - (to.start - from.end);
    holds.push({ link, from, to, used, limit: link.maxLag, left, tight: isTight(left, link.maxLag) });
  }
  return holds.sort((a, b) => a.left - b.left);
}
