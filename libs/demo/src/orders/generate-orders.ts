import { elapsed, localParts, shift } from '@lotwright/time';
import type { Instant } from '@lotwright/time';
import type { Order, OrderId, Plant, Process, Urgency } from '@lotwright/domain';
import { stream, weightedPick } from '@lotwright/random';
import type { RandomStream } from '@lotwright/random';
import { DEMO_PLANTS, siteOf } from '../demo-plant.js';
import { days } from '../notation/durations.js';
import { PlantClock } from '../notation/plant-clock.js';
import { LIPOPLEX_FAMILY } from '../site/products.js';
import { clinicWindows } from './clinic-windows.js';
import { coiToken } from './order-tokens.js';
import { releaseTimes } from './release-times.js';

/** What orders to make up. */
export interface OrderRequest {
  /** How many, backlog included; 0 or more. */
  readonly lots: number;
  /** Same plant, request and seed: same orders, everywhere. */
  readonly seed: number;
  /** Releases go on from here; only the backlog lies before. */
  readonly now: Instant;
  /** Releases per week in the long run; the plant's nominal rate when left out. */
  readonly lotsPerWeek?: number;
  /** How many of the orders were released before now; 0 when left out. */
  readonly backlog?: number;
}

const URGENCY_MIX: readonly { readonly value: Urgency; readonly share: number }[] = [
  { value: 'urgent', share: 15 },
  { value: 'standard', share: 75 },
  { value: 'flexible', share: 10 },
];
/** Share of orders for each product of the lipoplex family, percent; the rest goes to the other products. */
const LIPOPLEX_PERCENT = 6;
/** Share of orders whose dose is of no use after a given date. */
const BOUNDED_SHARE = 0.12;
const LATEST_AFTER_WINDOW = days(42);
/** A release further ahead than this is an estimate. */
const ESTIMATED_AFTER = days(2);
const SITES = ['C-014', 'C-022', 'C-031', 'C-037', 'C-045', 'C-052', 'C-068', 'C-073', 'C-081', 'C-096'];

/**
 * Seeded patient orders: Poisson releases in working hours, 15 % urgent, 75 % standard, 10 % flexible, a dosing window
 * every three weeks ± 3 days, mostly the LNP product. In order of release.
 * @throws RangeError when a count is not a whole number, or for a plant that is not a demo plant and no `lotsPerWeek`
 */
export function generateOrders(plant: Plant, request: OrderRequest): Order[] {
  const { lots, seed, now, backlog = 0 } = request;
  checkCounts(lots, backlog);
  const name = DEMO_PLANTS.find((known) => known === plant.id);
  const lotsPerWeek = request.lotsPerWeek ?? (name ? siteOf(name).lotsPerWeek : 0);
  if (!(lotsPerWeek > 0)) throw new RangeError(`lotsPerWeek must be a positive number for plant ${plant.id}; give for example 20`);
  const random = (purpose: string): RandomStream => stream(seed, `${plant.id} ${purpose}`);
  const releases = releaseTimes(random('releases'), { zone: plant.zone, now, before: backlog, after: lots - backlog, lotsPerWeek });
  const prefix = name ? siteOf(name).orderPrefix : plant.id.slice(0, 3).toUpperCase();
  const draws = { urgency: random('urgency'), product: random('product'), window: random('windows'), coi: random('coi'), site: random('sites'), latest: random('latest') };
  const clock = new PlantClock(plant.zone, now);
  const year = localParts(now, plant.zone).date.slice(2, 4);
  const first = 100 + random('numbers').nextInt(300);
  return releases.map((sequenceRelease, index) => {
    const urgency = weightedPick(draws.urgency, URGENCY_MIX);
    const windows = clinicWindows(draws.window, clock, sequenceRelease, urgency);
    const process = pickProcess(draws.product, plant);
    return {
      id: `${prefix}-${year}-${String(first + index).padStart(4, '0')}` as OrderId,
      coi: coiToken(draws.coi),
      process: process.id,
      processVersion: process.version,
      urgency,
      sequenceRelease,
      releaseEstimated: elapsed(now, sequenceRelease) > ESTIMATED_AFTER,
      windows,
      latestUseful: draws.latest.chance(BOUNDED_SHARE) ? shift(windows.closes, LATEST_AFTER_WINDOW) : null,
      site: draws.site.pick(SITES),
      cancelled: false,
    };
  });
}

function pickProcess(random: RandomStream, plant: Plant): Process {
  const isLipoplex = (process: Process): boolean =>
    plant.products.some((product) => product.id === process.product && product.family === LIPOPLEX_FAMILY);
  const lipoplex = plant.processes.filter(isLipoplex);
  const others = plant.processes.filter((process) => !isLipoplex(process));
  const rare = random.nextInt(100) < LIPOPLEX_PERCENT;
  return random.pick(lipoplex.length > 0 && (rare || others.length === 0) ? lipoplex : others);
}

function checkCounts(lots: number, backlog: number): void {
  if (!Number.isSafeInteger(lots) || lots < 0) throw new RangeError(`lots must be a whole number of at least 0, got ${lots}`);
  if (!Number.isSafeInteger(backlog) || backlog < 0 || backlog > lots) {
    throw new RangeError(`backlog must be a whole number from 0 to the number of lots (${lots}), got ${backlog}`);
  }
}
