import { ALWAYS, NEVER, NONE } from '../problem/limits.js';
import type { Problem, Recipe } from '../problem/problem.js';
import { cellAt, type StartCells } from './start-cells.js';

/** Raises of a predecessor after which the times reached so far are taken: they are valid at any moment. */
const MOST_RAISES = 200;

/** Least ends of a lot's operations when it has the plant to itself, reckoned on start cells alone. */
export class Alone {
  /** By operation of the recipe. */
  readonly end: Int32Array;
  private readonly endFrom: Int32Array;
  /** By recipe, operation and cell: the least end of a start in that cell or a later one, which may be on faster equipment. */
  private readonly leastEnd: readonly (readonly Int32Array[])[];

  constructor(
    private readonly problem: Problem,
    private readonly cells: readonly (readonly StartCells[])[],
  ) {
    const most = Math.max(1, ...problem.recipes.map((r) => r.ops.length));
    this.end = new Int32Array(most);
    this.endFrom = new Int32Array(most);
    this.leastEnd = cells.map((ops) => ops.map(({ end }) => leastFromHere(end)));
  }

  /** Fills `end` for an order; an end beyond the cells is that of the last start that was looked at. */
  order(o: number): void {
    const { problem } = this;
    const recipe = problem.recipes[problem.orderRecipe[o]];
    const base = problem.firstOp[o];
    this.run(recipe, problem.orderRecipe[o], Math.max(problem.now, problem.release[o]), (k) => problem.factEnd[base + k]);
  }

  /** Fills `end` for whatever follows patient-ready when that ends at `ready`; other operations count for nothing. */
  after(recipeIndex: number, ready: number): void {
    const recipe = this.problem.recipes[recipeIndex];
    const follows = recipe.ops[recipe.patientReady].descendants;
    this.run(recipe, recipeIndex, this.problem.now, (k) => (k === recipe.patientReady ? ready : follows.includes(k) ? NONE : ALWAYS));
  }

  private run(recipe: Recipe, recipeIndex: number, earliest: number, fixedEnd: (k: number) => number): void {
    this.endFrom.fill(ALWAYS);
    let raisesLeft = MOST_RAISES;
    for (let pos = 0; pos < recipe.sequence.length; ) {
      const k = recipe.sequence[pos];
      const fixed = fixedEnd(k);
      let back = NONE;
      if (fixed !== NONE) this.end[k] = fixed;
      else {
        const start = this.reach(recipe, recipeIndex, k, earliest);
        for (const link of recipe.ops[k].inLinks) {
          if (link.maxLag < 0 || start - link.maxLag <= this.end[link.from] || fixedEnd(link.from) !== NONE || raisesLeft === 0) continue;
          raisesLeft--;
          this.endFrom[link.from] = start - link.maxLag;
          back = link.from;
          break;
        }
      }
      pos = back === NONE ? pos + 1 : recipe.sequence.indexOf(back);
    }
  }

  /** Bounds the end of one operation from those of its predecessors; answers the bound of its start. */
  private reach(recipe: Recipe, recipeIndex: number, k: number, earliest: number): number {
    const cells = this.cells[recipeIndex][k];
    let t = earliest;
    for (const link of recipe.ops[k].inLinks) t = Math.max(t, this.end[link.from] + link.minLag);
    let i = cellAt(cells, t);
    while (i < cells.count && cells.latestEnd[i] < this.endFrom[k]) i++;
    const least = Math.min(...recipe.ops[k].work.totals);
    if (i === cells.count) {
      this.end[k] = Math.max(t + (least < NEVER ? least : 0), this.endFrom[k]);
      return t;
    }
    const start = Math.max(t, cells.first[i]);
    this.end[k] = Math.max(this.leastEnd[recipeIndex][k][i], start + least, this.endFrom[k]);
    return start;
  }
}

function leastFromHere(ends: Int32Array): Int32Array {
  const least = ends.slice();
  for (let i = least.length - 2; i >= 0; i--) if (least[i] > least[i + 1]) least[i] = least[i + 1];
  return least;
}
