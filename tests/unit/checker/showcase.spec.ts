import { describe, expect, it } from '@jest/globals';
import { check } from '@lotwright/checker';
import { showcaseCase, showcasePlan } from '../../support/showcase.js';

describe('the hand-made plan that uses every feature', () => {
  it('keeps every rule', () => {
    const verdict = check(showcaseCase, showcasePlan);
    expect(verdict.violations).toEqual([]);
    expect(verdict.feasible).toBe(true);
  });
});
