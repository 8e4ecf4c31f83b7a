import type { EquipmentClass } from '@lotwright/domain';
import { firstAfter, type Spans } from './spans.js';

/**
 * End of the plain changeover after a lot that ends at `end`: right after it, or, attended, the first unbroken stretch of
 * open time. Family pairs and deep cleans are left to the engine; the comb shows the usual line clearance.
 */
export function changeoverEnd(equipmentClass: EquipmentClass | undefined, open: Spans, end: number): number {
  const length = equipmentClass?.changeover.duration ?? 0;
  if (!equipmentClass || length === 0) return end;
  if (!equipmentClass.changeover.attended) return end + length;
  for (let i = Math.max(0, firstAfter(open.start, end) - 1); i < open.start.length; i++) {
    const start = Math.max(open.start[i], end);
    if (start + length <= open.end[i]) return start + length;
  }
  return end + length;
}
