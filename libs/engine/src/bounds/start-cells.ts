import { NEVER } from '../problem/limits.js';
import { lowerBound } from '../problem/lower-bound.js';
import { RUN, SESSION, type Problem, type RecipeOp } from '../problem/problem.js';
import { endFrom, nextChance, type Way, type WorkingHours } from './working-hours.js';

/** Time cut into cells of equal width. A price stands at the first minute of each cell. */
export interface TimeGrid {
  /** First minute of the first cell. */
  readonly from: number;
  /** Minutes. */
  readonly width: number;
  readonly count: number;
}

/**
 * Where an operation may start: cells of the time grid, or slots, in order of time. Everything in between is closed. Starts within a cell
 * lie from `first` to `last`; none ends before `end`.
 */
export interface StartCells {
  readonly count: number;
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly end: Int32Array;
  /** No start in the cell ends later; NEVER where waiting may prolong the work. */
  readonly latestEnd: Int32Array;
  /** Number of the slot for runs and sessions with slots; empty otherwise. */
  readonly slot: Int32Array;
}

/** Lays out the starts of one recipe operation, as if nothing else stood in the plant. */
export function startCells(problem: Problem, hours: WorkingHours, op: RecipeOp, grid: TimeGrid): StartCells {
  if (op.kind === SESSION) return sittings(problem, op, grid);
  const { ways, work } = hours.waysOf(op);
  const rigid = work.maxStretch === 0 && work.works.every((w) => w !== 2) && work.works.length > 0;
  const longest = Math.max(0, ...ways.map((way) => way.lengths.reduce((a, b) => a + b, 0)));
  const cells = new Cells(rigid ? longest : NEVER);
  if (op.kind === RUN && problem.methods[op.target].slots !== null) {
    problem.methods[op.target].slots!.forEach((at, i) => {
      const end = Math.min(NEVER, ...ways.map((way) => endFrom(way, work, at)));
      if (end < NEVER && at < grid.from + grid.count * grid.width) cells.add(at, at, end, i);
    });
    return cells.done();
  }
  for (let b = 0; b < grid.count; b++) {
    const from = Math.max(problem.now, grid.from + b * grid.width);
    const to = grid.from + (b + 1) * grid.width - 1;
    let first = NEVER;
    let last = -1;
    let end = NEVER;
    for (const way of ways) {
      const start = firstStart(way, work, from, to);
      if (start === NEVER) continue;
      first = Math.min(first, start);
      last = Math.max(last, lastStart(way, work, start, to));
      end = Math.min(end, endFrom(way, work, start));
    }
    if (last >= 0) cells.add(first, last, end, -1);
  }
  return cells.done();
}

function firstStart(way: Way, work: Parameters<typeof endFrom>[1], from: number, to: number): number {
  for (let s = nextChance(way, work, from); s <= to; s = nextChance(way, work, s + 1)) if (endFrom(way, work, s) < NEVER) return s;
  return NEVER;
}

function lastStart(way: Way, work: Parameters<typeof endFrom>[1], first: number, to: number): number {
  for (let s = to; s > first; s--) if (endFrom(way, work, s) < NEVER) return s;
  return first;
}

function sittings(problem: Problem, op: RecipeOp, grid: TimeGrid): StartCells {
  const session = problem.sessions[op.target];
  const cells = new Cells(session.length);
  session.slots.forEach((at, i) => {
    if (at < grid.from + grid.count * grid.width) cells.add(at, at, at + session.length, i);
  });
  return cells.done();
}

/** Gathers cells; `longest` is the most minutes from start to end, NEVER when waiting may prolong the work. */
class Cells {
  private readonly rows: number[][] = [];

  constructor(private readonly longest: number) {}

  add(first: number, last: number, end: number, slot: number): void {
    this.rows.push([first, last, end, this.longest === NEVER ? NEVER : last + this.longest, slot]);
  }

  done(): StartCells {
    const column = (i: number): Int32Array => Int32Array.from(this.rows, (row) => row[i]);
    return { count: this.rows.length, first: column(0), last: column(1), end: column(2), latestEnd: column(3), slot: column(4) };
  }
}

/** Index of the first cell in which a start at or after `t` is possible; `count` when there is none. */
export function cellAt(cells: StartCells, t: number): number {
  return lowerBound(cells.last, cells.count, t);
}
