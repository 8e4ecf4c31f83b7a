import type { FlexibleJobShop } from '../flexible-job-shop.js';

/**
 * What must hold in every schedule that is over by a given time: the earliest start and the latest end of each operation, and the machines it may still
 * run on. Narrowing one window narrows those before and behind it in the job. Every narrowing answers false when no such schedule is left.
 */
export class Windows {
  readonly earliest: Int32Array;
  readonly latest: Int32Array;
  /** Shortest duration on the machines that are left. */
  readonly shortest: Int32Array;
  /** How many machines are left. */
  readonly choices: Int32Array;
  /** Whether the machine at this place of `shop.eligible` is left to its operation. */
  readonly open: Uint8Array;
  /** Machines at which something changed since they were last looked at. */
  readonly touched: Uint8Array;

  constructor(private readonly shop: FlexibleJobShop) {
    this.earliest = new Int32Array(shop.operations);
    this.latest = new Int32Array(shop.operations);
    this.shortest = new Int32Array(shop.operations);
    this.choices = new Int32Array(shop.operations);
    this.open = new Uint8Array(shop.eligible.length);
    this.touched = new Uint8Array(shop.machines);
  }

  /** Begins anew with all schedules that are over by `makespan`. */
  reset(makespan: number): boolean {
    const { shop, earliest, latest, shortest, choices } = this;
    this.open.fill(1);
    this.touched.fill(1);
    for (let v = 0; v < shop.operations; v++) {
      choices[v] = shop.eligibleFrom[v + 1] - shop.eligibleFrom[v];
      shortest[v] = this.shortestOpen(v);
      const u = shop.before[v];
      earliest[v] = u === shop.operations ? 0 : earliest[u] + shortest[u];
    }
    for (let v = shop.operations - 1; v >= 0; v--) {
      const u = shop.after[v];
      latest[v] = u === shop.operations ? makespan : latest[u] - shortest[u];
    }
    for (let v = 0; v < shop.operations; v++) if (!this.close(v)) return false;
    return true;
  }

  /** Takes over another state of the same shop. */
  copy(from: Windows): void {
    this.earliest.set(from.earliest);
    this.latest.set(from.latest);
    this.shortest.set(from.shortest);
    this.choices.set(from.choices);
    this.open.set(from.open);
    this.touched.set(from.touched);
  }

  /** Lets `v` start at `time` at the earliest. */
  raise(v: number, time: number): boolean {
    const { shop, earliest, shortest } = this;
    let t = time;
    for (let u = v; u !== shop.operations && t > earliest[u]; u = shop.after[u]) {
      earliest[u] = t;
      this.touch(u);
      if (!this.close(u)) return false;
      t = earliest[u] + shortest[u];
    }
    return true;
  }

  /** Lets `v` end at `time` at the latest. */
  lower(v: number, time: number): boolean {
    const { shop, latest, shortest } = this;
    let t = time;
    for (let u = v; u !== shop.operations && t < latest[u]; u = shop.before[u]) {
      latest[u] = t;
      this.touch(u);
      if (!this.close(u)) return false;
      t = latest[u] - shortest[u];
    }
    return true;
  }

  /** Takes the machine at place `e` of `shop.eligible` from `v`. */
  drop(v: number, e: number): boolean {
    this.touch(v);
    this.open[e] = 0;
    this.choices[v]--;
    return this.choices[v] > 0 && this.stretch(v);
  }

  /** Leaves `v` no machine but the one at place `e`. */
  choose(v: number, e: number): boolean {
    const { eligibleFrom } = this.shop;
    for (let other = eligibleFrom[v]; other < eligibleFrom[v + 1]; other++) if (other !== e && this.open[other] === 1 && !this.drop(v, other)) return false;
    return true;
  }

  /** Longest duration of `v` on the machines that are left. */
  longest(v: number): number {
    const { eligible, eligibleFrom, machines, time } = this.shop;
    let worst = 0;
    for (let e = eligibleFrom[v]; e < eligibleFrom[v + 1]; e++) if (this.open[e] === 1) worst = Math.max(worst, time[v * machines + eligible[e]]);
    return worst;
  }

  private shortestOpen(v: number): number {
    const { eligible, eligibleFrom, machines, time } = this.shop;
    let best = 0x7fffffff;
    for (let e = eligibleFrom[v]; e < eligibleFrom[v + 1]; e++) {
      const p = time[v * machines + eligible[e]];
      if (this.open[e] === 1 && p < best) best = p;
    }
    return best;
  }

  /** Takes away the machines on which `v` no longer fits into its window. */
  private close(v: number): boolean {
    const { eligible, eligibleFrom, machines, time } = this.shop;
    const room = this.latest[v] - this.earliest[v];
    if (this.shortest[v] > room) return false;
    if (this.choices[v] === 1) return true;
    for (let e = eligibleFrom[v]; e < eligibleFrom[v + 1]; e++) {
      if (this.open[e] === 1 && time[v * machines + eligible[e]] > room && !this.drop(v, e)) return false;
    }
    return true;
  }

  private stretch(v: number): boolean {
    const p = this.shortestOpen(v);
    if (p === this.shortest[v]) return true;
    this.shortest[v] = p;
    const { before, after, operations } = this.shop;
    if (this.earliest[v] + p > this.latest[v]) return false;
    return (after[v] === operations || this.raise(after[v], this.earliest[v] + p)) && (before[v] === operations || this.lower(before[v], this.latest[v] - p));
  }

  private touch(v: number): void {
    const { eligible, eligibleFrom } = this.shop;
    for (let e = eligibleFrom[v]; e < eligibleFrom[v + 1]; e++) if (this.open[e] === 1) this.touched[eligible[e]] = 1;
  }
}
