import { NONE } from '../problem/limits.js';
import type { Problem, RecipeLink, RecipeOp } from '../problem/problem.js';
import { FACT, PLACED, UNPLACED } from '../solution/operation-places.js';
import type { Timetable } from '../solution/timetable.js';
import { CAUSE, type Trace } from '../solution/trace.js';
import type { Places } from './places.js';

/** R11 between the operations of an order: what lies in a storage from the end of one to the start of the next. */
export class StoredWaits {
  /** After a conflict: the time from which there is room. */
  freeFrom = 0;
  /** Operation of the recipe whose stored wait vanishes where the order's own waits fill a storage; -1 for the one that begins last. */
  vanishing = NONE;

  constructor(
    private readonly problem: Problem,
    private readonly table: Timetable,
    private readonly places: Places,
    private readonly trace: Trace,
  ) {}

  /**
   * Checks the storage of the waits that end with `x` starting at `start`. Returns -1 when there is room, else the index of the link
   * whose feeder must end later; that time is left in `freeFrom`. Waits of the same order count against each other; those whose feeder
   * has no place yet are left to the feeder.
   */
  conflict(x: number, base: number, start: number): number {
    const links = this.problem.opSpec[x].inLinks;
    let conflict = -1;
    let booked = 0;
    for (; booked < links.length; booked++) {
      const { storage, from } = links[booked];
      if (storage === NONE || this.table.state[base + from] === UNPLACED) continue;
      const free = this.places.storageFreeFrom(storage, this.table.end[base + from], start);
      if (free >= 0) {
        conflict = booked;
        this.freeFrom = free;
        if (this.trace.on) this.trace.jump(this.table.end[base + from], free, CAUSE.storage, storage);
        break;
      }
      this.places.bookStorage(storage, this.table.end[base + from], start, 1);
    }
    for (let i = 0; i < booked; i++) {
      const { storage, from } = links[i];
      if (storage !== NONE && this.table.state[base + from] !== UNPLACED) this.places.bookStorage(storage, this.table.end[base + from], start, -1);
    }
    return conflict < 0 ? -1 : this.movable(links, conflict, base);
  }

  /**
   * End that `x` must have at least so that the stored waits from `end` on to placed successors find room together; -1 when there is room
   * already.
   */
  ahead(x: number, base: number, end: number): number {
    const links = this.problem.opSpec[x].outLinks;
    let free = -1;
    let booked = 0;
    for (; booked < links.length && free < 0; booked++) {
      const { storage, to } = links[booked];
      if (storage === NONE || this.table.state[base + to] !== PLACED) continue;
      free = this.places.storageFreeFrom(storage, end, this.table.start[base + to]);
      this.places.bookStorage(storage, end, this.table.start[base + to], 1);
    }
    for (let i = 0; i < booked; i++) {
      const { storage, to } = links[i];
      if (storage !== NONE && this.table.state[base + to] === PLACED) this.places.bookStorage(storage, end, this.table.start[base + to], -1);
    }
    return free;
  }

  /**
   * A wait that starts from a fact cannot be shortened; another of the order in the same storage may. Where the order's own waits fill
   * the storage, one must vanish: the one that begins last and has no minimum lag, since the others may be held apart by operations between them.
   */
  private movable(links: readonly RecipeLink[], conflict: number, base: number): number {
    const { storage } = links[conflict];
    const isFact = this.table.state[base + links[conflict].from] === FACT;
    let own = 1;
    let best = isFact || links[conflict].minLag > 0 ? NONE : conflict;
    for (let i = 0; i < conflict; i++) {
      const { from, minLag } = links[i];
      if (links[i].storage !== storage) continue;
      own++;
      const end = this.table.end[base + from];
      if (this.table.state[base + from] === FACT || end >= this.freeFrom || (minLag > 0 && !isFact)) continue;
      if (best === NONE || end > this.table.end[base + links[best].from]) best = i;
    }
    const filled = own > this.problem.storagePositions[storage];
    const chosen = filled && this.vanishing !== NONE ? this.vanishingAmong(links, conflict, base) : NONE;
    if (chosen !== NONE) return chosen;
    return best === NONE || (!isFact && !filled) ? conflict : best;
  }

  /** The link of the wait that the way in use lets vanish, if it is one of those in conflict and has not vanished yet. */
  private vanishingAmong(links: readonly RecipeLink[], conflict: number, base: number): number {
    const from = base + this.vanishing;
    const { storage } = links[conflict];
    if (this.table.state[from] === FACT || this.table.end[from] >= this.freeFrom) return NONE;
    for (let i = 0; i <= conflict; i++) if (links[i].from === this.vanishing && links[i].storage === storage) return i;
    return NONE;
  }

  /** Stored waits that begin or end with `x`: booked as soon as both ends are placed, whichever comes second. */
  book(x: number, spec: RecipeOp, by: number): void {
    const { table } = this;
    const base = this.problem.firstOp[this.problem.opOrder[x]];
    for (let i = 0; i < spec.inLinks.length; i++) {
      const { storage, from } = spec.inLinks[i];
      if (storage !== NONE && table.state[base + from] !== UNPLACED) this.places.bookStorage(storage, table.end[base + from], table.start[x], by);
    }
    for (let i = 0; i < spec.outLinks.length; i++) {
      const { storage, to } = spec.outLinks[i];
      if (storage !== NONE && table.state[base + to] === PLACED) this.places.bookStorage(storage, table.end[x], table.start[base + to], by);
    }
  }
}
