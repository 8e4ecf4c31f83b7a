import type { FlexibleJobShop } from '../flexible-job-shop.js';
import { findEdges } from './edge-finding.js';
import type { MachineWork } from './edge-finding.js';
import type { Windows } from './windows.js';

/** What looking at a machine costs besides, in comparisons. */
const OVERHEAD = 40;

/** Narrows windows by what machines can do: edge finding among the operations that have no other machine left, in both directions of time. */
export class Propagation {
  /** Work done so far, in comparisons of two operations: a measure of time that is the same on every machine, about 10 ns each. */
  comparisons = 0;

  private readonly candidates: readonly Int32Array[];
  private readonly placeOf: readonly Int32Array[];
  private readonly members: Int32Array;
  private readonly sorted: Int32Array;
  private readonly raised: Int32Array;
  private readonly reach: Int32Array;
  private readonly work: MachineWork;

  constructor(private readonly shop: FlexibleJobShop) {
    const places: number[][] = Array.from({ length: shop.machines }, () => []);
    const owners: number[][] = Array.from({ length: shop.machines }, () => []);
    for (let v = 0; v < shop.operations; v++) {
      for (let e = shop.eligibleFrom[v]; e < shop.eligibleFrom[v + 1]; e++) {
        owners[shop.eligible[e]].push(v);
        places[shop.eligible[e]].push(e);
      }
    }
    this.candidates = owners.map((row) => Int32Array.from(row));
    this.placeOf = places.map((row) => Int32Array.from(row));
    const size = shop.operations;
    this.members = new Int32Array(size);
    this.sorted = new Int32Array(size);
    this.raised = new Int32Array(size);
    this.reach = new Int32Array(size);
    this.work = { count: 0, from: new Int32Array(size), to: new Int32Array(size), time: new Int32Array(size) };
  }

  /** Narrows until nothing changes any more. Answers false when no schedule is left. */
  settle(windows: Windows): boolean {
    const { touched } = windows;
    for (let k = touched.indexOf(1); k >= 0; k = touched.indexOf(1)) {
      touched[k] = 0;
      if (!this.settleMachine(windows, k)) return false;
    }
    return true;
  }

  private settleMachine(windows: Windows, k: number): boolean {
    const count = this.gather(windows, k);
    this.comparisons += OVERHEAD + this.candidates[k].length + 2 * count * count;
    return this.ahead(windows, count) && this.back(windows, count) && this.dropMisfits(windows, k, count);
  }

  /** Collects the operations that have to run on machine `k`. */
  private gather({ choices, open }: Windows, k: number): number {
    const candidates = this.candidates[k];
    let count = 0;
    for (let i = 0; i < candidates.length; i++) if (choices[candidates[i]] === 1 && open[this.placeOf[k][i]] === 1) this.members[count++] = candidates[i];
    return count;
  }

  private ahead(windows: Windows, count: number): boolean {
    const { work, sorted, raised } = this;
    const { earliest, latest, shortest } = windows;
    this.sort(earliest, 1, count);
    work.count = count;
    for (let i = 0; i < count; i++) {
      const v = sorted[i];
      work.from[i] = earliest[v];
      work.to[i] = latest[v];
      work.time[i] = shortest[v];
    }
    if (!findEdges(work, raised, this.reach)) return false;
    for (let i = 0; i < count; i++) if (raised[i] > work.from[i] && !windows.raise(sorted[i], raised[i])) return false;
    return true;
  }

  /** The same with time running backwards. */
  private back(windows: Windows, count: number): boolean {
    const { work, sorted, raised } = this;
    const { earliest, latest, shortest } = windows;
    this.sort(latest, -1, count);
    for (let i = 0; i < count; i++) {
      const v = sorted[i];
      work.from[i] = -latest[v];
      work.to[i] = -earliest[v];
      work.time[i] = shortest[v];
    }
    if (!findEdges(work, raised, this.reach)) return false;
    for (let i = 0; i < count; i++) if (raised[i] > work.from[i] && !windows.lower(sorted[i], -raised[i])) return false;
    return true;
  }

  /** Takes machine `k` from operations that fit there neither before nor behind one that has to run there. */
  private dropMisfits(windows: Windows, k: number, count: number): boolean {
    const { members, candidates, placeOf, shop } = this;
    const { earliest, latest, shortest, choices, open } = windows;
    for (let i = 0; i < candidates[k].length; i++) {
      const v = candidates[k][i];
      const e = placeOf[k][i];
      if (choices[v] === 1 || open[e] === 0) continue;
      const p = shop.time[v * shop.machines + k];
      for (let j = 0; j < count; j++) {
        const u = members[j];
        const both = p + shortest[u];
        if (earliest[v] + both <= latest[u] || earliest[u] + both <= latest[v]) continue;
        if (!windows.drop(v, e)) return false;
        break;
      }
    }
    return true;
  }

  /** Members by a key, by insertion: they are few, and nearly in order. */
  private sort(key: Int32Array, sign: number, count: number): void {
    const { members, sorted } = this;
    for (let i = 0; i < count; i++) {
      const v = members[i];
      let place = i;
      for (; place > 0 && sign * key[sorted[place - 1]] > sign * key[v]; place--) sorted[place] = sorted[place - 1];
      sorted[place] = v;
    }
  }
}
