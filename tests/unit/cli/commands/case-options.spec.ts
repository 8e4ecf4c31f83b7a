import { expect, test } from '@jest/globals';
import { typedAgain } from '../../../../apps/cli/src/commands/case-options.js';

test('a case is asked for again with everything that makes it, but not from standard input', () => {
  expect(typedAgain({ plant: 'p.json', orders: '-', freezeOverride: ['L-7/fill', 'L-8'], objective: 'makespan', now: '2026-11-23T00:00' })).toBe(' --plant p.json --freeze-override L-7/fill --freeze-override L-8 --objective makespan');
});
