import { describe, expect, test } from '@jest/globals';
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

describe('an order whose work has begun', () => {
  const { plant: site } = before;
  const [made] = site.processes;
  const started = {
    ...before, plant: { ...site, processes: [made, { ...made, version: '2' }, { ...made, id: id<never>('Q') }] },
    actuals: [actual('L-1', 'fill', { equipment: id('FILL-1') })],
  };
  const given = (parts: Parameters<typeof order>[1]) => validateEvents(started, [{ kind: 'order-added', order: order('L-1', { sequenceRelease: (NOW - 60) as typeof NOW, ...parts }) }], NOW);

  test('takes other windows and another urgency', () => {
    expect(given({ urgency: 'urgent' })).toEqual([]);
  });

  test('keeps its process and its version', () => {
    expect(given({ process: id('Q') })).toEqual([{
      pointer: '/events/0/order/process', code: 'order_started', value: 'Q', accepted: 'P version 1, or an order with another id, and this one cancelled',
      detail: 'fill of this order began 2026-03-02T07:00+01:00 by process P version 1: it cannot go on by Q version 1',
    }]);
    expect(given({ processVersion: '2' })).toMatchObject([{ pointer: '/events/0/order/processVersion', code: 'order_started', value: '2' }]);
  });

  test('was released by the time it began', () => {
    expect(given({ sequenceRelease: NOW })).toEqual([{
      pointer: '/events/0/order/sequenceRelease', code: 'order_started', value: null,
      accepted: 'an instant not after 2026-03-02T07:00+01:00, or first a corrected start of fill',
      detail: 'fill of this order began 2026-03-02T07:00+01:00, before the sequence release of 2026-03-02T08:00+01:00',
    }]);
  });

  test('is any other order once nothing of it has begun', () => {
    expect(validateEvents({ ...started, actuals: [] }, [{ kind: 'order-added', order: order('L-1', { process: id('Q') }) }], NOW)).toEqual([]);
  });
});
