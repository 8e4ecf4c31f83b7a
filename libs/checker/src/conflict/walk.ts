import type { Link } from '@lotwright/domain';
import { joined } from '../evidence/open-time.js';
import type { Span } from '../evidence/open-time.js';
import { overloads } from '../evidence/overload.js';
import { asLoad } from './crowd.js';
import type { Crowd } from './crowd.js';
import { FOREVER, inAll, spread, spreadBack } from './instants.js';
import type { Instants } from './instants.js';
import type { Between, Turn } from './spans-between.js';
import type { Step } from './step.js';
import { ANY_TIME, beside } from './windows.js';
import type { Obstacle } from './windows.js';

/** Rounds over the links after which narrowing stops: what is still possible by then is more than what is possible, so stopping proves nothing false. */
const MOST_ROUNDS = 300;

/** Some operations of an order with what is still possible for each, and how they are tied to each other. */
export class Walk {
  private readonly full = new Map<string, readonly Obstacle[]>();

  constructor(
    private readonly crowd: Crowd,
    private readonly steps: ReadonlyMap<string, Step>,
    private readonly links: readonly Link[],
    private readonly pairs: readonly Between[],
  ) {}

  /** Takes away what goes with nothing of the others, until that is nothing more; whether an operation is left without a place. */
  isStuck(): boolean {
    for (let round = 0, moving = true; moving && round < MOST_ROUNDS; round++) {
      if (this.impossible()) return true;
      moving = false;
      for (const link of this.links) moving = this.follow(link) || moving;
      for (const pair of this.pairs) moving = this.keepTogether(pair) || moving;
    }
    return this.impossible() || this.inItsOwnWay();
  }

  private impossible(): boolean {
    for (const step of this.steps.values()) if (step.impossible) return true;
    return false;
  }

  /** Whether operations of the order need the same piece of equipment, or more places of a storage than there are, in some minute for sure. */
  private inItsOwnWay(): boolean {
    const onPiece = new Map<string, Span[]>();
    for (const { piece, certain } of this.steps.values()) if (piece !== null) onPiece.set(piece, [...(onPiece.get(piece) ?? []), certain]);
    if ([...onPiece.values()].some((spans) => overfull(spans, 1))) return true;
    const stored = new Map<string, Span[]>();
    for (const { from, to, storage } of this.links) {
      const [before, after] = [this.steps.get(from), this.steps.get(to)];
      if (storage === null || before === undefined || after === undefined || !this.crowd.named.has('storage', storage)) continue;
      const stay = { start: Math.max(this.crowd.book.now, before.ends[before.ends.length - 1].end - 1), end: after.starts[0].start };
      stored.set(storage, [...(stored.get(storage) ?? []), stay]);
    }
    return [...stored].some(([storage, spans]) => overfull([...spans, ...this.crowd.stays(storage)], this.crowd.positions(storage)));
  }

  private follow(link: Link): boolean {
    const from = this.steps.get(link.from);
    const to = this.steps.get(link.to);
    if (from === undefined || to === undefined) return false;
    const most = link.maxLag === null || !this.crowd.named.has('hold', link.from, link.to) ? Infinity : link.maxLag;
    const { ends, starts } = this.stored(link, from.ends, to.starts, most);
    const narrowed = from.narrow(FOREVER, ends);
    return to.narrow(starts, FOREVER) || narrowed;
  }

  private keepTogether({ from, to, least, most }: Between): boolean {
    const [first, then] = [this.steps.get(from.operation)!, this.steps.get(to.operation)!];
    const narrowed = narrowSide(first, from.side, spreadBack(then[to.side], least, most));
    return narrowSide(then, to.side, spread(first[from.side], least, most)) || narrowed;
  }

  /** Ends and starts that go together over the link, by its lags and by a storage that is never full in between. */
  private stored({ storage, minLag }: Link, ends: Instants, starts: Instants, most: number): { readonly ends: Instants; readonly starts: Instants } {
    const paired = (e: Instants, s: Instants): { readonly ends: Instants; readonly starts: Instants } => ({ ends: inAll(e, spreadBack(s, minLag, most)), starts: inAll(s, spread(e, minLag, most)) });
    if (storage === null || !this.crowd.named.has('storage', storage)) return paired(ends, starts);
    const { now } = this.crowd.book;
    const full = this.full.get(storage) ?? this.crowd.fullStorage(storage);
    this.full.set(storage, full);
    const parts = beside(ANY_TIME, full, 0).map(({ from, to }) => paired(inAll(ends, [{ start: from <= now ? -Infinity : from, end: to + 1 }]), inAll(starts, [{ start: from, end: to + 1 }])));
    // Who goes on at once takes no place.
    const atOnce = minLag > 0 ? [] : inAll(ends, starts);
    return { ends: joined([...atOnce, ...parts.flatMap((p) => p.ends)]), starts: joined([...atOnce, ...parts.flatMap((p) => p.starts)]) };
  }
}

function overfull(spans: readonly Span[], places: number): boolean {
  return overloads(spans.map(asLoad), [{ at: -Infinity, change: places }]).length > 0;
}

function narrowSide(step: Step, side: Turn['side'], set: Instants): boolean {
  return side === 'starts' ? step.narrow(set, FOREVER) : step.narrow(FOREVER, set);
}
