import { describe, expect, it } from '@jest/globals';
import { demoMonday, demoPlant, generateOrders } from '@lotwright/demo';
import { localParts, parseInstant, shift } from '@lotwright/time';

const now = demoMonday('alder', parseInstant('2027-01-13T12:00Z'));
const plant = demoPlant('alder', now);

describe('generateOrders', () => {
  it('makes the same orders for the same seed and others for another', () => {
    const orders = generateOrders(plant, { lots: 60, seed: 1, now });
    expect(generateOrders(plant, { lots: 60, seed: 1, now })).toEqual(orders);
    expect(generateOrders(plant, { lots: 60, seed: 2, now })).not.toEqual(orders);
    expect(orders[0]).toMatchInlineSnapshot(`
{
  "cancelled": false,
  "coi": "GC2C-3RPH-3M",
  "id": "ALD-27-0365",
  "latestUseful": null,
  "process": "int-lnp",
  "processVersion": "1.0",
  "releaseEstimated": false,
  "sequenceRelease": 29994340,
  "site": "C-081",
  "urgency": "standard",
  "windows": {
    "closes": 30029220,
    "every": 30240,
    "opens": 30020100,
  },
}
`);
  });

  it('keeps the first orders when more are asked for', () => {
    const few = generateOrders(plant, { lots: 10, seed: 3, now });
    expect(generateOrders(plant, { lots: 40, seed: 3, now }).slice(0, 10)).toEqual(few);
  });

  it('releases on working days between 08:00 and 18:00 at the plant’s rate', () => {
    const orders = generateOrders(plant, { lots: 2_000, seed: 4, now });
    for (const order of orders) {
      const { weekday, time } = localParts(order.sequenceRelease, plant.zone);
      expect(['mon', 'tue', 'wed', 'thu', 'fri']).toContain(weekday);
      expect(time >= '08:00' && time <= '18:00').toBe(true);
      expect(order.sequenceRelease).toBeGreaterThanOrEqual(now);
    }
    const weeks = (orders[orders.length - 1].sequenceRelease - now) / 10_080;
    expect(Math.abs(2_000 / weeks - 20)).toBeLessThan(1.5);
  });

  it('puts only the backlog before now, also when now is inside a working day', () => {
    const wednesday = shift(now, 2 * 1440 + 11 * 60);
    const orders = generateOrders(plant, { lots: 30, seed: 5, now: wednesday, backlog: 12 });
    expect(orders.filter((order) => order.sequenceRelease < wednesday)).toHaveLength(12);
    expect(orders.map((order) => order.sequenceRelease)).toEqual(orders.map((order) => order.sequenceRelease).sort((a, b) => a - b));
  });

  it('mixes urgencies, products and windows as the plant tables say', () => {
    const orders = generateOrders(plant, { lots: 4_000, seed: 6, now });
    const share = (of: (order: (typeof orders)[number]) => boolean): number => orders.filter(of).length / orders.length;
    expect(share((o) => o.urgency === 'urgent')).toBeCloseTo(0.15, 1);
    expect(share((o) => o.urgency === 'flexible')).toBeCloseTo(0.1, 1);
    expect(share((o) => o.process === 'int-lpx')).toBeGreaterThan(0.04);
    expect(share((o) => o.process === 'int-lpx')).toBeLessThan(0.08);
    expect(share((o) => o.latestUseful !== null)).toBeCloseTo(0.12, 1);
    expect(orders.every((o) => o.windows?.every === 30_240)).toBe(true);
  });

  it('gives opaque ids, none of them twice', () => {
    const orders = generateOrders(plant, { lots: 3_000, seed: 7, now });
    expect(new Set(orders.map((order) => order.id)).size).toBe(3_000);
    expect(new Set(orders.map((order) => order.coi)).size).toBe(3_000);
    expect(orders[0].id).toMatch(/^ALD-27-\d{4}$/);
    expect(orders[0].coi).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{2}$/);
  });

  it('makes no orders when none are asked for and refuses impossible counts', () => {
    expect(generateOrders(plant, { lots: 0, seed: 1, now })).toEqual([]);
    expect(() => generateOrders(plant, { lots: -1, seed: 1, now })).toThrow('lots must be a whole number');
    expect(() => generateOrders(plant, { lots: 3, seed: 1, now, backlog: 4 })).toThrow('from 0 to the number of lots (3)');
    expect(() => generateOrders({ ...plant, id: 'willow' as typeof plant.id }, { lots: 3, seed: 1, now })).toThrow('lotsPerWeek');
  });
});
