import { localParts, resolveLocal } from '@lotwright/time';
import type { Instant, LocalDate, LocalTime } from '@lotwright/time';
import type { ClinicWindows, Urgency } from '@lotwright/domain';
import type { RandomStream } from '@lotwright/random';
import { days } from '../notation/durations.js';
import { addDays } from '../notation/plant-clock.js';
import type { PlantClock } from '../notation/plant-clock.js';

/** Doses are given every three weeks, three days either way. */
const CYCLE_DAYS = 21;
const EITHER_WAY_DAYS = 3;

/** Days after sequence release from which a clinic would plan the first dose. */
const EARLIEST_DOSE_DAYS: Readonly<Record<Urgency, number>> = { urgent: 16, standard: 19, flexible: 26 };

const WEEKEND_SHIFT: Readonly<Record<string, number>> = { sat: 2, sun: 1 };

/**
 * The first window a clinic can offer: the cycle of the accompanying therapy has a random phase, and its first dosing
 * day after the earliest sensible one is taken, moved to a working day.
 */
export function clinicWindows(random: RandomStream, clock: PlantClock, release: Instant, urgency: Urgency): ClinicWindows {
  const { zone } = clock;
  const wait = EARLIEST_DOSE_DAYS[urgency] + random.nextInt(CYCLE_DAYS);
  const dosing = addDays(localParts(release, zone).date, wait);
  const at = (date: LocalDate, time: string): Instant => resolveLocal(date, time as LocalTime, zone).compatible;
  const weekday = localParts(at(dosing, '12:00'), zone).weekday;
  const workday = addDays(dosing, WEEKEND_SHIFT[weekday] ?? 0);
  return {
    opens: at(addDays(workday, -EITHER_WAY_DAYS), '08:00'),
    closes: at(addDays(workday, EITHER_WAY_DAYS), '16:00'),
    every: days(CYCLE_DAYS),
  };
}
