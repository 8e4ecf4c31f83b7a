import { pricedLoadBound } from '../bounds/priced-load.js';
import { windowEnergyBound } from '../bounds/window-energy.js';
import type { FlexibleJobShop } from './flexible-job-shop.js';

/** Windows of energy looked at on each side of the horizon. */
const WINDOWS = 40;
/** Windows of load looked at on each side: with the smallest heads, and the smallest tails. */
const MARGINS = 4;

/** When operations can be done, and where. Arrays run over operations; `open` over `shop.eligible`. */
export interface Room {
  /** Earliest start. */
  readonly heads: Int32Array;
  /** Least time between the end and the end of the schedule. */
  readonly tails: Int32Array;
  /** Shortest duration. */
  readonly shortest: Int32Array;
  /** 1 where the machine may be used. */
  readonly open: Uint8Array;
}

interface MachineGroup {
  readonly machines: number;
  /** Operations that cannot leave these machines. */
  readonly operations: Int32Array;
}

/**
 * A bound from work and machine time: for every set of machines that some operation is confined to, and for all machines, the energy of the operations
 * confined to the set; and the load of the busiest machine, however operations are shared out.
 */
export class WorkBound {
  private readonly groups: readonly MachineGroup[];
  private readonly inside: Int32Array;

  constructor(private readonly shop: FlexibleJobShop) {
    this.groups = groupsOf(shop);
    this.inside = new Int32Array(shop.eligible.length);
  }

  /** A makespan that no schedule within this room beats, at least `floor`. */
  raise(room: Room, floor: number): number {
    let bound = floor;
    for (const group of this.groups) bound = windowEnergyBound(workOf(group, room), bound, WINDOWS);
    for (const a of smallest(room.heads)) {
      for (const b of smallest(room.tails)) if (a + b < bound) bound = Math.max(bound, a + b + this.loadBetween(room, a, b, bound - a - b));
    }
    return bound;
  }

  /** Time that some machine needs between `a` and `b` before the end, however operations are shared out, when there is at least `width` in between. */
  private loadBetween({ heads, tails, open }: Room, a: number, b: number, width: number): number {
    const { machines, operations, eligible, eligibleFrom, time } = this.shop;
    for (let v = 0; v < operations; v++) {
      const outside = Math.max(0, a - heads[v], b - tails[v]);
      for (let e = eligibleFrom[v]; e < eligibleFrom[v + 1]; e++) {
        this.inside[e] = open[e] === 0 ? -1 : Math.min(width, Math.max(0, time[v * machines + eligible[e]] - outside));
      }
    }
    return pricedLoadBound({ machines, pieces: operations, from: eligibleFrom, machine: eligible, time: this.inside });
  }
}

function workOf({ machines, operations }: MachineGroup, { heads, tails, shortest }: Room): Parameters<typeof windowEnergyBound>[0] {
  return { machines, heads: operations.map((v) => heads[v]), durations: operations.map((v) => shortest[v]), tails: operations.map((v) => tails[v]) };
}

function groupsOf(shop: FlexibleJobShop): MachineGroup[] {
  const sets = new Map<string, ReadonlySet<number>>();
  const add = (machines: readonly number[]): unknown => sets.set(machines.join(), new Set(machines));
  for (let k = 0; k < shop.machines; k++) add([k]);
  for (let v = 0; v < shop.operations; v++) add(machinesOf(shop, v));
  add(Array.from({ length: shop.machines }, (_, k) => k));
  return [...sets.values()].map((set) => {
    const inside: number[] = [];
    for (let v = 0; v < shop.operations; v++) if (machinesOf(shop, v).every((k) => set.has(k))) inside.push(v);
    return { machines: set.size, operations: Int32Array.from(inside) };
  });
}

function machinesOf(shop: FlexibleJobShop, v: number): number[] {
  return Array.from(shop.eligible.subarray(shop.eligibleFrom[v], shop.eligibleFrom[v + 1]));
}

function smallest(values: Int32Array): number[] {
  return [...new Set(values)].sort((x, y) => x - y).slice(0, MARGINS);
}
