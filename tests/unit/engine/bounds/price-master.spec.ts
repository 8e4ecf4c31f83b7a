import { expect, test } from '@jest/globals';
import { PriceMaster } from '../../../../libs/engine/src/bounds/price-master.js';
import { UNITS } from '../../../../libs/engine/src/bounds/price-guide.js';
import { PriceModel } from '../../../../libs/engine/src/bounds/price-model.js';
import { priceSupport } from '../../../../libs/engine/src/bounds/price-supports.js';
import { compile, firstHorizon } from '../../../../libs/engine/src/compile/compile.js';
import type { Instant } from '@lotwright/time';
import { equipment, equipmentClass, id, min, operation, order, phase, plant, planningCase, process, NOW } from '../../../support/tiny.js';

const HOUR = 60;

/** Four lots of the first hour and four of the seventh, for one machine that each needs for two hours and then an hour more. */
const given = planningCase({
  plant: plant({
    equipmentClasses: [equipmentClass('fill', { duration: min(HOUR) })],
    equipment: [equipment('FILL-1', 'fill')],
    processes: [process([operation('fill', { requirement: { kind: 'equipment', equipmentClass: id('fill') }, phases: [phase(2 * HOUR)] })], [])],
  }),
  orders: [0, 0, 0, 0, 6, 6, 6, 6].map((hours, i) => order(`L${i}`, { sequenceRelease: (NOW + hours * HOUR) as Instant })),
});

/** What mixtures cost and what is proven, step by step, when starts more than `window` minutes before readiness are not looked at. */
function course(window: number, steps: number): { readonly mixture: number; readonly proven: number; readonly done: boolean }[] {
  const { problem } = compile(given, firstHorizon(given));
  const model = new PriceModel(problem, { from: Math.floor(problem.now / 15) * 15, width: 15, count: 200 }, window, HOUR);
  const supports = model.resources.list.map((resource, r) => priceSupport(resource, r, model.usages(), model.grid));
  const coordinates = (): Float64Array[] => [...supports.map((s) => new Float64Array(s.from.length)), new Float64Array(1)];
  const [center, into] = [coordinates(), coordinates()];
  const master = new PriceMaster(model, supports, null, new Int32Array(problem.ops).fill(-1));
  let highest = -Infinity;
  return Array.from({ length: steps }, () => {
    const price = model.resources.list.map((r) => new Float64Array(r.capacity.length));
    into.forEach((p) => p.forEach((v, i) => (p[i] = Math.round(v))));
    supports.forEach(({ from, length }, r) => from.forEach((at, i) => price[r].fill(into[r][i], at, at + length)));
    const value = model.evaluate(price, { perMinute: UNITS, perWindow: 0 });
    const gained = value > highest ? 1 : 0;
    if (gained > 0) center.forEach((c, r) => c.set(into[r]));
    highest = Math.max(highest, value);
    const done = master.next({ center, gained, highest, missing: 1e6, lateness: 0 }, into);
    return { mixture: master.cost, proven: highest, done };
  });
}

test('no mixture of ways costs less than what is proven, also where lots begin too early to be looked at', () => {
  for (const window of [3, 5, 6, 7, 8, 9, 10, 12, 14, 18, 400].map((hours) => hours * HOUR)) {
    for (const { mixture, proven } of course(window, 30)) expect(mixture).toBeGreaterThanOrEqual(proven - UNITS);
  }
});

test('the best prices are known to be the best when mixture and bound meet', () => {
  const steps = course(400 * HOUR, 60);
  const last = steps[steps.findIndex(({ done }) => done)];
  expect(last).toBeDefined();
  expect(last.mixture - last.proven).toBeLessThan(UNITS);
});
