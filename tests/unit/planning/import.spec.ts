import { describe, expect, test } from '@jest/globals';
import { checkPatch, importOrders, importPlant, MemoryOrders, MemoryPlants } from '@lotwright/planning';
import type { Moment } from '@lotwright/planning';
import { example, sapling, SAPLING_NOW, saplingRaw } from '../../support/sapling.js';

const clock = { now: () => (SAPLING_NOW * 60_000) as Moment };
const plantClock = { nowAt: clock.now };
const terms = { fileName: 'file', dryRun: false };

describe('importing a plant', () => {
  test('stores all of it, or says every problem and stores nothing', async () => {
    const stores = { plants: new MemoryPlants(clock), orders: new MemoryOrders(), clock };
    const raw = saplingRaw();
    raw.zone = 'Mars/Olympus';
    raw.equipment[0].equipmentClass = 'nowhere';
    expect(await importPlant(stores, JSON.stringify(raw), terms)).toMatchObject({ ok: false });
    expect(await stores.plants.current()).toBeNull();
    expect(await importPlant(stores, example('sapling.plant.json'), terms)).toMatchObject({ ok: true, value: { version: 1 } });
  });

  test('refuses a plant that the stored orders do not fit', async () => {
    const stores = { plants: new MemoryPlants(clock), orders: new MemoryOrders(), clock, plantClock };
    await importPlant(stores, example('sapling.plant.json'), terms);
    await importOrders(stores, sapling(), 'orders', example('sapling.orders.json'), terms);
    const raw = saplingRaw();
    for (const process of raw.processes) process.version = `${process.version}-next`;
    const read = await importPlant(stores, JSON.stringify(raw), terms);
    expect(read).toMatchObject({ ok: false });
    expect(read.ok ? [] : read.problems.map(({ file }) => file)).toContain('the stored orders');
    expect(await stores.plants.current()).toMatchObject({ version: 1 });
  });
});

describe('importing orders', () => {
  test('only looks with dryRun', async () => {
    const orders = new MemoryOrders();
    const read = await importOrders({ orders, plantClock }, sapling(), 'orders', example('sapling.orders.csv'), { ...terms, dryRun: true });
    expect(read).toMatchObject({ ok: true, value: { change: null } });
    expect((await orders.read()).orders).toEqual([]);
  });

  test('takes actuals and pins for orders that are stored, and refuses them for others', async () => {
    const orders = new MemoryOrders();
    await importOrders({ orders, plantClock }, sapling(), 'orders', example('sapling.orders.csv'), terms);
    expect(await importOrders({ orders, plantClock }, sapling(), 'actuals', example('sapling.actuals.csv'), terms)).toMatchObject({ ok: true });
    const pin = JSON.stringify([{ order: 'NOBODY', operation: 'fill', start: '2026-11-30T08:00+01:00' }]);
    expect(await importOrders({ orders, plantClock }, sapling(), 'pins', pin, terms)).toMatchObject({ ok: false, problems: [{ code: 'unknown_reference' }] });
  });
});

describe('a patch', () => {
  test('is checked against the plant before anybody plans with it', () => {
    expect(checkPatch(sapling(), { title: 'x', changes: [{ conjure: 'capacity' }] })[0]).toMatchObject({ pointer: '/changes/0' });
    expect(checkPatch(sapling(), 7)).toHaveLength(1);
  });
});
