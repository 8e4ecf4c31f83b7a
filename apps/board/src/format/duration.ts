const HOUR = 60;
const DAY = 1440;

/** Typographic minus; hyphens never stand for it. */
export const MINUS = '−';

/** A length by its size: `47 min`, `11 h`, `1 d 7 h`, `16.1 d`. The sign of the length is dropped. */
export function formatLength(length: number): string {
  const size = Math.abs(Math.round(length));
  if (size < 100) return `${size} min`;
  if (size < 10 * HOUR && size % HOUR !== 0) return trimmed(size / HOUR, 1, 'h');
  const hours = Math.round(size / HOUR);
  if (hours < 24) return `${hours} h`;
  if (size < 5 * DAY) {
    const days = Math.floor(hours / 24);
    return hours % 24 === 0 ? `${days} d` : `${days} d ${hours % 24} h`;
  }
  return trimmed(size / DAY, 1, 'd');
}

/** A length in days with one decimal: `16.1 d`; below a twentieth of a day in minutes or hours. */
export function formatDays(length: number): string {
  return Math.abs(length) < DAY / 20 ? formatLength(length) : `${(length / DAY).toFixed(1)} d`;
}

/** Days with one decimal and no unit, for KPI values. */
export function daysValue(length: number): string {
  return (length / DAY).toFixed(1);
}

/** A signed length against a named base: `+1 d 7 h`, `−18 h`. Zero has no sign. */
export function formatSigned(length: number): string {
  if (Math.round(length) === 0) return '0 min';
  return `${length < 0 ? MINUS : '+'}${formatLength(length)}`;
}

/** `18 h late` or `5 h left`; `lateBy` in minutes, negative is slack. */
export function formatLateness(lateBy: number): string {
  return lateBy > 0 ? `${formatLength(lateBy)} late` : `${formatLength(lateBy)} left`;
}

function trimmed(value: number, digits: number, unit: string): string {
  const text = value.toFixed(digits);
  return `${text.endsWith('.0') ? text.slice(0, -2) : text} ${unit}`;
}
