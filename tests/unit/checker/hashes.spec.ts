import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { inputHash, planHash } from '@lotwright/checker';
import { assignment, id, planningCase, plant, planOf, qcRun } from '../../support/tiny.js';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

describe('plan hash', () => {
  it('is that of the sorted assignments, then the sorted runs', () => {
    const plan = planOf(
      [assignment('b', 'x', 100, [10, 20], { run: id('R') }), assignment('B', 'x', 5, [1], { equipment: id('E'), attempt: 2 })],
      { runs: [qcRun('R', 'm', 100, [10, 20], { instrument: id('I') }), qcRun('Q', 'm', 0, [])] },
    );
    expect(planHash(plan)).toBe(sha256(['A|B|x|2|E|-|5-6|5-6', 'A|b|x|1|-|R|100-130|100-110,110-130', 'R|Q|m|-|0-0|', 'R|R|m|I|100-130|100-110,110-130'].join('\n')));
  });

  it('does not depend on the order of lists nor on anything else of the plan', () => {
    const two = [assignment('a', 'x', 0, [1]), assignment('b', 'x', 0, [1])];
    expect(planHash(planOf(two))).toBe(planHash(planOf([...two].reverse(), { status: 'PARTIAL', lowerBound: 3 })));
    expect(planHash(planOf(two))).not.toBe(planHash(planOf([two[0]])));
  });
});

describe('input hash', () => {
  it('is that of the case as JSON with sorted keys', () => {
    const tiny = planningCase({ plant: plant() });
    const shuffled = Object.fromEntries(Object.entries(tiny).reverse()) as unknown as typeof tiny;
    expect(inputHash(shuffled)).toBe(inputHash(tiny));
    expect(inputHash({ ü: 1, b: [{ d: null, c: 'ß' }] } as never)).toBe(sha256('{"b":[{"c":"ß","d":null}],"ü":1}'));
  });
});
