import type { Calendar, Plant } from '@lotwright/domain';
import { openIntervals, subtract, type Instant } from '@lotwright/time';
import { INTERRUPTIBLE, PEOPLE, RUN, type Problem, type RecipeOp } from '../problem/problem.js';
import { sameLists } from './unchanged.js';

/**
 * Whether `after` can do nothing between two instants that `before` could not: the same resources with at most more downtime, more absences and
 * fewer open hours.
 */
export function noMoreAble(before: Plant, after: Plant, from: number, to: number): boolean {
  return (
    sameLists(before, after) &&
    addsOnly(before.equipment, after.equipment, ({ unavailable }) => unavailable) &&
    addsOnly(before.crews, after.crews, ({ absences }) => absences) &&
    after.calendars.every((calendar, i) => calendar === before.calendars[i] || opensNoMore(before.calendars[i], calendar, after.zone, from, to))
  );
}

/** Whether each item still has what it had in its list, and perhaps more behind that. */
function addsOnly<Item>(before: readonly Item[], after: readonly Item[], listOf: (item: Item) => readonly unknown[]): boolean {
  return before === after || after.every((item, i) => item === before[i] || listOf(before[i]).every((one, k) => one === listOf(item)[k]));
}

function opensNoMore(before: Calendar, after: Calendar, zone: Plant['zone'], from: number, to: number): boolean {
  const open = (calendar: Calendar) => openIntervals(calendar, zone, from as Instant, to as Instant);
  return subtract(open(after), open(before)).length === 0;
}

/**
 * Whether orders of a recipe might have a place only because hours are closed: work that rests then ends later than it would, and may so keep a hold behind
 * it, where the hold before it does not let it begin later. Work of people alone that nothing but its last phase rests in can as well begin later.
 */
export function gainsByClosing({ recipes, methods }: Problem, recipe: number): boolean {
  return recipes[recipe].ops.some((op) => {
    const { works } = op.kind === RUN ? methods[op.target].work : op.work;
    return works.includes(INTERRUPTIBLE) && !(works.length === 1 && canWait(op));
  });
}

/** Whether nothing but what goes before it bounds when the work may begin. */
function canWait({ kind, inLinks, materials }: RecipeOp): boolean {
  return kind === PEOPLE && materials.length === 0 && inLinks.every(({ maxLag, storage }) => maxLag < 0 && storage < 0);
}
