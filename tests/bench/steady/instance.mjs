/** One plant in its stride, in a process of its own: turnaround of the lots released in the middle weeks. Prints one JSON line. */
import { check } from '@lotwright/checker';
import { demoPlant, generateOrders } from '@lotwright/demo';
import { listPlan, solve } from '@lotwright/engine';
import { parseInstant } from '@lotwright/time';

const WEEK = 7 * 1440;
const { plant: name, lots, from, to, seconds, seed } = JSON.parse(process.argv[2]);
const now = parseInstant('2026-11-23T00:00+01:00');
const plant = demoPlant(name, now, lots);
const orders = generateOrders(plant, { lots, seed, now });
const planningCase = { plant, orders, actuals: [], pins: [], now, published: [], freezeOverrides: [] };
const measured = new Set(orders.filter((o) => o.sequenceRelease >= now + from * WEEK && o.sequenceRelease < now + to * WEEK).map((o) => o.id));

const plan = solve(planningCase, { seed, steps: null, seconds }, { clock: () => performance.now() });
const verdict = check(planningCase, plan);
process.stdout.write(`${JSON.stringify({
  plant: name, lots, seed, seconds, measured: measured.size, unplanned: plan.unplanned.length,
  firstCome: quantiles(listPlan(planningCase, 'first-come')), searched: quantiles(plan),
  holdsBroken: verdict.violations.filter((v) => v.rule === 'R8').length, violations: verdict.violations.length + verdict.claims.length,
})}\n`);

function quantiles({ accounts }) {
  const days = accounts.filter((a) => measured.has(a.order)).map((a) => a.turnaround / 1440).sort((a, b) => a - b);
  return { p50: days[Math.floor(days.length * 0.5)], p90: days[Math.floor(days.length * 0.9)] };
}
