import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contains, covers, instant, intersect, subtract, totalLength, union } from '@lotwright/time';
import type { Interval } from '@lotwright/time';

const spans = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 12 })), { maxLength: 10 })
  .map((pairs) => pairs.map(([start, length]): Interval => ({ start: instant(start), end: instant(start + length) })));

/** The slow and obvious form of an interval set: one flag per minute. */
function bits(list: readonly Interval[]): boolean[] {
  return Array.from({ length: 80 }, (_, minute) => list.some((span) => span.start <= minute && minute < span.end));
}

function isSet(list: readonly Interval[]): boolean {
  return list.every((span, index) => span.start < span.end && (index === 0 || list[index - 1].end < span.start));
}

describe('interval sets', () => {
  test('union, intersect and subtract agree with minute by minute logic and stay normal', () => {
    fc.assert(
      fc.property(spans, spans, (a, b) => {
        const [x, y] = [union(a), union(b)];
        const results = [union(a, b), intersect(x, y), subtract(x, y)];
        expect(results.every(isSet)).toBe(true);
        const [bx, by] = [bits(a), bits(b)];
        expect(bits(results[0])).toEqual(bx.map((one, i) => one || by[i]));
        expect(bits(results[1])).toEqual(bx.map((one, i) => one && by[i]));
        expect(bits(results[2])).toEqual(bx.map((one, i) => one && !by[i]));
        expect(totalLength(x)).toBe(bx.filter(Boolean).length);
      }),
    );
  });

  test('contains and covers agree with minute by minute logic', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 0, max: 79 }), fc.integer({ min: 0, max: 8 }), (list, start, length) => {
        const set = union(list);
        const flags = bits(list);
        expect(contains(set, instant(start))).toBe(flags[start]);
        const span = { start: instant(start), end: instant(start + length) };
        expect(covers(set, span)).toBe(flags.slice(start, start + length).every(Boolean) && (length === 0 || start + length <= 80));
      }),
    );
  });
});
