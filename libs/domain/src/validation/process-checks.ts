import type { Path, ProblemList } from '../problem/problem-list.js';
import { onwardFrom } from '../process/onward.js';
import type { CrewDemand, Phase } from '../process/phase.js';
import type { Link, Operation, Process, Requirement } from '../process/process.js';
import type { PlantIndex } from './plant-index.js';
import { MANY } from './resource-checks.js';

/** Everything inside one process version. */
export function checkProcess(list: ProblemList, path: Path, process: Process, index: PlantIndex): void {
  const operations = new Set<string>(process.operations.map((operation) => operation.id));
  const lots = new Set<string>(process.lots.map((lot) => lot.key));
  list.reference([...path, 'product'], process.product, index.products, 'product');
  list.distinct([...path, 'lots'], process.lots.map((lot) => lot.key), 'key', 'lot key');
  list.distinct([...path, 'operations'], process.operations.map((operation) => operation.id), 'id', 'operation id');
  if (process.operations.length === 0) list.add([...path, 'operations'], 'missing_field', null, 'at least one operation', 'the process has no operations');
  process.operations.forEach((operation, k) => {
    const at = [...path, 'operations', k];
    list.reference([...at, 'lot'], operation.lot, lots, 'lot of this process');
    checkOperation(list, at, operation, operations, index);
  });
  process.links.forEach((link, k) => checkLink(list, [...path, 'links', k], link, operations, index));
  list.reference([...path, 'patientReady'], process.patientReady, operations, 'operation of this process');
  list.reference([...path, 'arrival'], process.arrival, operations, 'operation of this process');
  const cycle = findCycle(process);
  if (cycle) {
    list.add([...path, 'links'], 'cycle', null, 'links that never lead back to where they began', `the links lead in a circle: ${cycle.join(' → ')}`);
    return;
  }
  const { arrival, patientReady } = process;
  if (arrival !== patientReady && onwardFrom(process, arrival).has(patientReady)) {
    list.add(
      [...path, 'arrival'], 'order_of_times', arrival, 'the operation of patientReady, one after it, or one beside it where lots travel before they are released',
      `links lead from the arrival ${arrival} to ${patientReady}, which makes the lot patient-ready: it would be at its site before it may be used`,
    );
  }
}

/** Heads that work needs, each crew once; `path` leads to the list. */
export function checkDemands(list: ProblemList, path: Path, crew: readonly CrewDemand[], index: PlantIndex): void {
  crew.forEach((demand, m) => {
    list.reference([...path, m, 'crew'], demand.crew, index.crews, 'crew');
    list.range([...path, m, 'heads'], demand.heads, 1, MANY, 'heads');
  });
  list.distinct(path, crew.map((demand) => demand.crew), 'crew', 'crew');
}

/** Durations, order and crew of phases; `list` of an operation or a QC method. */
export function checkPhases(list: ProblemList, path: Path, phases: readonly Phase[], index: PlantIndex): void {
  phases.forEach((phase, k) => {
    const at = [...path, k];
    const { min, mode, max } = phase.duration;
    for (const [key, length] of [['min', min], ['mode', mode], ['max', max]] as const) list.range([...at, 'duration', key], length, 0, MANY, 'minutes');
    if (min > mode || mode > max) {
      list.add([...at, 'duration'], 'order_of_times', `${min}, ${mode}, ${max}`, 'min <= mode <= max', `of min ${min}, mode ${mode} and max ${max} minutes one is out of order`);
    }
    if (phase.work === 'unattended' && phase.crew.length > 0) {
      list.add([...at, 'crew'], 'crew_not_allowed', null, 'no crew, or attended or interruptible work', 'an unattended phase needs nobody');
    }
    checkDemands(list, [...at, 'crew'], phase.crew, index);
  });
}

