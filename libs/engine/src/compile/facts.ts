import type { Actual, Operation, RunId } from '@lotwright/domain';
import { NONE } from '../problem/limits.js';
import type { EquipmentFact, PositionFact, SessionFact, StartedRun } from '../problem/problem.js';
import { opIndex, operationOf, type CaseIndex } from './case-index.js';
import { reachable } from './recipes.js';
import { lengthAt } from './work.js';

/** What has happened, in flat form. */
export interface Facts {
  readonly attempt: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly equipment: Int32Array;
  readonly running: Uint8Array;
  /** Recorded runs of started operations. */
  readonly run: Map<number, RunId>;
  readonly equipmentFacts: EquipmentFact[];
  readonly startedRuns: (StartedRun & { readonly id: string; readonly running: boolean })[];
  readonly positionFacts: PositionFact[];
  readonly sessionFacts: SessionFact[];
}

/** End of an actual that has a start: recorded, expected, or reckoned from the phases. */
export function actualEnd(index: CaseIndex, actual: Actual, operation: Operation | null): number {
  if (actual.state !== 'running' && actual.end !== null) return actual.end;
  const { now } = index.planningCase;
  return Math.max(now, actual.expectedEnd ?? actual.start! + nominalLength(index, actual, operation));
}

function nominalLength(index: CaseIndex, actual: Actual, operation: Operation | null): number {
  if (operation === null) return 0;
  const { plant } = index.planningCase;
  const { requirement } = operation;
  if (requirement.kind === 'session') return plant.sessions.find((s) => s.id === requirement.session)?.duration ?? 0;
  const phases = requirement.kind === 'run' ? (plant.qcMethods.find((m) => m.id === requirement.method)?.phases ?? []) : operation.phases;
  const at = actual.equipment === null ? undefined : index.equipment.get(actual.equipment);
  const speed = at === undefined ? 100 : plant.equipment[at].speedPercent;
  return phases.reduce((sum, p) => sum + lengthAt(p.duration.mode, speed), 0);
}

function countAttempts(index: CaseIndex): Int32Array {
  const attempt = new Int32Array(index.firstOp[index.orderRecipe.length]).fill(1);
  const closures = new Map<string, number[]>();
  for (const actual of index.planningCase.actuals) {
    if (actual.state !== 'failed') continue;
    const x = opIndex(index, actual.order, actual.operation);
    if (x < 0) continue;
    const o = index.orders.get(actual.order)!;
    const recipe = index.orderRecipe[o];
    const key = `${recipe}\n${actual.operation}`;
    let closure = closures.get(key);
    if (!closure) {
      const process = index.processes[recipe];
      const at = index.operations[recipe];
      const entry = at.get(process.operations[x - index.firstOp[o]].failure?.remakeFrom ?? actual.operation)!;
      const links = process.links.map((l) => ({ from: at.get(l.from)!, to: at.get(l.to)! }));
      closures.set(key, (closure = [entry, ...reachable(links, entry)]));
    }
    for (const k of closure) attempt[index.firstOp[o] + k]++;
  }
  return attempt;
}

/** Sorts every actual into what it means for planning. */
export function compileFacts(index: CaseIndex): Facts {
  const ops = index.firstOp[index.orderRecipe.length];
  const facts: Facts = {
    attempt: countAttempts(index),
    start: new Int32Array(ops).fill(NONE),
    end: new Int32Array(ops).fill(NONE),
    equipment: new Int32Array(ops).fill(NONE),
    running: new Uint8Array(ops),
    run: new Map(),
    equipmentFacts: [],
    startedRuns: [],
    positionFacts: [],
    sessionFacts: [],
  };
  const runs: OpenRuns = new Map();
  for (const actual of index.planningCase.actuals) {
    if (actual.start === null || (actual.state !== 'running' && actual.state !== 'done' && actual.state !== 'failed')) continue;
    const operation = operationOf(index, actual.order, actual.operation);
    const end = actualEnd(index, actual, operation);
    const x = opIndex(index, actual.order, actual.operation);
    const equipment = actual.equipment === null ? NONE : (index.equipment.get(actual.equipment) ?? NONE);
    if (x >= 0 && actual.state !== 'failed' && actual.attempt === facts.attempt[x]) {
      facts.start[x] = actual.start;
      facts.end[x] = end;
      facts.equipment[x] = equipment;
      facts.running[x] = actual.state === 'running' ? 1 : 0;
      if (actual.run !== null) facts.run.set(x, actual.run);
    }
    occupy(index, facts, runs, actual, operation, end, equipment);
  }
  for (const [id, run] of runs) {
    facts.startedRuns.push({ id, ...run });
    if (run.instrument !== NONE) facts.equipmentFacts.push({ equipment: run.instrument, start: run.start, end: run.end, family: NONE, order: NONE });
  }
  facts.equipmentFacts.sort((a, b) => a.equipment - b.equipment || a.start - b.start || a.end - b.end || a.order - b.order);
  return facts;
}

type OpenRuns = Map<string, { method: number; start: number; end: number; instrument: number; running: boolean }>;

function occupy(index: CaseIndex, facts: Facts, runs: OpenRuns, actual: Actual, operation: Operation | null, end: number, equipment: number): void {
  const start = actual.start!;
  const order = index.orders.get(actual.order) ?? NONE;
  const { requirement } = operation ?? { requirement: null };
  if (requirement?.kind === 'run') {
    const method = index.methods.get(requirement.method) ?? NONE;
    const id = actual.run ?? `${actual.order}\n${actual.operation}\n${actual.attempt}`;
    const run = runs.get(id);
    if (!run) runs.set(id, { method, start, end, instrument: equipment, running: actual.state === 'running' });
    else {
      run.start = Math.min(run.start, start);
      run.end = Math.max(run.end, end);
      if (actual.state === 'running') run.running = true;
      if (run.instrument === NONE) run.instrument = equipment;
    }
    return;
  }
  if (requirement?.kind === 'positions') facts.positionFacts.push({ pool: index.pools.get(requirement.pool)!, start, end });
  if (requirement?.kind === 'session') facts.sessionFacts.push({ session: index.sessions.get(requirement.session)!, start });
  if (equipment !== NONE) {
    const recipe = order === NONE ? NONE : index.historyRecipe[order];
    const product = recipe === NONE ? undefined : index.processes[recipe].product;
    const family = index.planningCase.plant.products.find((p) => p.id === product)?.family;
    facts.equipmentFacts.push({ equipment, start, end, family: family === undefined ? NONE : (index.families.get(family) ?? NONE), order });
  }
}
