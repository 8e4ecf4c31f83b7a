import { expect, test } from '@jest/globals';
import { decodeShape, objectiveShape } from '@lotwright/contract';
import { STANDARD_OBJECTIVE } from '@lotwright/domain';

const read = (wire: unknown) => decodeShape(objectiveShape, wire);
const pointers = (wire: unknown) => {
  const outcome = read(wire);
  return outcome.ok ? [] : outcome.problems.map((p) => p.pointer);
};

test('says nothing: the standard objective', () => {
  expect(read({})).toEqual({ ok: true, value: STANDARD_OBJECTIVE });
});

test('a longest turnaround alone puts fairness behind lateness', () => {
  const outcome = read({ longestTurnaround: 'P30D' });
  expect(outcome.ok && outcome.value.ranks.map((rank) => rank.map((t) => t.level))).toEqual([['lateness'], ['fairness'], ['turnaround'], ['stability'], ['cost']]);
  expect(outcome.ok && outcome.value.longestTurnaround).toBe(30 * 1440);
});

test('levels in one rank count together, with a weight of 1 unless told otherwise', () => {
  const outcome = read({ ranks: [[{ level: 'turnaround' }, { level: 'stability', weight: 60 }]], urgencyWeights: { urgent: 9, standard: 3, flexible: 1 } });
  expect(outcome).toEqual({
    ok: true,
    value: {
      ranks: [[{ level: 'turnaround', weight: 1 }, { level: 'stability', weight: 60 }]],
      longestTurnaround: null,
      urgencyWeights: { urgent: 9, standard: 3, flexible: 1 },
    },
  });
});

test.each([
  ['no rank', { ranks: [] }, '/ranks'],
  ['an empty rank', { ranks: [[]] }, '/ranks/0'],
  ['a level twice', { ranks: [[{ level: 'cost' }], [{ level: 'cost' }]] }, '/ranks'],
  ['unplanned, which is not for trading', { ranks: [[{ level: 'unplanned' }]] }, '/ranks/0/0/level'],
  ['fairness without a cap', { ranks: [[{ level: 'fairness' }]] }, '/ranks'],
  ['a cap that no rank uses', { ranks: [[{ level: 'cost' }]], longestTurnaround: 'P30D' }, '/ranks'],
  ['a weight of nothing', { ranks: [[{ level: 'cost', weight: 0 }]] }, '/ranks/0/0/weight'],
])('refuses %s', (_, wire, pointer) => {
  expect(pointers(wire)).toEqual([pointer]);
});
