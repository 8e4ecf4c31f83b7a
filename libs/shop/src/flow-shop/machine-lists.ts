import type { HybridFlowShop } from './hybrid-flow-shop.js';

/**
 * A schedule as one linked list of operations per machine. Stages come one after another, so any lists make a schedule: no move can close a circle.
 *
 * Numbers: operation of job `j` at stage `k` (from 0) is `(k + 1) * jobs + j`; the rows before and behind are empty stages whose times stay 0, so
 * that first and last stage need no case of their own. Behind them each machine has a node that closes its list to a ring; its times stay 0 too.
 */
export class MachineLists {
  readonly jobs: number;
  readonly stages: number;
  readonly machines: Int32Array;
  /** Ring node of each stage's first machine; the next machines follow. */
  readonly ringOf: Int32Array;
  /** Ring nodes begin here. */
  readonly rings: number;
  /** All nodes. */
  readonly size: number;
  readonly time: Int32Array;
  readonly previous: Int32Array;
  readonly next: Int32Array;
  /** Earliest end of each operation. */
  readonly end: Int32Array;
  /** Longest time from the start of each operation to the end of the schedule. */
  readonly rest: Int32Array;

  constructor(shop: HybridFlowShop) {
    this.jobs = shop.jobs;
    this.stages = shop.stages;
    this.machines = shop.machines;
    this.rings = (shop.stages + 2) * shop.jobs;
    this.ringOf = new Int32Array(shop.stages + 1);
    this.ringOf[0] = this.rings;
    for (let k = 0; k < shop.stages; k++) this.ringOf[k + 1] = this.ringOf[k] + shop.machines[k];
    this.size = this.ringOf[shop.stages];
    this.time = new Int32Array(this.size);
    this.time.set(shop.time, shop.jobs);
    this.previous = new Int32Array(this.size);
    this.next = new Int32Array(this.size);
    this.end = new Int32Array(this.size);
    this.rest = new Int32Array(this.size);
    for (let ring = this.rings; ring < this.size; ring++) this.previous[ring] = this.next[ring] = ring;
  }

  /** Takes over sequences of jobs, one per machine, stage after stage. */
  load(sequences: readonly ArrayLike<number>[]): void {
    let machine = 0;
    for (let k = 0; k < this.stages; k++) {
      for (let i = 0; i < this.machines[k]; i++, machine++) {
        const ring = this.rings + machine;
        this.next[ring] = this.previous[ring] = ring;
        for (let place = 0; place < sequences[machine].length; place++) this.link((k + 1) * this.jobs + sequences[machine][place], this.previous[ring]);
      }
    }
  }

  /** The jobs of each machine, first to last, stage after stage. */
  sequences(): Int32Array[] {
    return Array.from({ length: this.size - this.rings }, (_, machine) => {
      const row: number[] = [];
      for (let v = this.next[this.rings + machine]; v < this.rings; v = this.next[v]) row.push(v % this.jobs);
      return Int32Array.from(row);
    });
  }

  /** Takes an operation out of its list. */
  unlink(v: number): void {
    const { previous, next } = this;
    const a = previous[v];
    const b = next[v];
    next[a] = b;
    previous[b] = a;
  }

  /** Puts an operation right behind another one, or behind a ring node: at the front of its machine. */
  link(v: number, behind: number): void {
    const { previous, next } = this;
    const b = next[behind];
    next[behind] = v;
    previous[v] = behind;
    next[v] = b;
    previous[b] = v;
  }

  /** Recomputes the ends from a stage on. An operation that is not linked must have end and rest 0, or be of a job that has none linked. */
  updateEnds(from = 0): void {
    const { end, time, next, rings, ringOf, jobs, size } = this;
    for (let ring = ringOf[from]; ring < size; ring++) {
      let free = 0;
      for (let v = next[ring]; v < rings; v = next[v]) {
        const ready = end[v - jobs];
        free = (ready > free ? ready : free) + time[v];
        end[v] = free;
      }
    }
  }

  /** Recomputes the rests before stage `to`, under the same condition. */
  updateRests(to = this.stages): void {
    const { rest, time, previous, rings, ringOf, jobs } = this;
    for (let ring = ringOf[to] - 1; ring >= rings; ring--) {
      let free = 0;
      for (let v = previous[ring]; v < rings; v = previous[v]) {
        const due = rest[v + jobs];
        free = (due > free ? due : free) + time[v];
        rest[v] = free;
      }
    }
  }

  /** Largest of the ends, which have to be up to date. */
  makespan(): number {
    const { end, previous, ringOf, stages } = this;
    let makespan = 0;
    for (let ring = ringOf[stages - 1]; ring < ringOf[stages]; ring++) makespan = Math.max(makespan, end[previous[ring]]);
    return makespan;
  }

  /** The same from the rests, which have to be up to date. */
  makespanByRests(): number {
    const { rest, next, rings, ringOf } = this;
    let makespan = 0;
    for (let ring = rings; ring < ringOf[1]; ring++) makespan = Math.max(makespan, rest[next[ring]]);
    return makespan;
  }
}

/** Length of the schedule that machine sequences stand for. */
export function sequencesMakespan(shop: HybridFlowShop, sequences: readonly ArrayLike<number>[]): number {
  const lists = new MachineLists(shop);
  lists.load(sequences);
  lists.updateEnds();
  return lists.makespan();
}
