import { describe, expect, it } from '@jest/globals';
import { formatDays, formatLateness, formatLength, formatSigned } from '../../../../apps/board/src/format/duration.js';

describe('a length in words', () => {
  it.each([
    [0, '0 min'], [47, '47 min'], [99, '99 min'], [120, '2 h'], [150, '2.5 h'], [660, '11 h'], [1435, '1 d'], [1860, '1 d 7 h'], [23_184, '16.1 d'], [-660, '11 h'],
  ])('%i minutes are %s', (length, words) => expect(formatLength(length)).toBe(words));

  it('uses days with one decimal in the waterfall and never 0.03 d', () => {
    expect(formatDays(3024)).toBe('2.1 d');
    expect(formatDays(43)).toBe('43 min');
  });

  it('writes a sign only against a base, with a real minus', () => {
    expect(formatSigned(-1080)).toBe('−18 h');
    expect(formatSigned(1860)).toBe('+1 d 7 h');
    expect(formatSigned(0)).toBe('0 min');
  });

  it('says late or left', () => {
    expect(formatLateness(1080)).toBe('18 h late');
    expect(formatLateness(-300)).toBe('5 h left');
  });
});
