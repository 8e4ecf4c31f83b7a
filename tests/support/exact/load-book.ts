import type { CrewUse } from './task.js';

const FREE = -1;

interface Load {
  readonly resource: string;
  readonly start: number;
  readonly end: number;
  readonly amount: number;
  readonly mask: number;
}

/** Loads on resources with a capacity at every tick (crews, pools, storages), and who they belong to. */
export class LoadBook {
  private readonly taken = new Map<string, Int32Array>();
  private readonly loads: Load[] = [];

  constructor(private readonly capacity: ReadonlyMap<string, Int32Array>) {
    for (const [name, cells] of capacity) this.taken.set(name, new Int32Array(cells.length));
  }

  /** Tasks that keep one more load out, or -1. A load that does not fit even alone is nobody's doing (0). */
  objection(resource: string, start: number, end: number, amount: number): number {
    const capacity = this.capacity.get(resource)!;
    const taken = this.taken.get(resource)!;
    for (let tick = start; tick < end; tick++) {
      if (taken[tick] + amount <= capacity[tick]) continue;
      return this.loads.reduce((mask, l) => (l.resource === resource && l.start <= tick && tick < l.end ? mask | l.mask : mask), 0);
    }
    return FREE;
  }

  /** The same for several loads of one choice at once: its phases may overlap nothing of their own, so each stands alone. */
  objections(uses: readonly CrewUse[]): number {
    for (const { crew, start, end, heads } of uses) {
      const mask = this.objection(crew, start, end, heads);
      if (mask !== FREE) return mask;
    }
    return FREE;
  }

  /** Enters a load for good or until it is taken out. */
  add(resource: string, start: number, end: number, amount: number, mask: number): void {
    this.enter(resource, start, end, amount, mask, 1);
  }

  /** Enters a load (1), or takes an equal one out (-1). */
  enter(resource: string, start: number, end: number, amount: number, mask: number, by: 1 | -1): void {
    const taken = this.taken.get(resource)!;
    for (let tick = start; tick < end; tick++) taken[tick] += by * amount;
    if (by === 1) {
      this.loads.push({ resource, start, end, amount, mask });
      return;
    }
    const at = this.loads.findLastIndex((l) => l.resource === resource && l.start === start && l.end === end && l.amount === amount && l.mask === mask);
    this.loads.splice(at, 1);
  }
}
