import type { Changeover, Equipment, EquipmentClass } from '@lotwright/domain';
import type { Opening } from './opening.js';
import { earliestFit, unbroken } from './placement.js';
import type { WorkShape } from './placement.js';
import type { Week } from './weeks.js';
import { weekOf } from './weeks.js';

/** Step by which a start is moved on when the train behind it would not fit, minutes. */
const TRAIN_STEP = 15;

/**
 * How many starts of one kind of work really fit on one piece of equipment in each week: worked through greedily, each start as
 * soon as the changeover (and the deep clean when it is due) after the one before is over, and only where the train behind it fits.
 */
export function startsThatFit(
  piece: Equipment, equipmentClass: EquipmentClass, shape: WorkShape, opening: Opening, weeks: readonly Week[], trainFits: (end: number) => boolean,
): number[] {
  const counts = weeks.map(() => 0);
  const horizon = weeks[weeks.length - 1].end;
  const open = opening.ofEquipment(piece);
  const since = { lots: 0, minutes: 0 };
  let at: number = weeks[0].start;
  while (at < horizon) {
    const fit = earliestFit(shape, at, horizon);
    if (fit === null) break;
    if (!trainFits(fit.end)) {
      at = fit.start + TRAIN_STEP;
      continue;
    }
    counts[weekOf(weeks, fit.start as never)]++;
    const free = readyAgain(equipmentClass.changeover, open, fit, since);
    if (free === null) break;
    at = Math.max(free, fit.start + 1);
  }
  return counts;
}

/** When the equipment is free for the next lot, cleaning included; counts lots and minutes since the last deep clean in `since`. */
function readyAgain(changeover: Changeover, open: WorkShape['open'], fit: { start: number; end: number }, since: { lots: number; minutes: number }): number | null {
  const after = (length: number, attended: boolean): number | null => (attended ? (unbroken(open, fit.end, length)?.end ?? null) : fit.end + length);
  const plain = after(changeover.duration, changeover.attended);
  const clean = changeover.deepClean;
  if (plain === null || clean === null) return plain;
  since.lots += 1;
  since.minutes += fit.end - fit.start;
  const due =
    (clean.afterLots !== null && since.lots >= clean.afterLots) ||
    (clean.afterHours !== null && since.minutes + fit.end - fit.start > clean.afterHours);
  if (!due) return plain;
  since.lots = 0;
  since.minutes = 0;
  const cleaned = after(clean.duration, clean.attended);
  return cleaned === null ? null : Math.max(plain, cleaned);
}
