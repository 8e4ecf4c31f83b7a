import { endsOf, piecesOf, startsOf } from '../../../../libs/checker/src/conflict/pieces.js';
import { openMinutes, isOpenAt } from '../../../../libs/checker/src/evidence/open-time.js';
import { stream } from '@lotwright/random';

const TO = 120;
const all = Array.from({ length: TO }, (_, t) => t);
const minutes = (set: readonly { start: number; end: number }[]): number[] => all.filter((t) => set.some((s) => s.start <= t && t < s.end));

/** Spans with gaps between them, within the time looked at. */
function spans(seed: number, name: string): { start: number; end: number }[] {
  const random = stream(seed, name);
  const found = [];
  for (let at = random.nextInt(6); at < TO; ) {
    const end = Math.min(TO, at + 1 + random.nextInt(15));
    found.push({ start: at, end });
    at = end + 1 + random.nextInt(6);
  }
  return found;
}

test.each(['attended', 'interruptible'] as const)('starts and ends of an %s phase are those that trying every minute finds', (work) => {
  let starts = 0;
  for (let seed = 0; seed < 60; seed++) {
    const [open, staffed] = [spans(seed, 'open'), spans(seed, 'staffed')];
    const length = 1 + (seed % 9);
    const ends = new Map<number, number>();
    for (const s of all) {
      const e = work === 'attended' ? s + length : (all.concat(TO).find((t) => t > s && openMinutes(open, s, t) === length) ?? Infinity);
      const worked = all.filter((t) => t >= s && t < e && isOpenAt(open, t));
      if (e <= TO && isOpenAt(open, s) && worked.length === length && worked.every((t) => isOpenAt(staffed, t))) ends.set(s, e);
    }
    const pieces = piecesOf(work, length, open, staffed);
    const forever = [{ start: -Infinity, end: Infinity }];
    starts += ends.size;
    expect({ seed, starts: minutes(startsOf(pieces, forever)) }).toEqual({ seed, starts: [...ends.keys()] });
    expect({ seed, ends: all.concat(TO).filter((t) => endsOf(pieces, forever).some((s) => s.start <= t && t < s.end)) }).toEqual({ seed, ends: [...new Set(ends.values())].sort((a, b) => a - b) });
    const some = [{ start: 30, end: 55 }, { start: 70, end: 90 }];
    expect({ seed, to: minutes(endsOf(pieces, some)) }).toEqual({ seed, to: [...new Set([...ends].filter(([s]) => minutes(some).includes(s)).map(([, e]) => e))].filter((e) => e < TO).sort((a, b) => a - b) });
    expect({ seed, from: minutes(startsOf(pieces, some)) }).toEqual({ seed, from: [...ends].filter(([, e]) => minutes(some).includes(e)).map(([s]) => s) });
  }
  expect(starts).toBeGreaterThan(500);
});
