import { expect, test } from '@jest/globals';
import type { PhaseWork } from '@lotwright/domain';
import { loosened } from '../../../../libs/engine/src/bounds/loosened.js';
import { compile, firstHorizon } from '../../../../libs/engine/src/compile/compile.js';
import { NEVER } from '../../../../libs/engine/src/problem/limits.js';
import { min, operation, order, phase, plant, planningCase, process } from '../../../support/tiny.js';

function problemOf(middle: PhaseWork) {
  const bending = operation('a', { maxStretch: min(60), phases: [phase(60), phase(120, middle), phase(30)] });
  const given = planningCase({ plant: plant({ processes: [process([bending, operation('b', { maxStretch: min(7) })])] }), orders: [order('L')] });
  return compile(given, firstHorizon(given)).problem;
}

test('a problem in which no work bends is left as it is', () => {
  const problem = problemOf('unattended');
  expect(loosened(problem)).toBe(problem);
});

test('work that bends may wait as long as it likes, other work may not, and operations stay those of their recipe', () => {
  const loose = loosened(problemOf('interruptible'));
  expect(loose.opSpec.map((op) => op.work.maxStretch)).toEqual([NEVER, 7]);
  expect(loose.opSpec.some((op) => op.work.bends)).toBe(false);
  expect([...loose.opSpec]).toEqual([...loose.recipes[0].ops]);
  loose.opSpec.forEach((op, x) => expect(op).toBe(loose.recipes[0].ops[x]));
});
