import { describe, expect, test } from '@jest/globals';
import type { Moment, PlanningRequest } from '@lotwright/planning';
import { DEMO_PLANT, DemoClock } from '../../../apps/launcher/src/demo-clock.js';
import { at, id } from '../../support/tiny.js';

describe("the demo's clock", () => {
  const asked = Date.parse('2026-11-22T15:00Z') as Moment;
  const monday = at('2026-11-16T04:30Z');
  const clock = new DemoClock({ now: () => (asked + 90_000) as Moment });

  test('runs on from the Monday on which the story begins', () => {
    clock.setBy({ task: { now: monday }, createdAt: asked } as PlanningRequest);
    expect(clock.nowAt({ id: DEMO_PLANT })).toBe(monday * 60_000 + 90_000);
  });

  test('leaves every other plant in real time', () => {
    expect(clock.nowAt({ id: id('our-plant') })).toBe(asked + 90_000);
  });
});
