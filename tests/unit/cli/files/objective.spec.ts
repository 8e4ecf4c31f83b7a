import { expect, test } from '@jest/globals';
import { STANDARD_OBJECTIVE } from '@lotwright/domain';
import { objectiveOf } from '../../../../apps/cli/src/files/objective.js';
import { RequestRefused } from '../../../../apps/cli/src/terminal/exit.js';

test('asks for nothing when no option is given', () => {
  expect(objectiveOf({})).toBeUndefined();
});

test('reads ranks, joined levels and their weights', () => {
  expect(objectiveOf({ objective: 'lateness, turnaround+60*stability' })!.ranks).toEqual([
    [{ level: 'lateness', weight: 1 }],
    [{ level: 'turnaround', weight: 1 }, { level: 'stability', weight: 60 }],
  ]);
});

test('reads urgency weights and a longest turnaround beside the standard ranks', () => {
  expect(objectiveOf({ weights: 'urgent=9,standard=3, flexible=1' })).toEqual({ ...STANDARD_OBJECTIVE, urgencyWeights: { urgent: 9, standard: 3, flexible: 1 } });
  expect(objectiveOf({ longestTurnaround: 'P30D' })!.longestTurnaround).toBe(30 * 1440);
});

test.each([
  [{ objective: 'turnaround,latenes' }, '--objective turnaround,latenes cannot be used'],
  [{ objective: '' }, '--objective  cannot be used'],
  [{ objective: '0*cost' }, '--objective 0*cost cannot be used'],
  [{ objective: 'fairness' }, '--objective fairness cannot be used'],
  [{ longestTurnaround: '30 days' }, '--longest-turnaround 30 days cannot be used'],
  [{ weights: 'urgent=4,standard' }, '--weights urgent=4,standard cannot be used: at standard'],
])('names the option that cannot be read: %j', (options, words) => {
  expect(() => objectiveOf(options)).toThrow(RequestRefused);
  expect(() => objectiveOf(options)).toThrow(words);
});
