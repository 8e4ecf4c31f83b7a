import type { LevelValue, Plan, PlanningCase, PlanStatus, UnplannedOrder } from '@lotwright/domain';
import { boundPlan, type PlanBound } from './bounds/plan-bound.js';
import { compile, firstHorizon, lastHorizon, type Compiled } from './compile/compile.js';
import { writePlan } from './compile/plan-writer.js';
import { construct, type ConstructHooks } from './construct/construct.js';
import { Decoder } from './construct/decoder.js';
import type { ListRule } from './construct/order-lists.js';
import { Workshop } from './construct/workshop.js';
import { Accountant } from './explain/accounts.js';
import { describeBlockage, isFinal, traceBlockage, type Blockage } from './explain/blocked.js';
import { keyFigures } from './explain/kpis.js';
import { hashCase, hashPlan } from './hash/hashes.js';
import { ENGINE_VERSION, type SolveHooks, type SolveParams } from './params.js';
import { NONE } from './problem/limits.js';

/** A plan in the making: the compiled case, its bookings, and the orders that found no place. */
interface Draft {
  readonly compiled: Compiled;
  readonly decoder: Decoder;
  failed: number[];
}

/**
 * Plans a validated case: compile, construct, improve, explain. The same case, seed and steps give the same plan; a run that was
 * stopped by time or `shouldStop` records the steps it did, and that many steps give it again.
 * @throws RangeError when the case names something that does not exist
 */
export function solve(planningCase: PlanningCase, params: SolveParams, hooks: SolveHooks = {}): Plan {
  const draft = firstDraft(planningCase, 'weight', hooks);
  return report(draft, params.seed, 0, hooks);
}

/** The baselines: the same decoder on a list, without improvement. */
export function listPlan(planningCase: PlanningCase, order: 'first-come' | 'weight'): Plan {
  return report(firstDraft(planningCase, order, {}), 0, 0, {});
}

/** Compiles and constructs; once more with the farthest horizon when an order finds no place before the first one. */
function firstDraft(planningCase: PlanningCase, rule: ListRule, hooks: SolveHooks): Draft {
  const draft = draftTo(planningCase, firstHorizon(planningCase), rule, hooks);
  const mayGain = draft.failed.some((o) => {
    const blockage = traceBlockage(draft.decoder, o, false);
    return blockage !== null && !isFinal(draft.compiled, blockage);
  });
  return mayGain ? draftTo(planningCase, lastHorizon(planningCase), rule, hooks) : draft;
}

function draftTo(planningCase: PlanningCase, horizon: number, rule: ListRule, hooks: SolveHooks): Draft {
  hooks.onProgress?.({ phase: 'compile', steps: 0, planned: 0, total: planningCase.orders.length, objective: [] });
  const compiled = compile(planningCase, horizon);
  const decoder = new Decoder(compiled.problem, new Workshop(compiled.problem));
  return { compiled, decoder, failed: construct(compiled.problem, decoder, rule, constructHooks(decoder, hooks)) };
}

function constructHooks({ problem }: Decoder, hooks: SolveHooks): ConstructHooks {
  let total = 0;
  for (let o = 0; o < problem.orders; o++) if (problem.orderRecipe[o] !== NONE) total++;
  const every = Math.max(50, Math.ceil(total / 20));
  return {
    placed: (planned) => {
      if (planned % every === 0) hooks.onProgress?.({ phase: 'construct', steps: 0, planned, total, objective: [] });
    },
    stop: () => false,
  };
}

/** Levels of the decoder's present plan. */
export function levels(decoder: Decoder): LevelValue[] {
  const { tally, workshop } = decoder;
  return [
    { level: 'unplanned', value: tally.unplanned },
    { level: 'lateness', value: tally.lateness },
    { level: 'turnaround', value: tally.turnaround },
    { level: 'stability', value: tally.stability },
    { level: 'cost', value: workshop.runs.emptyPlaces },
  ];
}

function report(draft: Draft, seed: number, steps: number, hooks: SolveHooks): Plan {
  const { compiled, decoder } = draft;
  const { problem, index } = compiled;
  draft.failed = draft.failed.filter((o) => !decoder.place(o));
  const objective = levels(decoder);
  const { planned } = decoder.workshop.table;
  const plannedCount = planned.reduce((sum, p) => sum + p, 0);
  hooks.onProgress?.({ phase: 'explain', steps, planned: plannedCount, total: plannedCount + draft.failed.length, objective });
  const unplanned = explainUnplanned(draft);
  const bound = unplanned.length === 0 ? boundPlan(problem) : null;
  const accountant = new Accountant(compiled, decoder.workshop);
  const accounts = [];
  for (let o = 0; o < problem.orders; o++) if (planned[o] === 1) accounts.push(accountant.account(o));
  const { assignments, runs } = writePlan(compiled, decoder.workshop);
  const value = decoder.tally.turnaround;
  return {
    status: statusOf(objective, bound, accounts.length, unplanned.length),
    now: index.planningCase.now,
    assignments,
    runs,
    unplanned,
    objective,
    lowerBound: bound?.turnaround ?? null,
    gap: bound === null ? null : value === 0 ? 0 : (value - bound.turnaround) / value,
    accounts,
    kpis: keyFigures(compiled, decoder.workshop, accounts, unplanned.length),
    provenance: { engineVersion: ENGINE_VERSION, seed, steps, inputHash: hashCase(index.planningCase), planHash: hashPlan({ assignments, runs }) },
  };
}

function statusOf(objective: readonly LevelValue[], bound: PlanBound | null, planned: number, unplanned: number): PlanStatus {
  if (unplanned > 0) return planned === 0 ? 'NO_PLAN' : 'PARTIAL';
  const [, late, turn, moved, cost] = objective.map((l) => l.value);
  const proven = bound !== null && late === bound.lateness && turn === bound.turnaround && moved === 0 && cost === bound.cost;
  return proven ? 'OPTIMAL' : 'FEASIBLE';
}

/** Says for every order without a place what blocks it: first alone in the plant, else beside the others. */
function explainUnplanned({ compiled, decoder }: Draft): UnplannedOrder[] {
  const { problem, index } = compiled;
  const alone = new Decoder(problem, new Workshop(problem));
  const entries: UnplannedOrder[] = [];
  for (let o = 0; o < problem.orders; o++) {
    if (decoder.workshop.table.planned[o] === 1 || index.planningCase.orders[o].cancelled) continue;
    if (problem.orderRecipe[o] === NONE) entries.push(unknownProcess(compiled, o));
    else {
      const blockage: Blockage | null = traceBlockage(alone, o, true) ?? traceBlockage(decoder, o, false);
      if (blockage !== null) entries.push(describeBlockage(compiled, blockage));
    }
  }
  return entries;
}

function unknownProcess({ index }: Compiled, o: number): UnplannedOrder {
  const order = index.planningCase.orders[o];
  return {
    order: order.id,
    rule: 'R1',
    operation: null,
    resource: order.process,
    reason: `The plant has no process ${order.process} version ${order.processVersion}.`,
    help: 'Load the process version, or give the order one that the plant has.',
  };
}
