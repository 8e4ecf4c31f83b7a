import { expect, test } from '@jest/globals';
import type { Order, PlanningCase } from '@lotwright/domain';
import type { Instant } from '@lotwright/time';
import { compile, firstHorizon } from '../../../../libs/engine/src/compile/compile.js';
import { Decoder } from '../../../../libs/engine/src/construct/decoder.js';
import { Workshop } from '../../../../libs/engine/src/construct/workshop.js';
import { audit } from '../../../../libs/engine/src/search/audit.js';
import { firstComeFirst } from '../../../../libs/engine/src/search/first-come.js';
import { assignment, equipment, equipmentClass, id, link, min, NOW, operation, order, phase, plant, planningCase, process } from '../../../support/tiny.js';

const filler = plant({
  equipmentClasses: [equipmentClass('fill')],
  equipment: [equipment('FILL-1', 'fill')],
  storages: [{ id: id('fridge'), name: 'Fridge', positions: 1 }],
  processes: [process([operation('mix'), operation('fill', { requirement: { kind: 'equipment', equipmentClass: id('fill') }, phases: [phase(120)] })], [link('mix', 'fill', { storage: id('fridge') })])],
});
const after = (minutes: number): Instant => (NOW + minutes) as Instant;
const window = (closes: number): Order['windows'] => ({ opens: NOW, closes: after(closes), every: min(20_160) });

/** When each lot is filled, in minutes from now, after they have been placed in the given order and then exchanged; the bookings are audited. */
function filled(orders: readonly Order[], placed: readonly string[], parts: Partial<PlanningCase> = {}): Record<string, number> {
  const given = planningCase({ plant: filler, orders, ...parts });
  const { problem } = compile(given, firstHorizon(given));
  const decoder = new Decoder(problem, new Workshop(problem));
  for (const name of placed) expect(decoder.place(orders.findIndex((o) => o.id === name))).toBe(true);
  firstComeFirst(problem, decoder);
  audit(decoder, 'after the exchange');
  return Object.fromEntries(orders.map((o, i) => [o.id, decoder.workshop.table.start[problem.firstOp[i] + 1] - NOW]));
}

const early = order('E', { sequenceRelease: NOW });
const late = order('L', { sequenceRelease: after(30) });

test('of two lots alike the one that was released first is made first', () => {
  expect(filled([early, late], ['L', 'E'])).toEqual({ E: 90, L: 210 });
});

test('a lot is not made before its own release for the sake of another', () => {
  const next = order('L', { sequenceRelease: after(1000) });
  expect(filled([early, next], ['E', 'L'])).toEqual({ E: 60, L: 1060 });
});

test('nothing is torn out of a room in which one order needs no clearance behind itself', () => {
  const inRoom = (name: string, length: number) => operation(name, { requirement: { kind: 'equipment', equipmentClass: id(name) }, phases: [phase(length)] });
  const room = plant({
    suites: [{ id: id('room'), name: 'Room', segregated: true, clearance: min(60) }],
    equipmentClasses: [equipmentClass('mix'), equipmentClass('fill')],
    equipment: [equipment('MIX-1', 'mix', { suite: id('room') }), equipment('FILL-1', 'fill', { suite: id('room') })],
    processes: [process([inRoom('mix', 60), inRoom('fill', 120)], [link('mix', 'fill')])],
  });
  expect(filled([early, order('L', { sequenceRelease: after(200) })], ['L', 'E'], { plant: room })).toEqual({ E: 440, L: 260 });
});

test('nobody misses a window for it', () => {
  expect(filled([early, { ...late, windows: window(210) }], ['L', 'E'])).toEqual({ E: 210, L: 90 });
  expect(filled([early, { ...late, windows: window(330) }], ['L', 'E'])).toEqual({ E: 90, L: 210 });
});

test('a lot that counts more stays ahead', () => {
  expect(filled([early, { ...late, urgency: 'urgent' }], ['L', 'E'])).toEqual({ E: 210, L: 90 });
});

test('lots that are pinned or published stay where they are', () => {
  const pins = [{ order: id<never>('L'), operation: id<never>('fill'), start: after(90), equipment: null }];
  expect(filled([early, late], ['L', 'E'], { pins })).toEqual({ E: 210, L: 90 });
  const published = [assignment('L', 'mix', NOW + 30, [60]), assignment('L', 'fill', NOW + 90, [120], { equipment: id('FILL-1') })];
  expect(filled([early, late], ['L', 'E'], { published })).toEqual({ E: 210, L: 90 });
});
