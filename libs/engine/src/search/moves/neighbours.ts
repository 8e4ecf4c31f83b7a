import type { RandomStream } from '@lotwright/random';
import { NONE, NEVER } from '../../problem/limits.js';
import { EQUIPMENT, POSITIONS, RUN, SESSION, type Problem } from '../../problem/problem.js';
import { PLACED } from '../../solution/operation-places.js';
import type { Timetable } from '../../solution/timetable.js';

/**
 * Orders that meet at a scarce stage, in time order there. Which stage: one of the kinds of capacity, drawn in proportion to how long
 * orders wait for it. The order is brought up to date now and then, not after every move.
 */
export class Neighbours {
  /** Movable orders in time order at the present stage; orders that do not pass it come last. */
  readonly sequence: Int32Array;
  /** The present stage: its operation in each recipe, or -1. */
  stage: Int32Array;
  private readonly at: Float64Array;
  private readonly place: Int32Array;
  /** Per kind of capacity: its operation in each recipe (the first there), or -1. */
  readonly stages: readonly Int32Array[];
  private readonly stageByOp: readonly Int32Array[];

  constructor(
    private readonly problem: Problem,
    movable: readonly number[],
  ) {
    this.sequence = Int32Array.from(movable);
    this.at = new Float64Array(problem.orders);
    this.place = new Int32Array(problem.orders).fill(NONE);
    this.stages = stageOps(problem);
    this.stage = this.stages[0];
    this.stageByOp = problem.recipes.map((recipe, r) => Int32Array.from(recipe.ops, (_, k) => this.stages.findIndex((stage) => stage[r] === k)));
  }

  /** Number of the stage that an operation of the order's recipe is at; -1 when it competes for none. */
  stageOf(order: number, k: number): number {
    return this.stageByOp[this.problem.orderRecipe[order]][k];
  }

  /** Sorts by start at a stage where work waits. */
  refresh(table: Timetable, random: RandomStream): void {
    const stage = this.drawStage(table, random);
    this.stage = stage;
    for (const o of this.sequence) this.at[o] = startAt(this.problem, table, o, stage);
    this.sequence.sort((a, b) => this.at[a] - this.at[b] || a - b);
    this.sequence.forEach((o, i) => (this.place[o] = i));
  }

  private drawStage(table: Timetable, random: RandomStream): Int32Array {
    const waits = this.stages.map((stage) => waitAt(this.problem, table, this.sequence, stage) + 1);
    let left = random.nextInt(Math.max(1, Math.min(0x3fffffff, Math.floor(waits.reduce((a, b) => a + b, 0)))));
    for (let i = 0; i < waits.length; i++) {
      left -= waits[i];
      if (left < 0) return this.stages[i];
    }
    return this.stages[0];
  }

  indexOf(order: number): number {
    return this.place[order];
  }
}

function stageOps(problem: Problem): Int32Array[] {
  const stages = new Map<string, Int32Array>();
  problem.recipes.forEach((recipe, r) => {
    recipe.ops.forEach((op, k) => {
      if (op.kind !== EQUIPMENT && op.kind !== RUN && op.kind !== POSITIONS && op.kind !== SESSION) return;
      const key = op.kind === EQUIPMENT ? `E${op.eligible.map((e) => e.equipment).join()}` : `${op.kind}/${op.target}`;
      let stage = stages.get(key);
      if (!stage) stages.set(key, (stage = new Int32Array(problem.recipes.length).fill(NONE)));
      if (stage[r] === NONE) stage[r] = k;
    });
  });
  return stages.size > 0 ? [...stages.values()] : [new Int32Array(Math.max(1, problem.recipes.length))];
}

function startAt(problem: Problem, table: Timetable, order: number, stage: Int32Array): number {
  const k = stage[problem.orderRecipe[order]];
  if (k === NONE || problem.firstOp[order] === problem.firstOp[order + 1]) return NEVER;
  return table.start[problem.firstOp[order] + k];
}

/** Weighted minutes that the orders' operations at a stage start after their predecessors end. */
function waitAt(problem: Problem, table: Timetable, orders: Int32Array, stage: Int32Array): number {
  let sum = 0;
  for (const o of orders) {
    const k = stage[problem.orderRecipe[o]];
    if (k === NONE) continue;
    const x = problem.firstOp[o] + k;
    if (table.state[x] !== PLACED) continue;
    let ready = Math.max(problem.now, problem.release[o]);
    for (const link of problem.opSpec[x].inLinks) ready = Math.max(ready, table.end[problem.firstOp[o] + link.from] + link.minLag);
    sum += (table.start[x] - ready) * problem.weight[o];
  }
  return sum / 60;
}
