import type { Calendar } from '@lotwright/domain';
import type { PlantClock } from '../notation/plant-clock.js';
import { calendar, EVERY_DAY, onHolidays, shift, TO_SATURDAY, WEEKEND, WORKDAYS } from '../notation/weekly.js';
import type { Holiday } from '../notation/weekly.js';

const HOLIDAYS: readonly Holiday[] = [
  { week: 9, day: 'fri', name: 'Founders’ holiday' },
  { week: 20, day: 'mon', name: 'Harvest holiday' },
];

/**
 * Two shifts Monday to Friday, filling and inspection also on Saturday morning, no IVT that would have to be stopped
 * late on Friday. Suites are cleaned on Saturdays after the last lot. On public holidays only the potency rota works.
 */
export function alderCalendars(clock: PlantClock): Calendar[] {
  const closed = onHolidays(HOLIDAYS, clock);
  const rota = onHolidays(HOLIDAYS, clock, [['07:00', '12:00']]);
  return [
    calendar('always', 'Always open', [shift(EVERY_DAY, '00:00', '24:00')]),
    calendar('production', 'Production, two shifts', [shift(WORKDAYS, '06:00', '22:00')], closed),
    calendar('early', 'Early shift', [shift(WORKDAYS, '06:00', '14:00')], closed),
    calendar('late', 'Late shift', [shift(WORKDAYS, '14:00', '22:00')], closed),
    calendar('saturday', 'Saturday shift', [shift(['sat'], '06:00', '14:00')], closed),
    calendar('ivt', 'IVT, last start Friday 06:00', [shift(['mon', 'tue', 'wed', 'thu'], '06:00', '22:00'), shift(['fri'], '06:00', '11:00')], closed),
    calendar('fill', 'Filling, Saturday until 13:00', [shift(WORKDAYS, '06:00', '22:00'), shift(['sat'], '06:00', '13:00')], closed),
    calendar('inspection', 'Inspection, Saturday until 14:00', [shift(WORKDAYS, '06:00', '22:00'), shift(['sat'], '06:00', '14:00')], closed),
    calendar('template-hours', 'Template laboratory with weekend care', [shift(WORKDAYS, '06:00', '22:00'), shift(WEEKEND, '08:00', '12:00')], rota),
    calendar('qc', 'QC laboratory', [shift(WORKDAYS, '07:00', '22:00')], closed),
    calendar('qc-early', 'QC early shift', [shift(WORKDAYS, '07:00', '15:00')], closed),
    calendar('qc-late', 'QC late shift', [shift(WORKDAYS, '14:00', '22:00')], closed),
    calendar('potency', 'Cell laboratory with weekend reading rota', [shift(WORKDAYS, '07:00', '15:00'), shift(WEEKEND, '07:00', '12:00')], rota),
    calendar('potency-weekday', 'Cell laboratory, weekdays', [shift(WORKDAYS, '07:00', '15:00')], closed),
    calendar('potency-rota', 'Cell laboratory, weekend and holiday rota', [shift(WEEKEND, '07:00', '12:00')], rota),
    calendar('microbiology', 'Microbiology, Saturday until 16:00', [shift(WORKDAYS, '06:00', '22:00'), shift(['sat'], '07:00', '16:00')], closed),
    calendar('office', 'Office hours', [shift(WORKDAYS, '08:00', '17:00')], closed),
    calendar('courier', 'Courier', [shift(WORKDAYS, '12:00', '18:00')], closed),
    calendar('receiving', 'Receiving at clinics', [shift(WORKDAYS, '08:00', '16:00')], closed),
    calendar('packing', 'Packing room', [shift(TO_SATURDAY, '06:00', '14:00'), shift(WORKDAYS, '14:00', '22:00')], closed),
  ];
}
