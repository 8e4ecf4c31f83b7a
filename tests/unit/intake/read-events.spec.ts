import { expect, test } from '@jest/globals';
import { readEvents } from '@lotwright/intake';
import { equipment, equipmentClass, NOW, plant, planningCase } from '../../support/tiny.js';

const given = planningCase({ plant: plant({ equipmentClasses: [equipmentClass('isolator')], equipment: [equipment('FILL-1', 'isolator')] }) });
const read = (value: unknown): ReturnType<typeof readEvents> => readEvents(typeof value === 'string' ? value : JSON.stringify(value), 'events.json', given, NOW);

test('a breakdown is read, wall clock of the plant, and is a breakdown unless told otherwise', () => {
  const answer = read({ events: [{ kind: 'equipment-down', equipment: 'FILL-1', during: { start: '2026-03-02T08:00', end: '2026-03-02T10:00+01:00' } }] });
  expect(answer).toEqual({ ok: true, value: [{ kind: 'equipment-down', equipment: 'FILL-1', during: { start: NOW, end: NOW + 120 }, why: 'breakdown' }] });
});

test.each([
  ['no JSON', 'kind,equipment\n'],
  ['an unknown kind', { events: [{ kind: 'fire' }] }],
  ['no events', { events: [] }],
  ['a field that is none', { events: [{ kind: 'order-cancelled', order: 'L-1', why: 'x' }] }],
  ['an id that names nothing', { events: [{ kind: 'equipment-down', equipment: 'FILL-9', during: { start: '2026-03-02T08:00', end: '2026-03-02T10:00' } }] }],
])('%s is refused with its place', (_, value) => {
  const answer = read(value);
  expect(answer.ok).toBe(false);
  expect(answer.ok ? [] : answer.problems).toHaveLength(1);
});
