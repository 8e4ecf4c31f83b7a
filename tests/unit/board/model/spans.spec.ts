import { describe, expect, it } from '@jest/globals';
import { complement, coveredLength, firstAfter, packSpans, runningMaximum } from '../../../../apps/board/src/model/spans.js';

const spans = packSpans([{ start: 10, end: 20 }, { start: 30, end: 40 }]);

describe('spans', () => {
  it('find the first start after a time', () => {
    expect(firstAfter(spans.start, 9)).toBe(0);
    expect(firstAfter(spans.start, 10)).toBe(1);
    expect(firstAfter(spans.start, 99)).toBe(2);
  });

  it('give their gaps inside a range', () => {
    const gaps = complement(spans, 0, 50);
    expect([...gaps.start]).toEqual([0, 20, 40]);
    expect([...gaps.end]).toEqual([10, 30, 50]);
  });

  it('measure what they cover of a stretch', () => {
    expect(coveredLength(spans, 15, 35)).toBe(10);
    expect(coveredLength(spans, 20, 30)).toBe(0);
  });

  it('keep the latest end so far', () => expect([...runningMaximum(Float64Array.from([5, 3, 9]))]).toEqual([5, 5, 9]));
});
