/** One instance in a process of its own, so that memory and compilation are its own: prints one JSON line. */
import { check } from '@lotwright/checker';
import { demoPlant, generateOrders } from '@lotwright/demo';
import { listPlan, solve } from '@lotwright/engine';
import { parseInstant } from '@lotwright/time';

const { plant: name, lots, seconds, seed } = JSON.parse(process.argv[2]);
const clock = () => performance.now();
const now = parseInstant('2026-11-23T00:00+01:00');
const plant = demoPlant(name, now);
const orders = generateOrders(plant, { lots, seed, now });
const planningCase = { plant, orders, actuals: [], pins: [], now, published: [], freezeOverrides: [] };
const weight = orders.reduce((sum, order) => sum + plant.policy.urgencyWeights[order.urgency], 0);

const begun = clock();
const cpuBegun = process.cpuUsage();
solve(planningCase, { seed, steps: 0, seconds: null });
const firstPlanMs = clock() - begun;
const cpu = process.cpuUsage(cpuBegun);
const firstPlanCpuMs = (cpu.user + cpu.system) / 1000;

const firstCome = levels(listPlan(planningCase, 'first-come'));
const weightList = levels(listPlan(planningCase, 'weight'));

let improving = null;
let improved = null;
const plan = solve(planningCase, { seed, steps: null, seconds }, {
  clock,
  onProgress: ({ phase }) => {
    if (phase === 'improve') improving ??= clock();
    if (phase === 'explain') improved ??= clock();
  },
});
const searchSeconds = Math.max(1e-3, ((improved ?? clock()) - (improving ?? begun)) / 1000);
const verdict = check(planningCase, plan);
process.stdout.write(`${JSON.stringify({
  plant: name, lots, seed, seconds, weight, firstPlanMs, firstPlanCpuMs, firstCome, weightList, searched: levels(plan),
  orders: orders.length, planned: plan.kpis.planned, late: plan.kpis.late, p50: plan.kpis.turnaroundP50, p90: plan.kpis.turnaroundP90,
  bound: plan.lowerBound, gap: plan.gap, steps: plan.provenance.steps, stepsPerSecond: plan.provenance.steps / searchSeconds,
  peakMiB: Math.round(process.resourceUsage().maxRSS / 1024), violations: verdict.violations.length + verdict.claims.length, planHash: plan.provenance.planHash,
})}\n`);

function levels({ objective }) {
  const value = (level) => objective.find((entry) => entry.level === level)?.value ?? 0;
  return { unplanned: value('unplanned'), lateness: value('lateness'), turnaround: value('turnaround'), weight };
}
