import { localParts, WEEKDAYS } from '@lotwright/time';
import type { Instant, ZoneId } from '@lotwright/time';
import { exponential } from '@lotwright/random';
import type { RandomStream } from '@lotwright/random';
import { PlantClock } from '../notation/plant-clock.js';

/** Sequences are released Monday to Friday from 08:00 to 18:00 on the plant's clocks. */
const OPENS = 480;
const DAY_LENGTH = 600;
const WEEK_LENGTH = 5 * DAY_LENGTH;

/** Working minutes of the week are numbered through; negative numbers lie in earlier weeks. */
class ReleaseWeek {
  private readonly clock: PlantClock;

  constructor(zone: ZoneId, private readonly now: Instant) {
    this.clock = new PlantClock(zone, now);
  }

  /** The working minute in which `now` lies, or the first one after it. */
  position(): number {
    const { weekday, time } = localParts(this.now, this.clock.zone);
    const minute = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) - OPENS;
    const day = WEEKDAYS.indexOf(weekday);
    if (day >= 5) return WEEK_LENGTH;
    return day * DAY_LENGTH + Math.min(DAY_LENGTH, Math.max(0, minute));
  }

  at(workingMinute: number): Instant {
    const week = Math.floor(workingMinute / WEEK_LENGTH);
    const rest = workingMinute - week * WEEK_LENGTH;
    const minute = OPENS + (rest % DAY_LENGTH);
    const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    return this.clock.at(week, WEEKDAYS[Math.floor(rest / DAY_LENGTH)], time);
  }
}

/** How many sequences to release around `now`. */
export interface Releases {
  readonly zone: ZoneId;
  readonly now: Instant;
  /** Before now. */
  readonly before: number;
  /** From now on. */
  readonly after: number;
  readonly lotsPerWeek: number;
}

/** Poisson releases, thinned to working hours, in time order. */
export function releaseTimes(random: RandomStream, { zone, now, before, after, lotsPerWeek }: Releases): Instant[] {
  const week = new ReleaseWeek(zone, now);
  const gap = WEEK_LENGTH / lotsPerWeek;
  const start = week.position();
  const times: Instant[] = [];
  let position = start;
  for (let i = 0; i < after; i++) {
    position += exponential(random, gap);
    times.push(week.at(Math.ceil(position)));
  }
  position = start;
  for (let i = 0; i < before; i++) {
    position -= exponential(random, gap);
    times.unshift(week.at(Math.floor(position)));
  }
  return times;
}
