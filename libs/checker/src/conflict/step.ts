import { joined } from '../evidence/open-time.js';
import type { Span } from '../evidence/open-time.js';
import { alike, inAll, spread, spreadBack } from './instants.js';
import type { Instants } from './instants.js';
import type { Manner } from './manners.js';
import { endsOf, startsOf } from './pieces.js';
import type { Piece } from './pieces.js';

/** A manner with what is still possible in it: the starts of each phase and the ends of the last. */
interface Standing {
  readonly manner: Manner;
  readonly starts: readonly Instants[];
  readonly ends: Instants;
}

/** One operation of the order with all that is still possible for it. What is not possible for sure is left out; what is left may be impossible all the same. */
export class Step {
  starts: Instants = [];
  ends: Instants = [];

  private constructor(private standing: readonly Standing[]) {}

  /** Everything that the manners allow. @param from it starts no sooner than this */
  static of(manners: readonly Manner[], from: number): Step {
    const step = new Step(manners.map((manner) => {
      const { window } = manner;
      const first = inAll(manner.starts, [{ start: Math.max(from, window.from), end: Infinity }]);
      return { manner, starts: manner.phases.map((_p, k) => (k === 0 ? first : [{ start: first[0]?.start ?? Infinity, end: Infinity }])), ends: [{ start: -Infinity, end: window.to + 1 }] };
    }));
    step.settle();
    return step;
  }

  get impossible(): boolean {
    return this.standing.length === 0;
  }

  /** Leaves only starts and ends in the sets; whether that took anything away. */
  narrow(starts: Instants, ends: Instants): boolean {
    const [first, last] = [inAll(this.starts, starts), inAll(this.ends, ends)];
    if (alike(first, this.starts) && alike(last, this.ends)) return false;
    this.standing = this.standing.map((s) => ({ ...s, starts: s.starts.map((set, k) => (k === 0 ? inAll(set, first) : set)), ends: inAll(s.ends, last) }));
    this.settle();
    return true;
  }

  /** Minutes from start to end at least, and at most: as far as is known without looking at when. */
  get shortest(): number {
    return Math.min(...this.standing.map(({ manner }) => manner.phases.reduce((sum, pieces) => sum + least(pieces), 0)));
  }

  get longest(): number {
    return Math.max(...this.standing.map(({ manner }) => Math.min(manner.window.longest, manner.phases.reduce((sum, pieces) => sum + most(pieces), 0) + (manner.phases.length > 1 ? manner.stretch : 0))));
  }

  /** When it is under way for sure, as a span; empty or reversed when that is not known of any minute. */
  get certain(): Span {
    return { start: this.starts[this.starts.length - 1].end - 1, end: this.ends[0].start };
  }

  /** The equipment on which it must be; `null` when it has a choice, or none. */
  get piece(): string | null {
    const [first] = this.standing;
    return this.standing.every(({ manner }) => manner.piece === first.manner.piece) ? first.manner.piece : null;
  }

  private settle(): void {
    this.standing = this.standing.map(consistent).filter((s) => s.ends.length > 0);
    this.starts = joined(this.standing.flatMap((s) => s.starts[0] ?? s.ends));
    this.ends = joined(this.standing.flatMap((s) => s.ends));
  }
}

function least(pieces: readonly Piece[]): number {
  return pieces.reduce((length, { lasts }) => Math.min(length, lasts), Infinity);
}

function most(pieces: readonly Piece[]): number {
  return pieces.reduce((length, { lasts }) => Math.max(length, lasts), -Infinity);
}

/** The same with phases that can follow one another only. */
function consistent({ manner, starts, ends }: Standing): Standing {
  const { phases, stretch } = manner;
  if (phases.length === 0) return { manner, starts, ends: inAll(ends, [{ start: manner.window.from, end: Infinity }], manner.starts) };
  const on: Instants[] = [];
  let reached: Instants = [];
  phases.forEach((pieces, k) => {
    const from = k === 0 ? starts[0] : inAll(starts[k], spread(reached, 0, stretch));
    reached = endsOf(pieces, from);
    on.push(from);
  });
  // What it takes from start to end is known of the whole only; of a short time of starts that says something.
  const last = inAll(reached, ends, spread(on[0], 0, manner.window.longest));
  let back = last;
  for (let k = phases.length - 1; k >= 0; k--) {
    on[k] = inAll(on[k], startsOf(phases[k], back));
    back = k === 0 ? [] : inAll(endsOf(phases[k - 1], on[k - 1]), spreadBack(on[k], 0, stretch));
  }
  return { manner, starts: on, ends: last };
}
