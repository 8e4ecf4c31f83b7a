import type { EquipmentClass, Violation } from '@lotwright/domain';
import type { Evidence } from '../evidence/evidence.js';
import { changeoverLength, overAt } from '../evidence/occupations.js';
import type { Occupation } from '../evidence/occupations.js';
import { instantText } from '../values.js';
import type { Clause } from './clause.js';
import { violation } from './clause.js';

/** R3: one lot per equipment at a time, the changeover between neighbours over in time, a deep clean when one is due. */
export const oneLot: Clause = {
  rule: 'R3',
  judge: (evidence) =>
    [...evidence.occupations.values()].flatMap((list) => {
      const equipmentClass = evidence.book.classes.get(list[0].equipment.equipmentClass);
      if (equipmentClass === undefined) return [];
      return [...neighbours(evidence, equipmentClass, list), ...deepCleans(evidence, equipmentClass, list)];
    }),
};

function neighbours(evidence: Evidence, equipmentClass: EquipmentClass, list: readonly Occupation[]): readonly Violation[] {
  const found: Violation[] = [];
  let last = list[0];
  list.slice(1).forEach((later, i) => {
    const before = list[i];
    if (later.start < last.end) {
      if (!(last.fact && later.fact)) {
        found.push(violation('R3', placeOf(later), `start after ${nameOf(last)} ends, ${instantText(last.end)}`, `${last.end - later.start} min earlier`));
      }
    } else if (!(before.fact && later.fact)) {
      found.push(...changeover(evidence, equipmentClass, before, later));
    }
    if (later.end >= last.end) last = later;
  });
  return found;
}

function changeover({ book, calendars }: Evidence, equipmentClass: EquipmentClass, earlier: Occupation, later: Occupation): readonly Violation[] {
  const length = changeoverLength(book, equipmentClass, earlier, later);
  const over = overAt(calendars, later.equipment, earlier.end, length, equipmentClass.changeover.attended);
  if (later.start >= over) return [];
  const never = over === Infinity;
  return [violation('R3', placeOf(later), `changeover of ${length} min after ${nameOf(earlier)} over, ${never ? 'never within reach' : instantText(over)}`,
    never ? `start ${instantText(later.start)}` : `start ${over - later.start} min earlier`)];
}

function deepCleans({ calendars }: Evidence, equipmentClass: EquipmentClass, list: readonly Occupation[]): readonly Violation[] {
  const clean = equipmentClass.changeover.deepClean;
  if (clean === null) return [];
  const found: Violation[] = [];
  let lots = 0;
  let minutes = 0;
  let reported = false;
  list.forEach((occupation, i) => {
    const before = list[i - 1];
    if (before !== undefined && overAt(calendars, occupation.equipment, before.end, clean.duration, clean.attended) <= occupation.start) {
      lots = 0;
      minutes = 0;
      reported = false;
    }
    lots += 1;
    minutes += occupation.end - occupation.start;
    if (occupation.fact || reported) return;
    const overLots = clean.afterLots !== null && lots > clean.afterLots;
    const overMinutes = clean.afterHours !== null && minutes > clean.afterHours;
    if (!overLots && !overMinutes) return;
    reported = true;
    const limit = overLots ? `${clean.afterLots} lots` : `${clean.afterHours} min of work`;
    found.push(violation('R3', placeOf(occupation), `a deep clean of ${clean.duration} min after at most ${limit}`,
      `${overLots ? `${lots} lots` : `${minutes} min`} without one`));
  });
  return found;
}

function placeOf(occupation: Occupation): { order: string | null; operation: string | null; resource: string; from: number; to: number } {
  return { order: occupation.order, operation: occupation.operation, resource: occupation.equipment.id, from: occupation.start, to: occupation.end };
}

function nameOf(occupation: Occupation): string {
  return occupation.run === null ? `${occupation.operation} of ${occupation.order}` : `run ${occupation.run}`;
}
