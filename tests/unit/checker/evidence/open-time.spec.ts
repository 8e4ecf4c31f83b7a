import { describe, expect, it } from '@jest/globals';
import { endOfFirstUnbroken, inBoth, isOpenAt, joined, openMinutes, within, without } from '../../../../libs/checker/src/evidence/open-time.js';

const spans = (...ends: number[]) => Array.from({ length: ends.length / 2 }, (_, i) => ({ start: ends[2 * i], end: ends[2 * i + 1] }));

describe('open time', () => {
  it('joins what touches or overlaps and drops what is empty', () => {
    expect(joined(spans(20, 30, 0, 10, 10, 15, 25, 28, 40, 40))).toEqual(spans(0, 15, 20, 30));
  });

  it('loses what lies in gaps', () => {
    expect(without(spans(0, 10, 20, 30), spans(5, 25, 29, 40))).toEqual(spans(0, 5, 25, 29));
    expect(without(spans(0, 10), spans(3, 4))).toEqual(spans(0, 3, 4, 10));
    expect(without(spans(0, 10), spans(10, 20))).toEqual(spans(0, 10));
    expect(without(spans(0, 10), spans(0, 10))).toEqual([]);
  });

  it('keeps the minutes of both', () => {
    expect(inBoth(spans(0, 10, 20, 30), spans(5, 22, 28, 50))).toEqual(spans(5, 10, 20, 22, 28, 30));
  });

  it('gives the open pieces of a span, all of it when always open', () => {
    expect(within(spans(0, 10, 20, 30), 9, 21)).toEqual(spans(9, 10, 20, 21));
    expect(within(spans(0, 10, 20, 30), 10, 20)).toEqual([]);
    expect(within(null, 3, 8)).toEqual(spans(3, 8));
    expect(within(null, 8, 8)).toEqual([]);
    expect(openMinutes(spans(0, 10, 20, 30), 5, 25)).toBe(10);
  });

  it('is half-open at its ends', () => {
    expect([isOpenAt(spans(0, 10), 0), isOpenAt(spans(0, 10), 9), isOpenAt(spans(0, 10), 10)]).toEqual([true, true, false]);
  });

  it('finds the first unbroken stretch', () => {
    expect(endOfFirstUnbroken(spans(0, 10, 20, 60), 4, 6)).toBe(10);
    expect(endOfFirstUnbroken(spans(0, 10, 20, 60), 5, 6)).toBe(26);
    expect(endOfFirstUnbroken(spans(0, 10, 20, 60), 5, 41)).toBe(Infinity);
    expect(endOfFirstUnbroken(null, 5, 41)).toBe(46);
    expect(endOfFirstUnbroken(spans(20, 30), 5, 0)).toBe(5);
  });
});
