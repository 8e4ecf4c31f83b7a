import type { Instant } from '@lotwright/time';
import type { OperationId } from '../identity.js';
import type { Path, ProblemList } from '../problem/problem-list.js';
import type { Actual, ActualState } from '../order/actual.js';
import { onwardFrom } from '../process/onward.js';
import type { Operation, Process } from '../process/process.js';
import { classUsedBy } from './plant-index.js';
import type { PlantIndex } from './plant-index.js';

type Field = 'start' | 'end' | 'expectedEnd' | 'equipment' | 'run';

/** Which fields a state needs and which it allows besides; a done or failed actual may keep the end that was expected. */
const FIELDS: Readonly<Record<ActualState, { readonly needs: readonly Field[]; readonly allows: readonly Field[] }>> = {
  released: { needs: [], allows: [] },
  running: { needs: ['start'], allows: ['expectedEnd', 'equipment', 'run'] },
  done: { needs: ['start', 'end'], allows: ['expectedEnd', 'equipment', 'run'] },
  failed: { needs: ['start', 'end'], allows: ['expectedEnd', 'equipment', 'run'] },
  cancelled: { needs: [], allows: [] },
};

const ALL_FIELDS: readonly Field[] = ['start', 'end', 'expectedEnd', 'equipment', 'run'];

/** State, times and places of one actual. */
export function checkActual(list: ProblemList, path: Path, actual: Actual, operation: Operation, index: PlantIndex, now: Instant | null): void {
  checkFields(list, path, actual, operation);
  checkEquipment(list, path, actual, operation, index);
  const { start, end, expectedEnd } = actual;
  if (start !== null && end !== null && end < start) list.add([...path, 'end'], 'order_of_times', null, 'an instant at or after the start', 'the end lies before the start');
  if (start !== null && expectedEnd !== null && expectedEnd < start) {
    list.add([...path, 'expectedEnd'], 'order_of_times', null, 'an instant at or after the start', 'the expected end lies before the start');
  }
  if (now === null) return;
  for (const key of ['start', 'end'] as const) {
    const at = actual[key];
    if (at !== null && at > now) list.add([...path, key], 'out_of_range', null, 'an instant that is not after now', `the ${key} of an actual lies in the future`);
  }
}

/** What ran is not asked for its qualification, but it ran on equipment that can do such work at all. Equipment where there can be none is told by `checkFields`. */
function checkEquipment(list: ProblemList, path: Path, { equipment }: Actual, operation: Operation, index: PlantIndex): void {
  if (equipment === null || !list.reference([...path, 'equipment'], equipment, index.equipment, 'piece of equipment')) return;
  const wanted = classUsedBy(index.plant, operation);
  const found = index.equipment.get(equipment)?.equipmentClass;
  if (wanted === null || wanted === found) return;
  list.add([...path, 'equipment'], 'actual_equipment', equipment, `equipment of class ${wanted}`, `${equipment} is of class ${found}; operation ${operation.id} cannot have run on it`);
}

function checkFields(list: ProblemList, path: Path, actual: Actual, operation: Operation): void {
  const { needs, allows } = FIELDS[actual.state];
  const kind = operation.requirement.kind;
  const started = needs.includes('start');
  for (const key of ALL_FIELDS) {
    const present = actual[key] !== null;
    const placed = (key === 'equipment' && kind !== 'equipment' && kind !== 'run') || (key === 'run' && kind !== 'run');
    if (!present && (needs.includes(key) || (started && key === 'equipment' && kind === 'equipment'))) {
      list.add([...path, key], 'actual_fields', null, `the ${key} of a ${actual.state} operation`, `${actual.state} needs ${key}`);
    }
    if (present && (!(needs.includes(key) || allows.includes(key)) || placed)) {
      const why = placed ? `an operation of kind ${kind} has no ${key}` : `${actual.state} has no ${key}`;
      list.add([...path, key], 'actual_fields', null, `no ${key}`, why);
    }
  }
}

/** One actual per attempt, and attempts above one only where failures or cancellations have asked for them. */
export function checkAttempts(list: ProblemList, actuals: readonly Actual[], processOf: (order: string) => Process | null): void {
  list.distinct(['actuals'], actuals.map((actual) => `${actual.order} ${actual.operation} ${actual.attempt}`), 'attempt', 'order, operation and attempt', () => null);
  const failures = new Map<string, Actual[]>();
  for (const actual of actuals) {
    if (actual.state === 'failed') failures.set(actual.order, [...(failures.get(actual.order) ?? []), actual]);
  }
  actuals.forEach((actual, k) => {
    list.range(['actuals', k, 'attempt'], actual.attempt, 1, 1000, 'attempts');
    const process = processOf(actual.order);
    if (!process || actual.attempt <= 1) return;
    const asked = 1 + (failures.get(actual.order) ?? []).filter((failure) => failure !== actual && remakeClosure(process, failure.operation).has(actual.operation)).length;
    if (actual.attempt <= asked) return;
    list.add(['actuals', k, 'attempt'], 'actual_attempt', actual.attempt, `at most ${asked}`, `failures of the order ask for attempt ${asked} of ${actual.operation} at most`);
  });
}

/** Samples of one run are of one method, on one instrument. */
export function checkRuns(list: ProblemList, actuals: readonly Actual[], operationOf: (actual: Actual) => Operation | null): void {
  const first = new Map<string, { readonly method: string; readonly equipment: string | null; readonly at: number }>();
  actuals.forEach((actual, k) => {
    const requirement = operationOf(actual)?.requirement;
    if (actual.run === null || requirement?.kind !== 'run') return;
    const earlier = first.get(actual.run);
    if (!earlier) {
      first.set(actual.run, { method: requirement.method, equipment: actual.equipment, at: k });
      return;
    }
    if (earlier.method !== requirement.method) {
      list.add(['actuals', k, 'run'], 'run_mismatch', actual.run, `a run of method ${requirement.method}`, `run ${actual.run} is of method ${earlier.method} in entry ${earlier.at}`);
    }
    if (earlier.equipment !== null && actual.equipment !== null && earlier.equipment !== actual.equipment) {
      list.add(['actuals', k, 'equipment'], 'run_mismatch', actual.equipment, earlier.equipment, `run ${actual.run} is on ${earlier.equipment} in entry ${earlier.at}`);
    }
  });
}

/** Operations that a failure of `failed` makes necessary again: the re-make entry and everything after it. */
function remakeClosure(process: Process, failed: OperationId): ReadonlySet<OperationId> {
  const entry = process.operations.find((operation) => operation.id === failed)?.failure?.remakeFrom ?? failed;
  return onwardFrom(process, entry);
}
