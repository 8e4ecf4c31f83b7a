/** Why a search for a place moved on; indexes into WAIT_CAUSES of the domain are made in explain/. */
export const CAUSE = {
  equipment: 0,
  changeover: 1,
  suite: 2,
  calendar: 3,
  unavailable: 4,
  crew: 5,
  slot: 6,
  positions: 7,
  session: 8,
  storage: 9,
  material: 10,
  hold: 11,
  qualification: 12,
  pin: 13,
  stretch: 14,
  precedence: 15,
} as const;

/** One jump of a search: from the time it tried to the time it had to go on from. */
export interface Jump {
  readonly from: number;
  readonly to: number;
  readonly cause: number;
  /** Index of the resource in the list its cause speaks of; -1 when there is none. */
  readonly resource: number;
  /** Owner of the booking in the way, as in UnaryTimeline; -1 when unknown. */
  readonly owner: number;
  /** Whether only a later phase moved on: the work may still have started where it was tried. */
  readonly inner: boolean;
}

/** Records jumps while it is on. Off in the search, on when a plan is explained. */
export class Trace {
  on = false;
  /** While true, jumps are those of a later phase. */
  inner = false;
  jumps: Jump[] = [];

  begin(): void {
    this.on = true;
    this.inner = false;
    this.jumps = [];
  }

  end(): Jump[] {
    this.on = false;
    return this.jumps;
  }

  jump(from: number, to: number, cause: number, resource: number, owner = -1): void {
    if (to > from) this.jumps.push({ from, to, cause, resource, owner, inner: this.inner });
  }

  /** The start moves on because later phases had to wait too long: for what kept the longest of them waiting. */
  because(from: number, to: number): void {
    let longest: Jump | undefined;
    for (let i = this.jumps.length - 1; i >= 0 && this.jumps[i].inner; i--) {
      const jump = this.jumps[i];
      if (longest === undefined || jump.to - jump.from > longest.to - longest.from) longest = jump;
    }
    if (longest !== undefined) this.jump(from, to, longest.cause, longest.resource, longest.owner);
  }
}
