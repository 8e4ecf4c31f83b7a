import type { Phase } from '@lotwright/domain';
import { joined } from '../evidence/open-time.js';
import type { Span } from '../evidence/open-time.js';
import { FOREVER, inAll } from './instants.js';
import type { Instants } from './instants.js';

/** Starts of one phase from `start` until before `end`, all of which last as long. */
export interface Piece extends Span {
  readonly lasts: number;
}

/** Every start that a phase of a length can have in open time with people, in order. */
export function piecesOf(work: Phase['work'], length: number, open: Instants, staffed: Instants): readonly Piece[] {
  if (length === 0 || work === 'unattended') return FOREVER.map((span) => ({ ...span, lasts: length }));
  return work === 'attended' ? unbroken(inAll(open, staffed), length) : overOpenMinutes(open, staffed, length);
}

/** When a phase can end that starts in the set. */
export function endsOf(pieces: readonly Piece[], starts: Instants): Instants {
  return joined(pairs(pieces, starts, 0).map(({ start, end, lasts }) => ({ start: start + lasts, end: end + lasts })));
}

/** When a phase can start that ends in the set. */
export function startsOf(pieces: readonly Piece[], ends: Instants): Instants {
  return joined(pairs(pieces, ends, 1).map(({ start, end }) => ({ start, end })));
}

/** The parts of pieces whose starts, or ends where `atEnd` is 1, lie in the set. */
function pairs(pieces: readonly Piece[], set: Instants, atEnd: 0 | 1): Piece[] {
  const found: Piece[] = [];
  if (set.length === 0) return found;
  for (let i = firstOver(pieces, set[0].start, atEnd), j = 0; i < pieces.length && j < set.length; ) {
    const { lasts } = pieces[i];
    const shift = atEnd * lasts;
    const start = Math.max(pieces[i].start, set[j].start - shift);
    const end = Math.min(pieces[i].end, set[j].end - shift);
    if (start < end) found.push({ start, end, lasts });
    if (pieces[i].end + shift <= set[j].end) i++;
    else j++;
  }
  return found;
}

/** The first piece with a start, or an end, at the instant or after it. */
function firstOver(pieces: readonly Piece[], instant: number, atEnd: 0 | 1): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle].end + atEnd * pieces[middle].lasts > instant) high = middle;
    else low = middle + 1;
  }
  return low;
}

function unbroken(open: Instants, length: number): Piece[] {
  return open.filter(({ start, end }) => start + length <= end).map(({ start, end }) => ({ start, end: end - length + 1, lasts: length }));
}

/** Work over open minutes: laid on an axis on which open time follows open time at once, it is unbroken. */
function overOpenMinutes(open: Instants, staffed: Instants, length: number): Piece[] {
  const before: number[] = [];
  let passed = 0;
  for (const { start, end } of open) {
    before.push(passed);
    passed += end - start;
  }
  const onAxis = joined(open.flatMap((span, i) => inAll([span], staffed).map(({ start, end }) => ({ start: before[i] + start - span.start, end: before[i] + end - span.start }))));
  const found: Piece[] = [];
  let first = 0;
  for (const { start, end } of unbroken(onAxis, length)) {
    for (let i = first, j = first; i < open.length && before[i] < end; ) {
      const [from, to] = [open[i], open[j]];
      const [endOfFrom, endOfTo] = [before[i] + from.end - from.start, before[j] + to.end - to.start];
      const least = Math.max(start, before[i], before[j] - length + 1);
      const until = Math.min(end, endOfFrom, endOfTo - length + 1);
      if (least < until) found.push({ start: least - before[i] + from.start, end: until - before[i] + from.start, lasts: to.start - before[j] - from.start + before[i] + length });
      first = i;
      if (endOfTo - length + 1 <= endOfFrom && j + 1 < open.length) j++;
      else i++;
    }
  }
  return found;
}
