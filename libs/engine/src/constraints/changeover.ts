import type { ChangeoverTable, EquipmentSpec } from '../problem/problem.js';
import { NEVER } from '../problem/limits.js';

/** When a clearing of `length` after `end` is over on this equipment (R3): at once, or in its first unbroken open time. */
export function clearedAt(spec: EquipmentSpec, end: number, length: number, attended: boolean): number {
  if (length === 0) return end;
  if (!attended) return end + length;
  const at = spec.open.fit(end, length);
  return at === NEVER ? NEVER : at + length;
}

/** Length of the changeover from a lot of family `from` to one of `to`; -1 is "no family" (a run). */
export function changeoverLength(table: ChangeoverTable, families: number, from: number, to: number): number {
  if (table.byFamily === null || from < 0 || to < 0) return table.length;
  return table.byFamily[from * families + to];
}

/** When the longest clearing that can follow the work that ends at `end` is over on this equipment. */
export function changeoverSpan(spec: EquipmentSpec, end: number): number {
  return clearedAt(spec, end, spec.changeover.longest, spec.changeover.attended);
}
