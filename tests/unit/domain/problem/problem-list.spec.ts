import { describe, expect, test } from '@jest/globals';
import { ProblemList } from '../../../../libs/domain/src/problem/problem-list.js';

describe('ProblemList', () => {
  test.each([
    ['operation of process int-lnp', 'process int-lnp has no operation foo'],
    ['operation of this process', 'this process has no operation foo'],
    ['lot of this process', 'this process has no lot foo'],
    ['piece of equipment', 'there is no piece of equipment foo'],
    ['calendar', 'there is no calendar foo'],
  ])('says of an id that names no %s: %s', (what, sentence) => {
    const list = new ProblemList();
    expect(list.reference(['a'], 'foo', new Set(['bar']), what)).toBe(false);
    expect(list.problems.map((problem) => problem.detail)).toEqual([sentence]);
  });
});
