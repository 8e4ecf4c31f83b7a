import type { Weekday } from '@lotwright/time';
import type { Calendar } from '@lotwright/domain';
import type { PlantClock } from '../notation/plant-clock.js';
import { calendar, EVERY_DAY, onHolidays, roundTheClock, shift, WORKDAYS } from '../notation/weekly.js';
import type { Holiday } from '../notation/weekly.js';

const HOLIDAYS: readonly Holiday[] = [
  { week: 9, day: 'fri', name: 'Founders’ holiday' },
  { week: 20, day: 'mon', name: 'Harvest holiday' },
];

/** Day and start hour of each room's weekly eight-hour clean: staggered, so that no stage stands still as a whole. */
export const SUITE_CLEANS: Readonly<Record<string, readonly [Weekday, from: string, to: string]>> = {
  'ivt-room-1': ['mon', '06:00', '14:00'],
  'ivt-room-2': ['thu', '06:00', '14:00'],
  'purification-room-1': ['tue', '06:00', '14:00'],
  'purification-room-2': ['fri', '06:00', '14:00'],
  'formulation-1': ['mon', '14:00', '22:00'],
  'formulation-2': ['wed', '14:00', '22:00'],
  'formulation-3': ['fri', '14:00', '22:00'],
  'diafiltration-room-1': ['tue', '14:00', '22:00'],
  'diafiltration-room-2': ['sat', '06:00', '14:00'],
  'fill-1': ['wed', '06:00', '14:00'],
  'fill-2': ['sun', '06:00', '14:00'],
  'packing-room-1': ['thu', '14:00', '22:00'],
  'packing-room-2': ['sun', '14:00', '22:00'],
};

/** Seven days, day and night; only clinics, couriers and desks keep shorter hours. */
export function birchCalendars(clock: PlantClock): Calendar[] {
  const closed = onHolidays(HOLIDAYS, clock);
  const rooms = Object.entries(SUITE_CLEANS).map(([suite, [day, from, to]]) =>
    roundTheClock(suite, `Open but for the clean on ${day} ${from}–${to}`, { day, from, to }),
  );
  return [
    calendar('always', 'Always open', [shift(EVERY_DAY, '00:00', '24:00')]),
    calendar('day-crew', 'Day crew', [shift(EVERY_DAY, '06:00', '18:00')]),
    calendar('night-crew', 'Night crew', [shift(EVERY_DAY, '18:00', '06:00')]),
    ...rooms,
    calendar('office', 'Reviewers and qualified persons', [shift(EVERY_DAY, '07:00', '19:00')]),
    calendar('courier', 'Courier', [shift(WORKDAYS, '12:00', '20:00')], closed),
    calendar('receiving', 'Receiving at clinics', [shift(WORKDAYS, '08:00', '16:00')], closed),
  ];
}
