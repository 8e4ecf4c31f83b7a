import type { Equipment, EquipmentClass, Plant, Suite } from '@lotwright/domain';
import type { ExactProblem } from './problem.js';
import type { Choice, Task } from './task.js';

const FREE = -1;

/** A stretch for which a piece is taken; `mask`: whose it is, as bits. */
export interface Occupation {
  readonly start: number;
  readonly end: number;
  readonly order: string | null;
  readonly product: string | null;
  readonly mask: number;
  readonly fact: boolean;
}

interface Piece {
  readonly equipment: Equipment;
  readonly kind: EquipmentClass;
  readonly open: Uint8Array;
  /** Whether an objection to two neighbours stays one whatever comes between them. */
  readonly monotone: boolean;
  readonly list: Occupation[];
}

/** What stands on each piece of equipment: R3 and R4. */
export class EquipmentBook {
  private readonly pieces = new Map<string, Piece>();

  constructor(private readonly problem: ExactProblem, private readonly tasks: readonly Task[]) {
    const { plant } = problem.given;
    for (const equipment of plant.equipment) {
      const kind = plant.equipmentClasses.find((c) => c.id === equipment.equipmentClass)!;
      const down = problem.axis.cells(equipment.unavailable);
      this.pieces.set(equipment.id, { equipment, kind, open: problem.open(equipment.calendar).map((o, i) => o & (1 - down[i])), monotone: monotone(kind, this.familiesOn(kind.id)), list: [] });
    }
    for (const { piece, ...fact } of factsOn(problem)) this.enter(piece, fact, 1);
  }

  /** Enters an occupation (1), or takes it out (-1). */
  enter(name: string, occupation: Occupation, by: 1 | -1): void {
    const piece = this.pieces.get(name);
    if (piece === undefined) return;
    if (by === 1) piece.list.push(occupation);
    else piece.list.splice(piece.list.findLastIndex((o) => o.start === occupation.start && o.end === occupation.end && o.mask === occupation.mask && o.order === occupation.order), 1);
    piece.list.sort((a, b) => a.start - b.start || a.end - b.end);
  }

  /** Tasks that keep the choice of `task` off a piece, or -1. */
  objection(task: Task, { start, end }: Choice, name: string, isRun: boolean): number {
    const piece = this.pieces.get(name)!;
    const own: Occupation = { start, end, order: isRun ? null : task.order.id, product: isRun ? null : task.process.product, mask: 0, fact: false };
    for (const other of piece.list) if (start < other.end && other.start < end) return other.mask;
    const list = [...piece.list, own].sort((a, b) => a.start - b.start || a.end - b.end);
    const byChange = this.byChangeover(task, piece, list, own);
    if (byChange !== FREE) return byChange;
    if (this.lacksClean(piece, list)) return piece.list.reduce((mask, o) => mask | o.mask, 0);
    return isRun ? FREE : this.bySuite(piece, own);
  }

  private byChangeover(task: Task, piece: Piece, list: readonly Occupation[], own: Occupation): number {
    if (piece.monotone) {
      const at = list.indexOf(own);
      for (const i of [at - 1, at]) if (i >= 0 && i + 1 < list.length && !this.changed(piece, list[i], list[i + 1])) return list[i].mask | list[i + 1].mask;
      return FREE;
    }
    // Something may still come between two neighbours: judge when nothing can, and then all pieces that it might have come to.
    if (this.tasks.some((t) => t !== task && t.at === null && this.mayUse(t, piece.kind.id))) return FREE;
    const alike = [...this.pieces.values()].filter((p) => p.kind === piece.kind);
    const late = alike.some((p) => (p === piece ? list : p.list).some((o, i, all) => i > 0 && !(o.fact && all[i - 1].fact) && !this.changed(p, all[i - 1], o)));
    return late ? alike.flatMap((p) => p.list).reduce((mask, o) => mask | o.mask, 0) : FREE;
  }

  /** Families of the lots that a class ever holds; null stands for runs. */
  private familiesOn(kind: string): (string | null)[] {
    const { plant } = this.problem.given;
    const made = plant.processes.filter((p) => p.operations.some((o) => o.requirement.kind === 'equipment' && o.requirement.equipmentClass === kind));
    return [...(plant.qcMethods.some((m) => m.instrument === kind) ? [null] : []), ...made.map((p) => plant.products.find((x) => x.id === p.product)!.family)];
  }

  private mayUse(task: Task, kind: string): boolean {
    const need = task.operation.requirement;
    return need.kind === 'equipment' ? need.equipmentClass === kind : need.kind === 'run' && this.problem.book.methods.get(need.method)?.instrument === kind;
  }

  /** Minutes of changeover between two lots (null: runs) on a piece, one directly after the other. */
  gap(name: string, earlier: string | null, later: string | null): number {
    return this.change(this.pieces.get(name)!, earlier, later);
  }

  /** Whether changeovers on a piece can only be shorter when something in between is left out. */
  isMonotone(name: string): boolean {
    return this.pieces.get(name)!.monotone;
  }

  /** When a deep clean of a piece that begins at `end` is over; `end` where there are none. */
  cleanedBy(name: string, end: number): number {
    const piece = this.pieces.get(name)!;
    const clean = piece.kind.changeover.deepClean;
    return clean === null ? end : this.over(piece, end, clean.duration, clean.attended);
  }

