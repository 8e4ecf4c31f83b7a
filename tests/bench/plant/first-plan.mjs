/** The first plan of one instance in a process of its own, with nothing before it and nothing beside it: prints one JSON line. */
import { solve } from '@lotwright/engine';
import { caseOf } from './families.mjs';

const instance = JSON.parse(process.argv[2]);
const planningCase = caseOf(instance);
const caseMiB = peakMiB();

const begun = performance.now();
const cpuBegun = process.cpuUsage();
const plan = solve(planningCase, { seed: instance.seed, steps: 0, seconds: null });
const firstPlanMs = performance.now() - begun;
const { user, system } = process.cpuUsage(cpuBegun);
process.stdout.write(`${JSON.stringify({ firstPlanMs, firstPlanCpuMs: (user + system) / 1000, caseMiB, firstPlanMiB: peakMiB(), firstPlanHash: plan.provenance.planHash })}\n`);

function peakMiB() {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
