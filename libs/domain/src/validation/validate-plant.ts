import { instant, shift } from '@lotwright/time';
import type { Instant } from '@lotwright/time';
import type { Problem } from '../problem/problem.js';
import { ProblemList } from '../problem/problem-list.js';
import type { Plant } from '../plant/plant.js';
import { checkCalendar, checkWeeklyStarts, clockChangeWindow, oddHours } from './calendar-checks.js';
import { checkFit } from './fit-checks.js';
import { indexPlant } from './plant-index.js';
import type { PlantIndex } from './plant-index.js';
import { checkChance, checkDemands, checkPhases, checkProcess } from './process-checks.js';
import { checkCrew, checkEquipment, checkEquipmentClass, checkMaterial, MANY } from './resource-checks.js';

/** 2025-01-01 and 2035-01-01: the years looked at when no `now` is given. */
const FIRST_YEAR = instant(28_928_160);
const LAST_YEAR = instant(34_187_040);
const HORIZON = 548 * 1440;

/**
 * All reasons why a plant cannot be planned for, whatever the orders: unknown references, duplicate ids, cycles, impossible
 * lags, numbers out of range, wall-clock times in a clock change, work that fits no calendar. A missing qualification is none:
 * it makes orders unplannable, not the plant. Empty means the plant is sound.
 * @param now Clock changes are looked at from one month before to 18 months after it, openings in the 18 months after it; without it, 2025 to 2034.
 */
export function validatePlant(plant: Plant, now: Instant | null = null): Problem[] {
  const list = new ProblemList();
  const index = indexPlant(plant);
  const odd = oddHours(plant.zone, now === null ? { start: FIRST_YEAR, end: LAST_YEAR } : clockChangeWindow(now));
  checkIds(list, plant);
  plant.calendars.forEach((one, k) => checkCalendar(list, ['calendars', k], one, plant.zone, odd));
  plant.suites.forEach((suite, k) => list.range(['suites', k, 'clearance'], suite.clearance, 0, MANY, 'minutes'));
  plant.equipmentClasses.forEach((one, k) => checkEquipmentClass(list, ['equipmentClasses', k], one, index));
  plant.equipment.forEach((piece, k) => checkEquipment(list, ['equipment', k], piece, index));
  plant.crews.forEach((crew, k) => checkCrew(list, ['crews', k], crew, index));
  checkQualityControl(list, index, odd);
  plant.storages.forEach((storage, k) => list.range(['storages', k, 'positions'], storage.positions, 1, MANY, 'positions'));
  plant.materials.forEach((material, k) => checkMaterial(list, ['materials', k], material));
  plant.processes.forEach((process, k) => checkProcess(list, ['processes', k], process, index));
  checkPolicy(list, plant);
  checkFit(list, index, now === null ? { start: FIRST_YEAR, end: LAST_YEAR } : { start: now, end: shift(now, HORIZON) });
  return list.problems;
}

function checkIds(list: ProblemList, plant: Plant): void {
  const lists = ['calendars', 'suites', 'equipmentClasses', 'equipment', 'crews', 'qcMethods', 'positionPools', 'sessions', 'storages', 'materials', 'products'] as const;
  for (const name of lists) {
    list.distinct([name], plant[name].map((entry) => entry.id), 'id', 'id');
  }
  list.distinct(['processes'], plant.processes.map((process) => `${process.id} ${process.version}`), 'version', 'process id and version');
}

function checkQualityControl(list: ProblemList, index: PlantIndex, odd: ReturnType<typeof oddHours>): void {
  const { plant } = index;
  plant.qcMethods.forEach((method, k) => {
    const path = ['qcMethods', k];
    list.range([...path, 'capacity'], method.capacity, 1, MANY, 'samples');
    list.range([...path, 'maxStretch'], method.maxStretch, 0, MANY, 'minutes');
    list.reference([...path, 'calendar'], method.calendar, index.calendars, 'calendar');
    const known = list.reference([...path, 'instrument'], method.instrument, index.classes, 'equipment class');
    if (known && method.instrument !== null && !plant.equipment.some((piece) => piece.equipmentClass === method.instrument)) {
      list.add([...path, 'instrument'], 'class_empty', method.instrument, 'a class with at least one instrument', `there is no equipment of class ${method.instrument}`);
    }
    if (method.phases.length === 0) list.add([...path, 'phases'], 'phases_missing', null, 'at least one phase', 'the method has no phases');
    checkPhases(list, [...path, 'phases'], method.phases, index);
    checkChance(list, [...path, 'invalidProbability'], method.invalidProbability);
    if (method.starts.kind === 'weekly') checkWeeklyStarts(list, [...path, 'starts', 'starts'], method.starts.starts, plant.zone, odd);
  });
  plant.positionPools.forEach((pool, k) => {
    list.range(['positionPools', k, 'capacity'], pool.capacity, 1, MANY, 'positions');
    list.reference(['positionPools', k, 'calendar'], pool.calendar, index.calendars, 'calendar');
  });
  plant.sessions.forEach((session, k) => {
    const path = ['sessions', k];
    list.range([...path, 'capacity'], session.capacity, 1, MANY, 'orders');
    list.range([...path, 'duration'], session.duration, 0, MANY, 'minutes');
    list.reference([...path, 'calendar'], session.calendar, index.calendars, 'calendar');
    checkWeeklyStarts(list, [...path, 'starts', 'starts'], session.starts.starts, plant.zone, odd);
    checkDemands(list, [...path, 'crew'], session.crew, index);
  });
}

function checkPolicy(list: ProblemList, plant: Plant): void {
  const { fences, nervousnessBudget, urgencyWeights } = plant.policy;
  list.distinct(['policy', 'fences'], fences.map((fence) => fence.stage), 'stage', 'stage');
  fences.forEach((fence, k) => {
    list.range(['policy', 'fences', k, 'frozen'], fence.frozen, 0, MANY, 'minutes');
    list.range(['policy', 'fences', k, 'slushy'], fence.slushy, 0, MANY, 'minutes');
  });
  list.range(['policy', 'nervousnessBudget'], nervousnessBudget, 0, MANY, 'moves');
  for (const [urgency, weight] of Object.entries(urgencyWeights)) list.range(['policy', 'urgencyWeights', urgency], weight, 1, MANY, 'points');
}
