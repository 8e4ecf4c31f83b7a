import type { RandomStream } from '@lotwright/random';
import { NONE } from '../../problem/limits.js';
import type { Problem } from '../../problem/problem.js';
import { PLACED } from '../../solution/operation-places.js';
import type { Timetable } from '../../solution/timetable.js';
import type { Neighbours } from '../moves/neighbours.js';
import type { Excess } from './excess.js';
import { drawLoser, drawSize, type Ruin } from './ruin.js';

/** Minutes before a wait begins in which a start counts as standing in its way. */
const MARGIN = 720;

/**
 * An order that loses much and the orders that hold what it waits for: one wait on its critical chain is drawn in proportion to its
 * length, and with the order go those that start at the same stage during that wait.
 */
export class Blockers implements Ruin {
  readonly name = 'blockers';
  private readonly waitOf: Int32Array;
  private readonly pool: Int32Array;

  constructor(
    private readonly problem: Problem,
    private readonly table: Timetable,
    private readonly neighbours: Neighbours,
    private readonly excess: Excess,
  ) {
    this.waitOf = new Int32Array(Math.max(1, ...problem.recipes.map((r) => r.ops.length)));
    this.pool = new Int32Array(problem.orders);
  }

  draw(random: RandomStream, into: Int32Array): number {
    const { sequence } = this.neighbours;
    const order = drawLoser(random, sequence, this.excess);
    if (this.table.planned[order] === 0) return 0;
    const waiting = this.drawWait(random, order);
    if (waiting === NONE) return 0;
    into[0] = order;
    const wanted = drawSize(random, sequence.length) - 1;
    let found = this.gather(order, waiting, sequence);
    let count = 1;
    while (count <= wanted && found > 0) {
      const i = random.nextInt(found);
      into[count++] = this.pool[i];
      this.pool[i] = this.pool[--found];
    }
    return count > 1 ? count : 0;
  }

  /** An operation of the order's critical chain that waits, drawn by how long; NONE when none does. */
  private drawWait(random: RandomStream, order: number): number {
    const { problem, table, waitOf } = this;
    const recipe = problem.recipes[problem.orderRecipe[order]];
    const base = problem.firstOp[order];
    const earliest = Math.max(problem.now, problem.release[order]);
    let total = 0;
    waitOf.fill(0);
    for (let k = recipe.patientReady; k !== NONE; ) {
      let before = NONE;
      let ready = earliest;
      const links = recipe.ops[k].inLinks;
      for (let i = 0; i < links.length; i++) {
        const end = table.end[base + links[i].from] + links[i].minLag;
        if (end <= ready) continue;
        ready = end;
        before = links[i].from;
      }
      if (table.state[base + k] === PLACED && this.neighbours.stageOf(order, k) !== NONE) total += waitOf[k] = Math.max(0, table.start[base + k] - ready);
      k = before;
    }
    if (total === 0) return NONE;
    let left = random.nextInt(total);
    for (let k = 0; k < recipe.ops.length; k++) {
      left -= waitOf[k];
      if (left < 0) return k;
    }
    return NONE;
  }

  /** Fills the pool with the orders that start at the stage of `waiting` while the order waits for it; returns how many. */
  private gather(order: number, waiting: number, sequence: Int32Array): number {
    const { problem, table, neighbours, pool } = this;
    const x = problem.firstOp[order] + waiting;
    const to = table.start[x];
    const from = to - this.waitOf[waiting] - MARGIN;
    const stage = neighbours.stages[neighbours.stageOf(order, waiting)];
    let found = 0;
    for (let i = 0; i < sequence.length; i++) {
      const other = sequence[i];
      const k = stage[problem.orderRecipe[other]];
      if (other === order || k === NONE) continue;
      const y = problem.firstOp[other] + k;
      if (table.state[y] === PLACED && table.start[y] >= from && table.start[y] <= to) pool[found++] = other;
    }
    return found;
  }
}
