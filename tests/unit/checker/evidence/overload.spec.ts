import { describe, expect, it } from '@jest/globals';
import { overloads } from '../../../../libs/checker/src/evidence/overload.js';
import type { Load } from '../../../../libs/checker/src/evidence/overload.js';

const load = (order: string, start: number, end: number, amount = 1, fact = false): Load => ({ order, operation: null, start, end, amount, fact });
const always = (capacity: number) => [{ at: 0, change: capacity }];
const text = (loads: readonly Load[], capacity = always(1)) => overloads(loads, capacity).map((o) => `${o.start}-${o.end} ${o.load}/${o.capacity} ${o.last.order}`);

describe('overloads', () => {
  it('are none while load fits, and let spans touch', () => {
    expect(text([load('a', 0, 10), load('b', 10, 20)])).toEqual([]);
    expect(text([])).toEqual([]);
  });

  it('name the overlap and who came last', () => {
    expect(text([load('b', 5, 15), load('a', 0, 10)])).toEqual(['5-10 2/1 b']);
  });

  it('are one as long as the load stays too high, told by the worst minute', () => {
    expect(text([load('a', 0, 20), load('b', 5, 12), load('c', 8, 18)])).toEqual(['5-18 3/1 c']);
  });

  it('are two when there was a moment without', () => {
    expect(text([load('a', 0, 20), load('b', 2, 4), load('c', 8, 9)])).toEqual(['2-4 2/1 b', '8-9 2/1 c']);
  });

  it('follow capacity, which never counts as less than none', () => {
    expect(text([load('a', 0, 20)], [{ at: 0, change: 1 }, { at: 5, change: -3 }, { at: 8, change: 3 }])).toEqual(['5-8 1/0 a']);
  });

  it('are not those of facts alone', () => {
    expect(text([load('a', 0, 10, 1, true), load('b', 0, 10, 1, true), load('c', 8, 12)])).toEqual(['8-10 3/1 c']);
  });

  it('do not see loads without length', () => {
    expect(text([load('a', 0, 10), load('b', 5, 5), load('c', 7, 6)])).toEqual([]);
  });
});
