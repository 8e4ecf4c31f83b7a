import { patchPlant } from '@lotwright/capacity';
import type { Plant } from '@lotwright/domain';
import { readPlant, writePlant } from '@lotwright/intake';
import { sapling, SAPLING_NOW } from '../../../support/sapling.js';

function patched(...changes: unknown[]): Plant {
  const outcome = patchPlant(sapling(), { title: 'once', changes });
  if (outcome.plant === null) throw new Error(JSON.stringify(outcome.problems));
  const read = readPlant(writePlant(outcome.plant), 'once', SAPLING_NOW);
  expect(read.ok ? [] : read.problems).toEqual([]);
  return outcome.plant;
}

const pointers = (...changes: unknown[]): string[] => patchPlant(sapling(), { title: 'once', changes }).problems.map((p) => `${p.pointer} ${p.code}`);
const piece = sapling().equipment[0];
const crew = sapling().crews[0];

test('one piece opens once more, on a calendar of its own that keeps what was open that day', () => {
  const { equipment, calendars } = patched({ extraHours: 'equipment', id: piece.id, from: '2026-11-25T22:00', to: '2026-11-26T02:00' });
  const own = equipment.find((e) => e.id === piece.id)!.calendar;
  expect(own).toBe(`${piece.calendar}-${piece.id}`);
  expect(equipment.filter((e) => e.calendar === own)).toHaveLength(1);
  const before = sapling().calendars.find((c) => c.id === piece.calendar)!;
  const kept = before.shifts.filter((s) => s.days.includes('wed')).map(({ start, end }) => ({ start, end }));
  expect(calendars.find((c) => c.id === own)!.exceptions.find((e) => e.from === '2026-11-25')!.shifts).toEqual([...kept, { start: '22:00', end: '02:00' }]);
  expect(calendars.find((c) => c.id === piece.calendar)).toEqual(before);
});

test('an exception that covers the date is split around it', () => {
  const { calendars } = patched({ closeDates: '2026-11-24', to: '2026-11-27', calendars: [piece.calendar] }, { extraHours: 'calendar', id: piece.calendar, from: '2026-11-25T08:00', to: '2026-11-25T10:00' });
  const { exceptions } = calendars.find((c) => c.id === piece.calendar)!;
  expect(exceptions.filter((e) => e.from >= '2026-11-24' && e.to <= '2026-11-27').map((e) => [e.from, e.to, e.shifts.length]).sort()).toEqual([
    ['2026-11-24', '2026-11-24', 0], ['2026-11-25', '2026-11-25', 1], ['2026-11-26', '2026-11-27', 0],
  ]);
});

test('heads come once, on a roster of their own', () => {
  const { crews, calendars } = patched({ extraHeads: 2, crew: crew.id, from: '2026-11-28T08:00', to: '2026-11-28T16:00' });
  const roster = crews.find((c) => c.id === crew.id)!.rosters.at(-1)!;
  expect(roster.heads).toBe(2);
  expect(calendars.find((c) => c.id === roster.calendar)).toMatchObject({ shifts: [], exceptions: [{ from: '2026-11-28', to: '2026-11-28', shifts: [{ start: '08:00', end: '16:00' }] }] });
});

test('maintenance moves and keeps its length; material arrives', () => {
  const down = sapling().equipment.find((e) => e.unavailable.length > 0)!;
  const { equipment } = patched({ unavailable: piece.id, from: '2026-12-01T06:00', to: '2026-12-01T10:00' }, { moveUnavailable: piece.id, from: '2026-12-01T06:00', to: '2026-12-02T06:00' });
  const moved = equipment.find((e) => e.id === piece.id)!.unavailable.at(-1)!;
  expect(moved.end - moved.start).toBe(240);
  expect(pointers({ moveUnavailable: down.id, from: '2026-01-01T06:00', to: '2026-12-02T06:00' })).toEqual(['/changes/0/from unknown_reference']);
  const [material] = sapling().materials;
  if (material !== undefined) expect(patched({ receive: material.id, quantity: 3, at: '2026-11-26T08:00' }).materials[0].receipts.at(-1)).toMatchObject({ quantity: 3, expires: null });
});

test('more than a day, or less than nothing, is refused', () => {
  expect(pointers({ extraHours: 'equipment', id: piece.id, from: '2026-11-25T22:00', to: '2026-11-27T02:00' })).toEqual(['/changes/0/to out_of_range']);
  expect(pointers({ extraHeads: 1, crew: crew.id, from: '2026-11-25T22:00', to: '2026-11-25T22:00' })).toEqual(['/changes/0/to order_of_times']);
  expect(pointers({ extraHours: 'suite', id: 'x', from: '2026-11-25T22:00', to: '2026-11-25T23:00' })).toEqual(['/changes/0/extraHours bad_value']);
});
