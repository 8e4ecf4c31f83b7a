export type { Instant, Interval, LocalDate, LocalTime, Minutes, Weekday, ZoneId } from './units.js';
export { elapsed, instant, minutes, shift, WEEKDAYS } from './units.js';
