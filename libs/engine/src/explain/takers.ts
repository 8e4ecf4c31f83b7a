import type { Workshop } from '../construct/workshop.js';
import { NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import { PLACED } from '../solution/operation-places.js';

/** Who stands now where operations stood in the plan in force. Read from the timetable once, when first asked. */
export class Takers {
  private readonly onPiece = new Map<number, number[]>();

  constructor(
    private readonly problem: Problem,
    private readonly workshop: Workshop,
  ) {}

  /** The first operation of another lot on the published equipment in the published time of `x`; `NONE` when there is none. @param until published end */
  of(x: number, until: number): number {
    const { problem, workshop: { table } } = this;
    const piece = problem.publishedEquipment[x];
    if (piece === NONE || problem.publishedRun[x] !== NONE) return NONE;
    if (this.onPiece.size === 0) this.read();
    let first: number = NONE;
    for (const y of this.onPiece.get(piece) ?? []) {
      const isThere = problem.opOrder[y] !== problem.opOrder[x] && table.start[y] < until && table.end[y] > problem.publishedStart[x];
      if (isThere && (first === NONE || table.start[y] < table.start[first])) first = y;
    }
    return first;
  }

  private read(): void {
    const { problem, workshop: { table } } = this;
    for (let y = 0; y < problem.ops; y++) {
      const piece = table.equipment[y];
      if (table.state[y] !== PLACED || piece === NONE) continue;
      const list = this.onPiece.get(piece);
      if (list === undefined) this.onPiece.set(piece, [y]);
      else list.push(y);
    }
  }
}
