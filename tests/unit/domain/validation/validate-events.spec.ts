import { expect, test } from '@jest/globals';
import { validateEvents, type PlantEvent } from '@lotwright/domain';
import { actual, equipment, equipmentClass, id, NOW, operation, order, plant, planningCase, process, span } from '../../../support/tiny.js';

const before = planningCase({
  plant: plant({
    equipmentClasses: [equipmentClass('isolator')],
    equipment: [equipment('FILL-1', 'isolator')],
    processes: [process([operation('fill', { requirement: { kind: 'equipment', equipmentClass: id('isolator') } })])],
  }),
  orders: [order('L-1')],
});
const problems = (...events: PlantEvent[]): string[] => validateEvents(before, events, NOW).map((p) => `${p.pointer} ${p.code}`);

test('events that can have happened have no problems', () => {
  expect(problems({ kind: 'equipment-down', equipment: id('FILL-1'), during: span(NOW, 60), why: 'breakdown' }, { kind: 'order-added', order: order('L-2') }, { kind: 'order-cancelled', order: id('L-2') })).toEqual([]);
});

test('ids that name nothing and spans that end before they begin are refused at their event', () => {
  expect(
    problems(
      { kind: 'equipment-down', equipment: id('FILL-9'), during: span(NOW, -5), why: 'breakdown' },
      { kind: 'crew-short', crew: id('nobody'), heads: 1, during: span(NOW, 60) },
      { kind: 'order-cancelled', order: id('L-7') },
      { kind: 'calendar-changed', calendar: { id: id('never'), name: 'never', shifts: [], exceptions: [] } },
    ),
  ).toEqual(['/events/0/equipment unknown_reference', '/events/0/during/end order_of_times', '/events/1/crew unknown_reference', '/events/2/order unknown_reference', '/events/3/calendar/id unknown_reference']);
});

test('what an order file would be refused for is refused in an event', () => {
  const [unknown, inFuture] = [
    problems({ kind: 'order-added', order: order('L-2', { process: id('Z') }) }),
    problems({ kind: 'actual', actual: actual('L-1', 'fill', { start: (NOW + 60) as typeof NOW, equipment: id('FILL-1') }) }),
  ];
  expect(unknown).toEqual(['/events/0 unknown_reference']);
  expect(inFuture).toHaveLength(1);
});