function checkOperation(list: ProblemList, path: Path, operation: Operation, operations: ReadonlySet<string>, index: PlantIndex): void {
  const { requirement, phases, failure } = operation;
  const known = checkRequirement(list, [...path, 'requirement'], requirement, index);
  const bringsOwn = requirement.kind === 'run' || requirement.kind === 'session';
  if (bringsOwn && phases.length > 0) {
    list.add([...path, 'phases'], 'phases_not_allowed', null, 'no phases', `a ${requirement.kind} has the phases of its ${requirement.kind === 'run' ? 'method' : 'sitting'}`);
  }
  if (!bringsOwn && phases.length === 0) list.add([...path, 'phases'], 'phases_missing', null, 'at least one phase', 'the operation has no phases');
  checkPhases(list, [...path, 'phases'], phases, index);
  list.range([...path, 'maxStretch'], operation.maxStretch, 0, MANY, 'minutes');
  operation.materials.forEach((demand, k) => {
    list.reference([...path, 'materials', k, 'material'], demand.material, index.materials, 'material');
    list.range([...path, 'materials', k, 'quantity'], demand.quantity, 1, MANY, 'units');
  });
  list.distinct([...path, 'materials'], operation.materials.map((demand) => demand.material), 'material', 'material');
  if (failure) {
    list.reference([...path, 'failure', 'remakeFrom'], failure.remakeFrom, operations, 'operation of this process');
    checkChance(list, [...path, 'failure', 'probability'], failure.probability);
  }
  if (known && requirement.kind === 'equipment' && !index.plant.equipment.some((piece) => piece.equipmentClass === requirement.equipmentClass)) {
    list.add([...path, 'requirement', 'equipmentClass'], 'class_empty', requirement.equipmentClass, 'a class with at least one piece of equipment', `there is no equipment of class ${requirement.equipmentClass}`);
  }
}

/** Whether what the operation asks for exists. */
function checkRequirement(list: ProblemList, path: Path, requirement: Requirement, index: PlantIndex): boolean {
  switch (requirement.kind) {
    case 'equipment':
      return list.reference([...path, 'equipmentClass'], requirement.equipmentClass, index.classes, 'equipment class');
    case 'run':
      return list.reference([...path, 'method'], requirement.method, index.methods, 'QC method');
    case 'positions':
      return list.reference([...path, 'pool'], requirement.pool, index.pools, 'position pool');
    case 'session':
      return list.reference([...path, 'session'], requirement.session, index.sessions, 'session');
    case 'people':
      return list.reference([...path, 'calendar'], requirement.calendar, index.calendars, 'calendar');
  }
}

function checkLink(list: ProblemList, path: Path, link: Link, operations: ReadonlySet<string>, index: PlantIndex): void {
  list.reference([...path, 'from'], link.from, operations, 'operation of this process');
  list.reference([...path, 'to'], link.to, operations, 'operation of this process');
  list.reference([...path, 'storage'], link.storage, index.storages, 'storage');
  list.range([...path, 'minLag'], link.minLag, 0, MANY, 'minutes');
  list.range([...path, 'maxLag'], link.maxLag, 0, MANY, 'minutes');
  if (link.maxLag !== null && link.minLag > link.maxLag) {
    list.add([...path, 'maxLag'], 'lag_order', link.maxLag, `at least the minimum lag of ${link.minLag} minutes`, `${link.to} must wait ${link.minLag} minutes after ${link.from} but may wait only ${link.maxLag}`);
  }
}

/** Chance of a failure or an invalid result. */
export function checkChance(list: ProblemList, path: Path, chance: number): void {
  if (chance >= 0 && chance < 1) return;
  list.add(path, 'out_of_range', chance, 'a number p with 0 <= p < 1', `${chance} is no probability below one`);
}

/** Operations of one circle of links, first one repeated at the end; `null` when there is none. */
function findCycle(process: Process): string[] | null {
  const next = new Map<string, string[]>();
  for (const link of process.links) next.set(link.from, [...(next.get(link.from) ?? []), link.to]);
  const done = new Set<string>();
  for (const root of next.keys()) {
    const trail: string[] = [root];
    const onTrail = new Set(trail);
    const todo: string[][] = [[...(next.get(root) ?? [])]];
    while (todo.length > 0) {
      const to = todo[todo.length - 1].pop();
      if (to === undefined) {
        todo.pop();
        const left = trail.pop() as string;
        onTrail.delete(left);
        done.add(left);
      } else if (onTrail.has(to)) {
        return [...trail.slice(trail.indexOf(to)), to];
      } else if (!done.has(to)) {
        trail.push(to);
        onTrail.add(to);
        todo.push([...(next.get(to) ?? [])]);
      }
    }
  }
  return null;
}
