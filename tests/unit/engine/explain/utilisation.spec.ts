import { expect, test } from '@jest/globals';
import { calendar, equipment, equipmentClass, id, operation, order, phase, plant, planningCase, process } from '../../../support/tiny.js';
import { planned } from '../planning.js';

test('every capacity that is used is listed, however many there are, so that plans can be compared', () => {
  const names = Array.from({ length: 15 }, (_, i) => `machine-${i}`);
  const of = plant({
    calendars: [calendar('day', '06:00', '22:00')],
    equipmentClasses: names.map((name) => equipmentClass(name)),
    equipment: names.map((name) => equipment(`${name}-1`, name, { calendar: id('day') })),
    processes: [process(names.map((name, i) => operation(name, { requirement: { kind: 'equipment', equipmentClass: id(name) }, phases: [phase(30 + i, 'attended')] })))],
  });
  const { utilisation } = planned(planningCase({ plant: of, orders: [order('L1')] })).kpis;
  expect(utilisation.map((u) => u.resource).sort()).toEqual([...names].sort());
  expect(utilisation.map((u) => u.share)).toEqual(utilisation.map((u) => u.share).sort((a, b) => b - a));
});
