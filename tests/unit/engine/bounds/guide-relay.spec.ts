import { expect, test } from '@jest/globals';
import { GuideRelay } from '../../../../libs/engine/src/bounds/guide-relay.js';
import type { PriceMaster } from '../../../../libs/engine/src/bounds/price-master.js';
import type { VolumeSteps } from '../../../../libs/engine/src/bounds/volume-steps.js';

/** Who of the two is asked in each of so many steps that gain nothing: `v` or `p`; the program's mixture costs `cost`, the plan 100. */
function asked(steps: number, cost: number): string {
  let order = '';
  const volume = { looks: false, look: () => undefined, next: () => ((order += 'v'), false) };
  const master = { cost, look: () => undefined, take: () => undefined, next: () => ((order += 'p'), false) };
  const relay = new GuideRelay(volume as unknown as VolumeSteps, master as unknown as PriceMaster, 20);
  for (let i = 0; i < steps; i++) relay.next({ center: [], gained: 0, highest: 60, missing: 40, lateness: 0 }, []);
  return order;
}

test('the program keeps what it took over when its mixture beats the plan', () => {
  expect(asked(500, 99)).toMatch(/^v+p{250,}$/);
});

test('a program that is not as good as the plan is tried a few steps at a time, ever more seldom', () => {
  const order = asked(2500, 101);
  const trials = [...order.matchAll(/p+/g)].map((m) => [m.index, m[0].length]);
  expect(trials.length).toBeGreaterThan(2);
  for (const [, length] of trials) expect(length).toBe(12);
  for (let i = 1; i < trials.length; i++) expect(trials[i][0]).toBeGreaterThanOrEqual(2 * trials[i - 1][0]);
});
