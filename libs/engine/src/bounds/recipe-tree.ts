import { NONE } from '../problem/limits.js';
import { lowerBound } from '../problem/lower-bound.js';
import type { Recipe } from '../problem/problem.js';
import { cellAt, type StartCells } from './start-cells.js';
import type { ReadyTimes } from './ready-times.js';

/** How a branch of the tree hangs on its parent, by the parent's cell: the child starts in one of its cells `first` to `last`. */
export interface Branch {
  readonly child: number;
  readonly first: Int32Array;
  /** Last cell that the hold time allows; null when the material keeps. */
  readonly last: Int32Array | null;
}

/**
 * A recipe as trees that end at patient-ready: every operation that leads there hangs on one of its predecessors, with that link's lag and hold;
 * what all the other links say is kept as the last cell from which patient-ready can still be reached in time.
 */
export interface RecipeTree {
  /** Operations that lead to patient-ready, itself included where it has no slots; children before parents. */
  readonly upward: readonly number[];
  /** Parent of each operation of the recipe; -1 for roots and for operations that do not lead to patient-ready. */
  readonly parent: Int32Array;
  readonly branches: readonly (readonly Branch[])[];
  /** Per operation and ready time: the last cell from which it can still be met; -1 when none. */
  readonly reach: readonly Int32Array[];
}

/** Which predecessor each operation hangs on: the one that lets it start last. @param ends summed ends of each operation over `count` lots */
export function treeParents(recipe: Recipe, ends: Float64Array, count: number): Int32Array {
  return Int32Array.from(recipe.ops, ({ inLinks }) => {
    let parent = NONE;
    let latest = -Infinity;
    for (const link of inLinks) {
      const ready = ends[link.from] + link.minLag * count;
      if (ready <= latest) continue;
      latest = ready;
      parent = link.from;
    }
    return parent;
  });
}

/** Hangs the operations of a recipe on the given parents. */
export function recipeTree(recipe: Recipe, cells: readonly StartCells[], parents: Int32Array, ready: ReadyTimes): RecipeTree {
  const slotted = ready.cell.length > 0;
  const leads = recipe.ops.map((op, k) => (k === recipe.patientReady ? !slotted : op.descendants.includes(recipe.patientReady)));
  const upward = [...recipe.sequence].reverse().filter((k) => leads[k]);
  const parent = parents.map((p, k) => (leads[k] ? p : NONE));
  const branches = recipe.ops.map((op, k) =>
    op.outLinks.filter((link) => leads[link.to] && parent[link.to] === k && isTightest(op.outLinks, link)).map((link): Branch => {
      const keeps = link.maxLag < 0 || cells[k].latestEnd.some((end) => end >= 0x3fffffff);
      return {
        child: link.to,
        first: lowered(cells[k].end.map((end) => cellAt(cells[link.to], end + link.minLag))),
        last: keeps ? null : raised(cells[k].latestEnd.map((end) => cellUpTo(cells[link.to], end + link.maxLag))),
      };
    }),
  );
  const reach = recipe.ops.map(() => new Int32Array(ready.count).fill(NONE));
  for (const k of upward) reachFrom(recipe, cells, ready, leads, reach, k);
  return { upward, parent, branches, reach };
}

/** Of several links between the same two operations only one is a branch. */
function isTightest(links: Recipe['ops'][number]['outLinks'], link: Recipe['ops'][number]['outLinks'][number]): boolean {
  return links.find((l) => l.to === link.to) === link;
}

function reachFrom(recipe: Recipe, cells: readonly StartCells[], ready: ReadyTimes, leads: readonly boolean[], reach: Int32Array[], k: number): void {
  const own = cells[k];
  const last = reach[k].fill(own.count - 1);
  if (k === recipe.patientReady) {
    for (let t = ready.count - 1, i = own.count - 1; t >= 0; t--) {
      while (i >= 0 && own.end[i] > ready.until[t]) i--;
      last[t] = i;
    }
    return;
  }
  for (const link of recipe.ops[k].outLinks) {
    if (link.to !== recipe.patientReady && !leads[link.to]) continue;
    const first = !leads[link.to] ? null : lowered(own.end.map((end) => cellAt(cells[link.to], end + link.minLag)));
    for (let t = ready.count - 1, i = own.count - 1; t >= 0; t--) {
      const allowed = (at: number): boolean => (first === null ? own.end[at] + link.minLag <= ready.latestStart[t] : first[at] <= reach[link.to][t]);
      while (i >= 0 && !allowed(i)) i--;
      last[t] = Math.min(last[t], i);
    }
  }
}

/** Makes indices ascend by lowering the earlier ones: a later start never opens more. */
function lowered(indices: Int32Array): Int32Array {
  for (let i = indices.length - 2; i >= 0; i--) if (indices[i] > indices[i + 1]) indices[i] = indices[i + 1];
  return indices;
}

/** Makes indices ascend by raising the later ones. */
function raised(indices: Int32Array): Int32Array {
  for (let i = 1; i < indices.length; i++) if (indices[i] < indices[i - 1]) indices[i] = indices[i - 1];
  return indices;
}

/** Index of the last cell in which a start at or before `t` is possible; -1 when there is none. */
function cellUpTo(cells: StartCells, t: number): number {
  return lowerBound(cells.first, cells.count, t + 1) - 1;
}
