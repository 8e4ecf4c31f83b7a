import { demoPlant, generateOrders } from '@lotwright/demo';
import { stream } from '@lotwright/random';
import { parseInstant } from '@lotwright/time';
import { variedPlant } from './varied-plant.mjs';

const NOW = parseInstant('2026-11-23T00:00+01:00');
/** Releases per week at which the plants were laid out. */
const NOMINAL = { alder: 20, birch: 100 };
const HARD_LOAD = 1.3;
/** Lots of the hard family that were released before now, as a share of all and at most so many weeks of nominal demand. */
const HARD_BACKLOG = 0.25;
const MOST_BACKLOG_WEEKS = 0.75;

/** The families of plant instances: what each does to plant and orders is in docs/benchmarks/protocol.md. */
export const FAMILIES = ['nominal', 'hard', 'varied'];

/** The planning case of an instance: an empty plant, orders from Monday 2026-11-23 on. The same arguments give the same case everywhere. */
export function caseOf({ plant: name, family, lots, seed }) {
  const demo = demoPlant(name, NOW, lots);
  const plant = family === 'varied' ? variedPlant(demo, stream(seed, `${name} varied`), NOW) : demo;
  const hard = family === 'hard';
  const lotsPerWeek = NOMINAL[name] * (hard ? HARD_LOAD : 1);
  const backlog = hard ? Math.round(Math.min(lots * HARD_BACKLOG, NOMINAL[name] * MOST_BACKLOG_WEEKS)) : 0;
  const orders = generateOrders(plant, { lots, seed, now: NOW, lotsPerWeek, backlog });
  return { plant, orders, actuals: [], pins: [], now: NOW, published: [], freezeOverrides: [] };
}

/** Every combination of what is asked for, plant by plant. */
export function* instancesOf({ plants, families, sizes, seeds }) {
  for (const plant of plants) for (const family of families) for (const lots of sizes) for (const seed of seeds) yield { plant, family, lots, seed };
}

/** An instance as rows name it. */
export function nameOf({ plant, family, lots, seed }) {
  return `${plant}, ${family}, ${lots}, ${seed}`;
}
