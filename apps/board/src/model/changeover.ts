import type { EquipmentClass } from '@lotwright/domain';
import { firstAfter, type Spans } from './spans.js';

/**
 * The plain changeover after a lot that ends at `end`: right after it, or, attended, the first unbroken stretch of open
 * time; `null` where the class has none. Family pairs and deep cleans are left to the engine; the comb shows the usual line clearance.
 */
export function changeoverAfter(equipmentClass: EquipmentClass | undefined, open: Spans, end: number): { readonly start: number; readonly end: number } | null {
  const length = equipmentClass?.changeover.duration ?? 0;
  if (!equipmentClass || length === 0) return null;
  if (!equipmentClass.changeover.attended) return { start: end, end: end + length };
  for (let i = Math.max(0, firstAfter(open.start, end) - 1); i < open.start.length; i++) {
    const start = Math.max(open.start[i], end);
    if (start + length <= open.end[i]) return { start, end: start + length };
  }
  return { start: end, end: end + length };
}
