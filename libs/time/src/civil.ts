import type { LocalDate, LocalTime, Weekday } from './units.js';
import { WEEKDAYS } from './units.js';

/** Minutes in a calendar day without a clock change. */
export const DAY = 1440;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{2}):(\d{2})$/;

/**
 * Number of days from 1970-01-01 to a date of the Gregorian calendar, or `null` when there is no such date
 * (2026-02-30). Year 1 to 9999.
 */
export function dayNumber(year: number, month: number, day: number): number | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCDate() !== day) return null;
  return Math.round(date.getTime() / 86_400_000);
}

/** Day number (days since 1970-01-01) of a date `YYYY-MM-DD`. @throws RangeError when it is not a date. */
export function dayOf(date: LocalDate): number {
  const parts = DATE.exec(date);
  const day = parts && dayNumber(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  if (day === null) throw new RangeError(`a date is YYYY-MM-DD, got ${date}`);
  return day;
}

const KEPT_DATES = 4000;
const dates = new Map<number, LocalDate>();

/** The date `YYYY-MM-DD` of a day number; years 1 to 9999. */
export function dateOf(day: number): LocalDate {
  let date = dates.get(day);
  if (date === undefined) {
    if (dates.size > KEPT_DATES) dates.clear();
    date = new Date(day * 86_400_000).toISOString().slice(0, 10) as LocalDate;
    dates.set(day, date);
  }
  return date;
}

/** Weekday of a day number. */
export function weekdayOf(day: number): Weekday {
  return WEEKDAYS[weekdayIndex(day)];
}

/** Weekday of a day number as 0 (Monday) to 6 (Sunday). */
export function weekdayIndex(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** Minutes after midnight of a time of day `HH:MM`, 0 to 1440. @throws RangeError when it is not a time. */
export function minuteOf(time: LocalTime): number {
  const minute = readMinute(time);
  if (minute === null) throw new RangeError(`a time of day is HH:MM from 00:00 to 24:00, got ${time}`);
  return minute;
}

/** The time of day `HH:MM` of minutes after midnight, 0 to 1440. */
export function timeOf(minute: number): LocalTime {
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}` as LocalTime;
}

/** Reads `YYYY-MM-DD`; `null` when it is not a date that exists. */
export function parseLocalDate(text: string): LocalDate | null {
  const parts = DATE.exec(text);
  return parts && dayNumber(Number(parts[1]), Number(parts[2]), Number(parts[3])) !== null ? (text as LocalDate) : null;
}

/** Reads `HH:MM` from 00:00 to 24:00; `null` when it is not a time of day. */
export function parseLocalTime(text: string): LocalTime | null {
  return readMinute(text) === null ? null : (text as LocalTime);
}

/** ISO 8601 week of a day number. */
export function isoWeekOf(day: number): { readonly isoYear: number; readonly isoWeek: number } {
  const thursday = day - weekdayIndex(day) + 3;
  const isoYear = new Date(thursday * 86_400_000).getUTCFullYear();
  const first = dayNumber(isoYear, 1, 1) as number;
  return { isoYear, isoWeek: Math.floor((thursday - first) / 7) + 1 };
}

/** Two digits. */
export function pad(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

function readMinute(text: string): number | null {
  const parts = TIME.exec(text);
  if (!parts) return null;
  const [hour, minute] = [Number(parts[1]), Number(parts[2])];
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null;
  return hour * 60 + minute;
}