  /** When a changeover of some minutes on a piece is over that begins at `end`; Infinity where it never is. */
  changedBy(name: string, end: number, minutes: number): number {
    const piece = this.pieces.get(name)!;
    return this.over(piece, end, minutes, piece.kind.changeover.attended);
  }

  /** The segregated suite of a piece and when it is clear again for the lot of another order; null where it stands in none. */
  clearBy(name: string, end: number): { readonly suite: string; readonly clear: number } | null {
    const piece = this.pieces.get(name)!;
    const suite = this.suiteOf(piece);
    return suite === null ? null : { suite: suite.id, clear: this.clear(piece, end, suite.clearance) };
  }

  private changed(piece: Piece, earlier: Occupation, later: Occupation): boolean {
    return this.over(piece, earlier.end, this.change(piece, earlier.product, later.product), piece.kind.changeover.attended) <= later.start;
  }

  private change({ kind: { changeover } }: Piece, earlier: string | null, later: string | null): number {
    const family = (product: string | null): string | null => this.problem.given.plant.products.find((p) => p.id === product)?.family ?? null;
    return changeover.byFamily.find((f) => f.from === family(earlier) && f.to === family(later))?.duration ?? changeover.duration;
  }

  /** When work of a length that begins after `end` is over: straight on, or the first unbroken open time. */
  private over(piece: Piece, end: number, minutes: number, attended: boolean): number {
    const length = this.problem.axis.length(minutes);
    if (!attended || length === 0) return end + length;
    let unbroken = 0;
    for (let tick = end; tick < piece.open.length; tick++) {
      unbroken = piece.open[tick] === 1 ? unbroken + 1 : 0;
      if (unbroken === length) return tick + 1;
    }
    return Infinity;
  }

  private lacksClean(piece: Piece, list: readonly Occupation[]): boolean {
    const clean = piece.kind.changeover.deepClean;
    if (clean === null) return false;
    const most = clean.afterHours === null ? Infinity : this.problem.axis.length(clean.afterHours);
    let lots = 0;
    let worked = 0;
    return list.some((o, i) => {
      if (i > 0 && this.over(piece, list[i - 1].end, clean.duration, clean.attended) <= o.start) lots = worked = 0;
      lots++;
      worked += o.end - o.start;
      return !o.fact && ((clean.afterLots !== null && lots > clean.afterLots) || worked > most);
    });
  }

  private bySuite(piece: Piece, own: Occupation): number {
    const suite = this.suiteOf(piece);
    if (suite === null) return FREE;
    for (const neighbour of this.pieces.values()) {
      if (neighbour.equipment.suite !== suite.id) continue;
      for (const other of neighbour.list) {
        if (other.product === null || other.order === own.order) continue;
        const first = other.start < own.start || (other.start === own.start && other.end <= own.end);
        if (first ? this.clear(neighbour, other.end, suite.clearance) > own.start : this.clear(piece, own.end, suite.clearance) > other.start) return other.mask;
      }
    }
    return FREE;
  }

  /** The suite of a piece, if lots of different orders must not meet in it. */
  private suiteOf(piece: Piece): Suite | null {
    return this.problem.given.plant.suites.find((s) => s.id === piece.equipment.suite && s.segregated) ?? null;
  }

  private clear(at: Piece, end: number, clearance: number): number {
    const { duration, attended } = at.kind.changeover;
    return Math.max(end + this.problem.axis.length(clearance), this.over(at, end, duration, attended));
  }

}

/** What has started on equipment, as the checker reads it. */
export function factsOn({ book, axis }: ExactProblem): (Occupation & { readonly piece: string })[] {
  const found: (Occupation & { readonly piece: string })[] = [];
  for (const { actual, operation, order, process, start, end } of book.facts) {
    const isRun = operation.requirement.kind === 'run';
    if (actual.equipment === null || (isRun && actual.run !== null)) continue;
    found.push({ piece: actual.equipment, start: axis.tick(start), end: axis.tick(end), order: order.id, product: isRun ? null : process.product, mask: 0, fact: true });
  }
  for (const { instrument, start, end } of book.startedRuns.values()) {
    if (instrument !== null) found.push({ piece: instrument, start: axis.tick(start), end: axis.tick(end), order: null, product: null, mask: 0, fact: true });
  }
  return found;
}

/** Whether leaving lots out never makes others of a plant too close. */
export function leavesRoom({ equipmentClasses, products }: Plant): boolean {
  return equipmentClasses.every((c) => monotone(c, [null, ...products.map((p) => p.family)]));
}

/** Whether leaving a lot out between two others can only make their changeover easier. */
function monotone({ changeover }: EquipmentClass, families: readonly (string | null)[]): boolean {
  const length = (a: string | null, b: string | null): number => changeover.byFamily.find((f) => f.from === a && f.to === b)?.duration ?? changeover.duration;
  return families.every((a) => families.every((b) => families.every((c) =>
    length(a, c) <= Math.max(length(a, b), length(b, c)) || (!changeover.attended && length(a, c) <= length(a, b) + length(b, c)))));
}
