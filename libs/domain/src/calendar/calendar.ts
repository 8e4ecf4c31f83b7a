import type { LocalDate, LocalTime, Weekday } from '@lotwright/time';
import type { CalendarId } from '../identity.js';

/**
 * Open hours in the plant's wall-clock time. A shift whose `end` is not after its `start` runs past midnight and
 * belongs to the day it starts on. A 22:00–06:00 shift has 7 or 9 real hours on clock-change days.
 * Overlapping and touching shifts merge.
 */
export interface Shift {
  readonly days: readonly Weekday[];
  readonly start: LocalTime;
  /** Exclusive; `24:00` is midnight at the end of the day. */
  readonly end: LocalTime;
}

/** Replaces every shift that starts on the dates `from`..`to` (both included). No shifts means closed. */
export interface CalendarException {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly shifts: readonly { readonly start: LocalTime; readonly end: LocalTime }[];
  readonly reason: string;
}

/**
 * When something is open. Wall-clock rules in the plant's zone. A time that a clock change skips or repeats is refused at
 * load, unless it neither opens nor closes the calendar because another shift covers or touches it (a plant that never closes).
 */
export interface Calendar {
  readonly id: CalendarId;
  readonly name: string;
  readonly shifts: readonly Shift[];
  readonly exceptions: readonly CalendarException[];
}

/** A weekly wall-clock time at which a QC run or a session may start. */
export interface WeeklyStart {
  readonly days: readonly Weekday[];
  readonly at: LocalTime;
  /** How many runs (or sittings) may start at this very instant; at least 1. */
  readonly runs: number;
}

/**
 * When a run may start: at any minute at which its attended phases fit the calendar, or only at given weekly times
 * (**slots**). A weekly time at which the calendar is closed (a holiday) offers no slot.
 */
export type StartRule =
  | { readonly kind: 'open-hours' }
  | { readonly kind: 'weekly'; readonly starts: readonly WeeklyStart[] };
