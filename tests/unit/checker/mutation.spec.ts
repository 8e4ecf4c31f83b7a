import { describe, expect, it } from '@jest/globals';
import { check } from '@lotwright/checker';
import { RULES } from '@lotwright/domain';
import { MUTATION_OPERATORS, killSheet, mutate } from '../../support/mutations/mutants.js';
import { showcaseCase, showcasePlan } from '../../support/showcase.js';

describe('mutants of the hand-made plan', () => {
  it('have at least one operator for every rule', () => {
    for (const rule of Object.keys(RULES)) expect(MUTATION_OPERATORS.some((o) => o.rule === rule)).toBe(true);
  });

  it('are all killed', () => {
    expect(check(showcaseCase, showcasePlan).violations).toEqual([]);
    const sheet = killSheet();
    mutate(sheet, 'showcase', showcaseCase, showcasePlan, 6);
    expect(sheet.survivors).toEqual([]);
    expect(new Set([...sheet.made.keys()].map((key) => key.split(':')[0]))).toEqual(new Set(Object.keys(RULES)));
  });
});
