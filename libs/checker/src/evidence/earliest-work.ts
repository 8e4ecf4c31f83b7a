import type { Equipment, Phase } from '@lotwright/domain';
import { atSpeed } from './case-book.js';
import type { HeadDemand } from './crew-demand.js';
import { endOfFirstUnbroken, within } from './open-time.js';
import type { OpenTime, Span } from './open-time.js';
import type { SpareHeads } from './spare-heads.js';

const A_WEEK = 7 * 1440;
const TEN_YEARS = 3660 * 1440;

/** A piece of work that could be done at another time than planned: its phases, its hours, and what it gives back where it moves from. */
export interface MovableWork {
  readonly phases: readonly Phase[];
  readonly open: OpenTime;
  readonly maxStretch: number;
  /** Equipment or instrument it would be done on; `null` when it needs none. */
  readonly equipment: Equipment | null;
  /** Heads that are free again once it moves. */
  readonly given: readonly HeadDemand[];
}

/**
 * The first time from `from` on in which the phases of the work can follow each other in its hours: attended phases unbroken, interruptible ones over
 * open minutes, waiting within its stretch, equipment not down. With `spare` the crews must be free, too. `null` when no start before `limit` will do.
 * @param endFrom the work may not be over before this
 */
export function earliestWork(work: MovableWork, from: number, limit: number, spare: SpareHeads | null, endFrom = -Infinity): Span | null {
  const loose = work.phases[0]?.work === 'interruptible';
  for (let at = from; at < limit; ) {
    const laid = lay(work, at, spare, endFrom);
    if (laid === null || laid.start >= limit) return null;
    const excess = laid.end - laid.start - laid.worked - work.maxStretch;
    const down = work.equipment?.unavailable.filter((gap) => gap.start < laid.end && gap.end > laid.start && gap.start < gap.end) ?? [];
    if (excess <= 0 && down.length === 0) return laid;
    at = Math.max(laid.start + 1, excess > 0 && !loose ? laid.start + excess : 0, ...(laid.end > laid.start ? down.map((gap) => gap.end) : []));
  }
  return null;
}

function lay(work: MovableWork, from: number, spare: SpareHeads | null, endFrom: number): (Span & { readonly worked: number }) | null {
  const speed = work.equipment?.speedPercent ?? 100;
  const last = work.phases.length - 1;
  let start = last < 0 ? Math.max(from, endFrom) : from;
  let end = start;
  let worked = 0;
  for (const [i, phase] of work.phases.entries()) {
    const length = atSpeed(phase.duration.mode, speed);
    const begin = i < last ? end : Math.max(end, startForEnd(work.open, phase, length, endFrom));
    const done = layPhase(work, phase, length, begin, spare);
    if (done === null) return null;
    if (i === 0) start = done.start;
    end = done.end;
    worked += done.end - done.start;
  }
  return { start, end, worked };
}

/** Before this no phase of the length that begins then is over at `endFrom` or later. */
function startForEnd(open: OpenTime, { work }: Phase, length: number, endFrom: number): number {
  if (endFrom === -Infinity || work !== 'interruptible' || length === 0 || open === null) return endFrom - length;
  let left = length - 1;
  for (let i = open.length - 1; i >= 0; i--) {
    const opened = Math.min(open[i].end, endFrom - 1) - open[i].start;
    if (opened <= 0) continue;
    if (opened > left) return open[i].start + opened - left;
    left -= opened;
  }
  return -Infinity;
}

function layPhase(work: MovableWork, phase: Phase, length: number, from: number, spare: SpareHeads | null): Span | null {
  if (length === 0 || phase.work === 'unattended') return { start: from, end: from + length };
  for (let at = from; ; ) {
    const pieces = phase.work === 'attended' ? unbroken(work.open, at, length) : openPieces(work.open, at, length);
    // Nobody is on duty beyond the time that heads are known for.
    if (pieces === null || (spare !== null && at >= spare.to)) return null;
    const lacking = spare === null ? -1 : Math.max(-1, ...phase.crew.flatMap((c) => pieces.map((p) => spare.lackingUntil(c.crew, c.heads, p.start, p.end, work.given))));
    if (lacking < 0) return { start: pieces[0].start, end: pieces[pieces.length - 1].end };
    at = lacking;
  }
}

function unbroken(open: OpenTime, from: number, length: number): readonly Span[] | null {
  const end = endOfFirstUnbroken(open, from, length);
  return end === Infinity ? null : [{ start: end - length, end }];
}

/** The first open pieces from `from` on that add up to the length. */
function openPieces(open: OpenTime, from: number, length: number): readonly Span[] | null {
  for (let reach = length + A_WEEK; reach < TEN_YEARS; reach *= 4) {
    const pieces: Span[] = [];
    let left = length;
    for (const piece of within(open, from, from + reach)) {
      const taken = Math.min(left, piece.end - piece.start);
      pieces.push({ start: piece.start, end: piece.start + taken });
      left -= taken;
      if (left === 0) return pieces;
    }
  }
  return null;
}
