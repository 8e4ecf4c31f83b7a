/** Baselines, search and verdict of one instance in a process of its own, so that memory and compilation are its own: prints one JSON line. */
import { check } from '@lotwright/checker';
import { listPlan, solve } from '@lotwright/engine';
import { processClock } from '../process-clock.mjs';
import { planInThread } from '@lotwright/threads';
import { caseOf } from './families.mjs';
import { levelsOf } from './levels.mjs';

const instance = JSON.parse(process.argv[2]);
const { seconds, seed, threads = 1 } = instance;
const clock = instance.clock === 'processor' ? processClock() : () => performance.now();
const planningCase = caseOf(instance);
const { plant, orders } = planningCase;
const weight = orders.reduce((sum, order) => sum + plant.policy.urgencyWeights[order.urgency], 0);

const firstCome = levelsOf(planningCase, listPlan(planningCase, 'first-come'));
const weightList = levelsOf(planningCase, listPlan(planningCase, 'weight'));

const searchBegun = clock();
const cpuSearch = process.cpuUsage();
let improving = null;
let improved = null;
const onProgress = ({ phase }) => {
  if (phase === 'improve') improving ??= clock();
  if (phase === 'explain') improved ??= clock();
};
const plan = threads === 1
  ? solve(planningCase, { seed, steps: null, seconds }, { clock, onProgress })
  : (await planInThread(planningCase, { seed, steps: null, seconds, threads }, { onProgress })).plan;
const processorSeconds = cpuSince(cpuSearch);
const searchSeconds = Math.max(1e-3, ((improved ?? clock()) - (improving ?? searchBegun)) / 1000);
const verdict = check(planningCase, plan);
process.stdout.write(`${JSON.stringify({
  ...instance, weight, firstCome, weightList, levels: levelsOf(planningCase, plan), status: plan.status,
  orders: orders.length, planned: plan.kpis.planned, late: plan.kpis.late, p50: plan.kpis.turnaroundP50, p90: plan.kpis.turnaroundP90,
  bound: plan.lowerBound, gap: plan.gap, steps: plan.provenance.steps, stepsPerSecond: plan.provenance.steps / searchSeconds, processorSeconds,
  peakMiB: Math.round(process.resourceUsage().maxRSS / 1024), violations: verdict.violations.length + verdict.claims.length, planHash: plan.provenance.planHash,
})}\n`);

function cpuSince(usage) {
  const used = process.cpuUsage(usage);
  return (used.user + used.system) / 1e6;
}
