import { describe, expect, test } from '@jest/globals';
import { decodeShape, ordersFile } from '@lotwright/contract';
import { validateOrders } from '@lotwright/domain';
import type { Problem } from '@lotwright/domain';
import { randomCase } from '../../../support/random-case.js';
import { example, sapling, SAPLING_NOW } from '../../../support/sapling.js';

const plant = sapling();

function problems(spoil: (raw: any) => void, now = SAPLING_NOW): readonly Problem[] {
  const raw = JSON.parse(example('sapling.orders.json'));
  spoil(raw);
  const result = decodeShape(ordersFile(plant.zone), raw);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return validateOrders(plant, result.value.orders, result.value.actuals, result.value.pins, now);
}

const done = { state: 'done', start: '2026-11-20T06:00+01:00', end: '2026-11-20T14:00+01:00' };
const actual = (fields: object) => (raw: any) => raw.actuals.push({ order: 'S-02', operation: 'ivt', equipment: 'IVT-1', ...done, ...fields });
const pin = (fields: object) => (raw: any) => raw.pins.push({ order: 'S-03', operation: 'mix', ...fields });

describe('validateOrders', () => {
  test('finds nothing wrong with the orders of Sapling', () => {
    expect(problems(() => undefined)).toEqual([]);
  });

  test('finds nothing wrong with random cases', () => {
    for (let seed = 0; seed < 60; seed++) {
      const { plant: random, orders, actuals, pins, now } = randomCase(seed);
      expect([seed, validateOrders(random, orders, actuals, pins, now)]).toEqual([seed, []]);
    }
  });

  test('a now of the wrong century is told at the orders instead of being planned from', () => {
    const found = problems((raw) => (raw.actuals = []), (SAPLING_NOW - 27 * 366 * 1440) as typeof SAPLING_NOW);
    expect(found.map(({ pointer, code }) => [pointer, code])).toContainEqual(['/orders/0/sequenceRelease', 'out_of_range']);
    expect(problems((raw) => (raw.actuals = []), (SAPLING_NOW - 4 * 366 * 1440) as typeof SAPLING_NOW)).toEqual([]);
  });

  test.each<[string, (raw: any) => void, string, string]>([
    ['an order twice', (raw) => (raw.orders[1].id = 'S-01', (raw.pins = [])), '/orders/1/id', 'duplicate_id'],
    ['an unknown process', (raw) => (raw.orders[2].process = 'x'), '/orders/2/process', 'unknown_reference'],
    ['an unknown version', (raw) => (raw.orders[2].processVersion = '9'), '/orders/2/processVersion', 'unknown_reference'],
    ['a window that closes first', (raw) => (raw.orders[0].windows.closes = '2026-12-01T00:00+01:00'), '/orders/0/windows/closes', 'order_of_times'],
    ['windows that overlap', (raw) => (raw.orders[0].windows.every = 'P3D'), '/orders/0/windows/every', 'order_of_times'],
    ['a useless latest date', (raw) => (raw.orders[0].latestUseful = '2026-11-01T00:00+01:00'), '/orders/0/latestUseful', 'order_of_times'],
    ['an actual of no order', actual({ order: 'S-99' }), '/actuals/1/order', 'unknown_reference'],
    ['an actual of no operation', actual({ operation: 'x' }), '/actuals/1/operation', 'unknown_reference'],
    ['an actual on unknown equipment', actual({ equipment: 'IVT-9' }), '/actuals/1/equipment', 'unknown_reference'],
    ['an actual on equipment of another class', actual({ equipment: 'FILL-1' }), '/actuals/1/equipment', 'actual_equipment'],
    ['a done operation without end', actual({ end: null }), '/actuals/1/end', 'actual_fields'],
    ['a running operation with end', actual({ state: 'running' }), '/actuals/1/end', 'actual_fields'],
    ['a running operation without equipment', actual({ state: 'running', end: null, equipment: null }), '/actuals/1/equipment', 'actual_fields'],
    ['a released operation with start', actual({ state: 'released', end: null, equipment: null }), '/actuals/1/start', 'actual_fields'],
    ['equipment of a session', actual({ operation: 'certify' }), '/actuals/1/equipment', 'actual_fields'],
    ['a run of an equipment operation', actual({ run: 'r1' }), '/actuals/1/run', 'actual_fields'],
    ['an end before the start', actual({ end: '2026-11-19T06:00+01:00' }), '/actuals/1/end', 'order_of_times'],
    ['an actual of tomorrow', actual({ end: '2026-11-24T06:00+01:00' }), '/actuals/1/end', 'out_of_range'],
    ['the same attempt twice', (raw) => (actual({})(raw), actual({})(raw)), '/actuals/2/attempt', 'duplicate_id'],
    ['an attempt nobody asked for', actual({ attempt: 2 }), '/actuals/1/attempt', 'actual_attempt'],
    ['an empty pin', pin({}), '/pins/1', 'pin_empty'],
    ['a pin of no order', pin({ order: 'S-99', equipment: 'LNP-1' }), '/pins/1/order', 'unknown_reference'],
    ['a pin on unknown equipment', pin({ equipment: 'LNP-9' }), '/pins/1/equipment', 'unknown_reference'],
    ['a pin on equipment of another class', pin({ equipment: 'FILL-1' }), '/pins/1/equipment', 'pin_not_possible'],
    ['equipment for a session', pin({ operation: 'certify', equipment: 'FILL-1' }), '/pins/1/equipment', 'pin_not_possible'],
    ['the same pin twice', (raw) => (pin({ equipment: 'LNP-1' })(raw), pin({ equipment: 'LNP-1' })(raw)), '/pins/2/operation', 'duplicate_id'],
  ])('refuses %s', (_, spoil, pointer, code) => {
    expect(problems(spoil).map((problem) => [problem.pointer, problem.code])).toContainEqual([pointer, code]);
  });

  test('lets a second attempt follow a failure whose re-make needs it', () => {
    const remade = (raw: any) => {
      actual({ operation: 'ivt', state: 'failed' })(raw);
      raw.actuals.push({ order: 'S-02', operation: 'template', attempt: 1, ...done }, { order: 'S-02', operation: 'template', attempt: 2, state: 'released' });
    };
    expect(problems(remade)).toEqual([]);
  });

  test('refuses samples of one run on two instruments', () => {
    const sample = { operation: 'potency', equipment: 'READER-1', run: 'potency-1' };
    const raw = (file: any) => (actual({ ...sample })(file), actual({ ...sample, order: 'S-03', equipment: 'LNP-1' })(file));
    expect(problems(raw).map((problem) => problem.code)).toContain('run_mismatch');
  });

  test('accepts a pin of a run on its instrument', () => {
    expect(problems(pin({ operation: 'potency', equipment: 'READER-1' }))).toEqual([]);
  });

  test('does not repeat an order id that could be a name', () => {
    const found = problems((raw) => (raw.orders[0].id = raw.orders[1].id = 'Mueller-Anna', (raw.actuals = []), (raw.pins = [])));
    expect(found).toMatchObject([{ code: 'duplicate_id', value: null }]);
    expect(JSON.stringify(found)).not.toContain('Mueller');
  });
});
