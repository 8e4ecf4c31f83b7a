import type { Evidence } from './evidence.js';
import type { OpenTime } from './open-time.js';
import type { Placed, PlacedRun } from './plan-book.js';

/** The open time that judges an operation's attended and interruptible phases; `undefined` when the plan names nothing that has one. */
export function calendarOf({ book, calendars }: Evidence, placed: Placed): OpenTime | undefined {
  const need = placed.step.requirement;
  if (need.kind === 'people') return calendars.open(need.calendar);
  if (need.kind === 'positions') {
    const pool = book.given.plant.positionPools.find((p) => p.id === need.pool);
    return pool === undefined ? undefined : calendars.open(pool.calendar);
  }
  const equipment = placed.equipment === null ? undefined : book.equipment.get(placed.equipment);
  return need.kind !== 'equipment' || equipment === undefined ? undefined : calendars.openEquipment(equipment);
}

/** The open time that judges a run's phases; `undefined` when its method or instrument is unknown. */
export function calendarOfRun({ book, calendars }: Evidence, run: PlacedRun): OpenTime | undefined {
  if (run.rule === null) return undefined;
  const instrument = run.instrument === null ? null : book.equipment.get(run.instrument);
  return instrument === undefined ? undefined : calendars.openRun(run.rule.calendar, instrument);
}
