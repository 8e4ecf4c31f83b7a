import { readFileSync } from 'node:fs';
import { readOrders, readPlant } from '@lotwright/intake';
import type { OrderBook } from '@lotwright/contract';
import type { Plant } from '@lotwright/domain';
import { parseInstant } from '@lotwright/time';
import type { Instant } from '@lotwright/time';

/** Monday of the week that the Sapling example is written for. */
export const SAPLING_NOW: Instant = parseInstant('2026-11-23T06:00+01:00');

/** Text of an example under docs/reference/examples. */
export function example(name: string): string {
  return readFileSync(new URL(`../../docs/reference/examples/${name}`, import.meta.url), 'utf8');
}

/** The plant file of Sapling as parsed JSON, fresh for every caller to spoil. */
export function saplingRaw(): any {
  return JSON.parse(example('sapling.plant.json'));
}

/** The plant Sapling. */
export function sapling(): Plant {
  const read = readPlant(example('sapling.plant.json'), 'sapling.plant.json', SAPLING_NOW);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

/** Sapling's four orders with an actual and a pin. */
export function saplingOrders(plant: Plant): OrderBook {
  const read = readOrders(example('sapling.orders.json'), 'sapling.orders.json', plant, SAPLING_NOW);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}
