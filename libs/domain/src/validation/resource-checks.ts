import type { Interval } from '@lotwright/time';
import type { Path, ProblemList } from '../problem/problem-list.js';
import type { Equipment, EquipmentClass } from '../plant/equipment.js';
import type { Crew } from '../plant/crew.js';
import type { Material } from '../plant/supply.js';
import type { PlantIndex } from './plant-index.js';

/** Upper end of every count and weight in a plant. */
export const MANY = 1_000_000_000;

/** Changeover and deep clean of a class. */
export function checkEquipmentClass(list: ProblemList, path: Path, one: EquipmentClass, index: PlantIndex): void {
  const { duration, byFamily, deepClean } = one.changeover;
  const at = [...path, 'changeover'];
  list.range([...at, 'duration'], duration, 0, MANY, 'minutes');
  byFamily.forEach((entry, k) => {
    list.reference([...at, 'byFamily', k, 'from'], entry.from, index.families, 'product family');
    list.reference([...at, 'byFamily', k, 'to'], entry.to, index.families, 'product family');
    list.range([...at, 'byFamily', k, 'duration'], entry.duration, 0, MANY, 'minutes');
  });
  list.distinct([...at, 'byFamily'], byFamily.map((entry) => `${entry.from} ${entry.to}`), 'to', 'pair of families');
  if (deepClean === null) return;
  list.range([...at, 'deepClean', 'duration'], deepClean.duration, 1, MANY, 'minutes');
  list.range([...at, 'deepClean', 'afterLots'], deepClean.afterLots, 1, MANY, 'lots');
  list.range([...at, 'deepClean', 'afterHours'], deepClean.afterHours, 1, MANY, 'minutes');
}

/** References, speed, unavailabilities and qualifications of one piece of equipment. */
export function checkEquipment(list: ProblemList, path: Path, piece: Equipment, index: PlantIndex): void {
  list.reference([...path, 'equipmentClass'], piece.equipmentClass, index.classes, 'equipment class');
  list.reference([...path, 'suite'], piece.suite, index.suites, 'suite');
  list.reference([...path, 'calendar'], piece.calendar, index.calendars, 'calendar');
  list.range([...path, 'speedPercent'], piece.speedPercent, 1, 1000, 'percent');
  piece.unavailable.forEach((span, k) => checkSpan(list, [...path, 'unavailable', k, 'end'], span));
  piece.qualifications.forEach((qualification, k) => {
    const at = [...path, 'qualifications', k];
    list.reference([...at, 'product'], qualification.product, index.products, 'product');
    list.reference([...at, 'operation'], qualification.operation, index.operations, 'operation');
    list.reference([...at, 'method'], qualification.method, index.methods, 'QC method');
  });
}

/** Rosters and absences of one crew. */
export function checkCrew(list: ProblemList, path: Path, crew: Crew, index: PlantIndex): void {
  crew.rosters.forEach((roster, k) => {
    list.reference([...path, 'rosters', k, 'calendar'], roster.calendar, index.calendars, 'calendar');
    list.range([...path, 'rosters', k, 'heads'], roster.heads, 0, MANY, 'heads');
  });
  crew.absences.forEach((absence, k) => {
    checkSpan(list, [...path, 'absences', k, 'end'], absence);
    list.range([...path, 'absences', k, 'heads'], absence.heads, 1, MANY, 'heads');
  });
}

/** Receipts of one material. */
export function checkMaterial(list: ProblemList, path: Path, material: Material): void {
  material.receipts.forEach((receipt, k) => {
    const at = [...path, 'receipts', k];
    list.range([...at, 'quantity'], receipt.quantity, 0, MANY, material.unit);
    if (receipt.expires !== null && receipt.expires <= receipt.at) {
      list.add([...at, 'expires'], 'order_of_times', null, 'an instant after the receipt', 'the receipt has expired when it arrives');
    }
  });
}

/** A dated span must have a length. */
function checkSpan(list: ProblemList, path: Path, span: Interval): void {
  if (span.end <= span.start) list.add(path, 'order_of_times', null, 'an instant after start', 'the end is not after the start');
}
