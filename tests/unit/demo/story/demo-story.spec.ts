import { beforeAll, describe, expect, it } from '@jest/globals';
import { check } from '@lotwright/checker';
import { demoStory, storyOpening } from '@lotwright/demo';
import type { DemoStory, StoryOpening } from '@lotwright/demo';
import { validateOrders, validatePlant } from '@lotwright/domain';
import type { Plan } from '@lotwright/domain';
import { listPlan } from '@lotwright/engine';
import { localParts, parseInstant } from '@lotwright/time';

describe('the demo story', () => {
  let opening: StoryOpening;
  let history: Plan;
  let story: DemoStory;

  beforeAll(() => {
    opening = storyOpening(parseInstant('2026-11-25T09:00Z'));
    history = listPlan(opening.history, 'weight');
    story = demoStory(opening, history);
  });

  it('is told on Monday at 05:30, whatever day of the week it is asked for', () => {
    expect(localParts(opening.now, opening.history.plant.zone)).toMatchObject({ date: '2026-11-23', time: '05:30' });
    expect(storyOpening(parseInstant('2026-11-23T04:30Z'))).toEqual(opening);
  });

  it('has a plant in its stride: some fifty lots in work, and none that is finished', () => {
    const { orders, actuals } = story.planningCase;
    const started = new Set(actuals.filter((actual) => actual.state !== 'released').map((actual) => actual.order));
    expect(started.size).toBeGreaterThan(40);
    expect(started.size).toBeLessThan(65);
    expect(orders.length).toBeGreaterThan(started.size);
    expect(actuals.every((actual) => orders.some((order) => order.id === actual.order))).toBe(true);
  });

  it('passes the checks of plants, orders and actuals', () => {
    const { plant, orders, actuals, now } = story.planningCase;
    expect(validatePlant(plant, now)).toEqual([]);
    expect(validateOrders(plant, orders, actuals, [], now)).toEqual([]);
  });

  it('breaks the isolator from 04:10 on and makes exactly the chosen lot late', () => {
    const plan = listPlan(story.planningCase, 'weight');
    expect(check(story.planningCase, plan).violations).toEqual([]);
    expect(plan.unplanned).toEqual([]);
    const broken = story.planningCase.plant.equipment.find((unit) => unit.id === story.broken);
    const breakdown = broken?.unavailable.find((u) => u.kind === 'breakdown');
    expect(localParts(breakdown?.start ?? opening.now, opening.history.plant.zone).time).toBe('04:10');
    const late = plan.accounts.filter((account) => account.missedWindows > 0).map((account) => account.order);
    expect(late).toContain(story.late);
    expect(late.length).toBeLessThanOrEqual(5);
    expect(history.kpis.late).toBeLessThanOrEqual(5);
  });

  it('goes on without a late lot when nothing is left to fill', () => {
    const idle = { ...history, assignments: [], accounts: [] };
    expect(demoStory(opening, idle).late).toBeNull();
  });
});
