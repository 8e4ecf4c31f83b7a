/** One instance given to one build of CP-SAT, in a process of its own: prints one JSON line. The plan is judged by the independent checker. */
import { check } from '@lotwright/checker';
import { listPlan } from '@lotwright/engine';
import { caseOf } from '../../plant/families.mjs';
import { levelsOf } from '../../plant/levels.mjs';
import { decodeSolution } from './decode.mjs';
import { encodeCase, latestEnds } from './encode.mjs';
import { hintOf } from './hint.mjs';
import { firstStage, secondStage } from './objective.mjs';
import { solveInWasm, solveNatively } from './solvers.mjs';

/** Bounds come as floating-point numbers. */
const ROUNDING = 1e-6;

const instance = JSON.parse(process.argv[2]);
const planningCase = caseOf(instance);
const begun = performance.now();
const list = listPlan(planningCase, 'weight');
const model = encodeCase(planningCase, latestEnds(planningCase, list));
const stage = firstStage(model);
if (instance.peer.endsWith('-hinted')) stage.model.solutionHint = hintOf(model, list);
const buildMs = performance.now() - begun;
const size = { variables: model.builder.variables.length, constraints: model.builder.constraints.length };
const solve = instance.peer === 'cp-sat' ? solveInWasm : solveNatively;

const first = await solve(stage.model, instance);
const answers = [first];
if (first.status === 'OPTIMAL') {
  const left = instance.seconds - first[instance.clock === 'processor' ? 'processorSeconds' : 'wallSeconds'];
  const second = left > 0 ? await solve(secondStage(model, stage.split(first.objective)), { ...instance, seconds: left }) : null;
  if (second !== null) answers.push(second);
}
const best = answers.findLast((answer) => answer.solution !== null) ?? null;
process.stdout.write(`${JSON.stringify({ ...instance, ...size, horizonDays: model.horizon / 1440, leftOut: model.leftOut, buildMs, ...summary(), ...judged() })}\n`, () => process.exit(0));

function summary() {
  const total = (key) => answers.reduce((sum, answer) => sum + answer[key], 0);
  return {
    status: first.status, costProven: answers[1]?.status === 'OPTIMAL', wallSeconds: total('wallSeconds'), processorSeconds: total('processorSeconds'),
    peakMiB: Math.max(...answers.map((answer) => answer.peakMiB)),
  };
}

function judged() {
  if (best === null) return { levels: null, bound: boundOf(), violations: null };
  const plan = decodeSolution(model, best.solution);
  const levels = levelsOf(planningCase, plan);
  const { violations } = check(planningCase, plan);
  return { levels, bound: boundOf(), violations: violations.length, broken: [...new Set(violations.map((violation) => violation.rule))] };
}

/** What is proven about lateness, and about turnaround while lateness is at that; null when nothing is. */
function boundOf() {
  if (first.bound === null || first.status === 'MODEL_INVALID' || first.status === 'INFEASIBLE') return null;
  return stage.split(Math.ceil(first.bound - ROUNDING));
}
