import { localParts } from '@lotwright/time';
import type { Instant, ZoneId } from '@lotwright/time';

const HOUR = 60;
const DAY = 24 * HOUR;

/** A length in words by its size: `47 min`, `11 h`, `11 h 30 min`, `1 d 7 h`, `16.1 d`, `180 d`. */
export function lengthText(minutes: number): string {
  const sign = minutes < 0 ? '−' : '';
  const whole = Math.round(Math.abs(minutes));
  if (whole >= 10 * DAY) return `${sign}${(whole / DAY).toFixed(1).replace(/\.0$/, '')} d`;
  if (whole >= DAY) return sign + twoParts(Math.floor(whole / DAY), 'd', Math.round((whole % DAY) / HOUR), 'h', 24);
  if (whole >= HOUR) return sign + twoParts(Math.floor(whole / HOUR), 'h', whole % HOUR, 'min', 60);
  return `${sign}${whole} min`;
}

function twoParts(large: number, largeUnit: string, small: number, smallUnit: string, full: number): string {
  const carried = small === full ? { large: large + 1, small: 0 } : { large, small };
  return carried.small === 0 ? `${carried.large} ${largeUnit}` : `${carried.large} ${largeUnit} ${carried.small} ${smallUnit}`;
}

/** Days with one decimal: `17.0 d`. */
export function daysText(minutes: number): string {
  return `${(minutes / DAY).toFixed(1)} d`;
}

/** A signed number against a named base: `+3`, `−2`, `0`. */
export function signed(value: number, digits = 0): string {
  const text = Math.abs(value).toFixed(digits);
  if (Number(text) === 0) return '0';
  return `${value > 0 ? '+' : '−'}${text}`;
}

/** A share as per cent: `78 %`. */
export function percent(share: number, digits = 0): string {
  return `${(share * 100).toFixed(digits)} %`;
}

const WEEKDAY: Readonly<Record<string, string>> = { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' };
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** An instant as planners say it: `Thu 3 Dec 12:00`. */
export function whenText(at: Instant, zone: ZoneId): string {
  const parts = localParts(at, zone);
  return `${dayText(parts)} ${parts.time}`;
}

/** An instant with its year, where nothing else tells it: `Thu 3 Dec 2026 12:00`. */
export function datedText(at: Instant, zone: ZoneId): string {
  const parts = localParts(at, zone);
  return `${dayText(parts)} ${parts.date.slice(0, 4)} ${parts.time}`;
}

function dayText({ date, weekday }: ReturnType<typeof localParts>): string {
  const [, month, day] = date.split('-');
  return `${WEEKDAY[weekday]} ${Number(day)} ${MONTHS[Number(month) - 1]}`;
}

/** A count with its noun: `1 order`, `12 orders`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A number with thin groups of three: `12 480`. */
export function grouped(value: number): string {
  const [whole, fraction] = String(Math.abs(value)).split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, '\u202F') + (fraction === undefined ? '' : `.${fraction}`);
  return value < 0 ? `−${text}` : text;
}

/** Names in a row, of many only the first: `A, B and 3 more`. */
export function firstOf(names: readonly string[], most: number): string {
  return `${names.slice(0, most).join(', ')}${names.length > most ? ` and ${names.length - most} more` : ''}`;
}
