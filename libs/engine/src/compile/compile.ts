import { weightOf, type Order, type PlanningCase } from '@lotwright/domain';
import { NEVER } from '../problem/limits.js';
import type { Problem, Recipe, RecipeOp } from '../problem/problem.js';
import { indexCase, type CaseIndex } from './case-index.js';
import { compileFacts, type Facts } from './facts.js';
import { compileFences, type Fences } from './fences.js';
import { numbersOf } from './numbers-of.js';
import { Opening } from './opening.js';
import { compilePublished } from './published.js';
import { compilePursuit } from './pursuit.js';
import { compileRecipe } from './recipes.js';
import { compileEquipment, compileMaterial, compileMethod, compileSession, materialDemand } from './resources.js';
import { sameFacts, sameFences, sameOperations, samePublished, sameRecipes } from './unchanged.js';

const DAY = 1440;
const WEEK = 7 * DAY;
const LAST_HORIZON_DAYS = 1096;
const FIRST_HORIZON_DAYS = 240;

/** A compiled case: the flat problem and the way back to the domain's words. */
export interface Compiled {
  readonly problem: Problem;
  readonly index: CaseIndex;
  readonly facts: Facts;
  /** What stands fast in the problem; null where another plan has come into force since. */
  readonly fences: Fences | null;
  readonly opening: Opening;
}

/** How far a plan may reach at most: three years after now or the last release, whichever is later. */
export function lastHorizon(planningCase: PlanningCase): number {
  return horizonAfter(planningCase, LAST_HORIZON_DAYS);
}

/** Far enough for nearly every plan, near enough to compile quickly. */
export function firstHorizon(planningCase: PlanningCase): number {
  return horizonAfter(planningCase, FIRST_HORIZON_DAYS);
}

function horizonAfter(planningCase: PlanningCase, days: number): number {
  let last: number = planningCase.now;
  for (const order of planningCase.orders) if (!order.cancelled && order.sequenceRelease > last) last = order.sequenceRelease;
  return last + days * DAY;
}

/**
 * Turns a planning case into flat arrays.
 * @param before a compiled case whose parts are taken over where everything they were made from is the same objects
 * @throws RangeError when an id is unknown: the case was not validated
 */
export function compile(planningCase: PlanningCase, horizon: number, before?: Compiled): Compiled {
  const index = indexCase(planningCase, before?.index);
  const { plant, now, orders } = planningCase;
  const was = before?.index.planningCase;
  const facts = was && sameFacts(was, planningCase) ? before!.facts : compileFacts(index);
  const fences = (was && sameFences(was, planningCase) ? before!.fences : null) ?? compileFences(index, facts);
  let begin: number = now;
  for (const fact of facts.equipmentFacts) if (fact.start < begin) begin = fact.start;
  // By whole weeks, so that tables can be taken over from one event to the next while time goes on.
  begin = Math.floor((begin - DAY) / WEEK) * WEEK;
  const opening = new Opening(planningCase, begin, horizon, before?.opening);
  const speeds = [...new Set([100, ...plant.equipment.map((e) => e.speedPercent)])];
  const same = was && sameRecipes(was.plant, plant) ? before!.problem : null;
  const recipes = same?.recipes ?? plant.processes.map((p) => compileRecipe(index, p, speeds));
  const operations = was && sameOperations(was, planningCase) ? operationsIn(before!.problem) : operationArrays(index, recipes);
  const published = was && samePublished(was, planningCase) ? publishedIn(before!.problem) : compilePublished(index, fences.publishedStart, operations);
  const problem: Problem = {
    now,
    begin,
    horizon,
    lastHorizon: horizon >= lastHorizon(planningCase),
    pursuit: compilePursuit(planningCase.objective),
    equipment: compileEquipment(index, opening, speeds),
    suiteClearance: numbersOf(plant.suites, (s) => s.clearance),
    methods: plant.qcMethods.map((m, i) => compileMethod(index, opening, speeds, m, same?.methods[i].work)),
    sessions: plant.sessions.map((s) => compileSession(index, opening, s)),
    pools: plant.positionPools.map((p) => ({ capacity: p.capacity, open: opening.table(p.calendar) })),
    crews: plant.crews.map((c) => opening.heads(c)),
    storagePositions: numbersOf(plant.storages, (s) => s.positions),
    materials: same && facts === before!.facts ? same.materials : compileMaterials(index, recipes, facts, before),
    calendars: plant.calendars.map((c) => opening.table(c.id)),
    alwaysOpen: opening.always(),
    families: index.families.size,
    recipes,
    orders: orders.length,
    orderRecipe: index.orderRecipe,
    firstOp: index.firstOp,
    ...orderArrays(orders, planningCase),
    ...operations,
    attempt: facts.attempt,
    factStart: facts.start,
    factEnd: facts.end,
    factEquipment: facts.equipment,
    ...fences,
    nervousnessBudget: plant.policy.nervousnessBudget ?? NEVER,
    ...published,
    equipmentFacts: facts.equipmentFacts,
    startedRuns: facts.startedRuns,
    positionFacts: facts.positionFacts,
    sessionFacts: facts.sessionFacts,
  };
  return { problem, index, facts, fences, opening };
}

function compileMaterials(index: CaseIndex, recipes: readonly Recipe[], facts: Facts, before?: Compiled): Problem['materials'] {
  const { now, plant } = index.planningCase;
  const demand = materialDemand(index.planningCase, recipes, index.orderRecipe, index.firstOp, facts.start);
  const was = before?.index.planningCase.plant.materials;
  return plant.materials.map((m, i) => compileMaterial(m, demand[i], now, was?.[i] === m ? before!.problem.materials[i] : undefined));
}

type OperationArrays = Pick<Problem, 'ops' | 'opOrder' | 'opSpec' | 'firstPhase'>;

function operationsIn({ ops, opOrder, opSpec, firstPhase }: Problem): OperationArrays {
  return { ops, opOrder, opSpec, firstPhase };
}

function publishedIn({ publishedPhaseStart, publishedPhaseEnd, publishedRun }: Problem): ReturnType<typeof compilePublished> {
  return { publishedPhaseStart, publishedPhaseEnd, publishedRun };
}

/** Order, recipe entry and phase slots of every operation of every order. */
function operationArrays(index: CaseIndex, recipes: readonly Recipe[]): OperationArrays {
  const orders = index.orderRecipe.length;
  const ops = index.firstOp[orders];
  const firstPhase = new Int32Array(ops + 1);
  const opSpec = new Array<RecipeOp>(ops);
  const phases = index.processes.map(({ operations }) => operations.map((operation) => phasesOf(index, operation.requirement, operation.phases.length)));
  for (let o = 0; o < orders; o++) {
    const base = index.firstOp[o];
    for (let x = base; x < index.firstOp[o + 1]; x++) {
      opSpec[x] = recipes[index.orderRecipe[o]].ops[x - base];
      firstPhase[x + 1] = firstPhase[x] + phases[index.orderRecipe[o]][x - base];
    }
  }
  return { ops, opOrder: index.opOrder, opSpec, firstPhase };
}

/** Slots for phases: a run's are its method's, a session has one span. */
function phasesOf(index: CaseIndex, requirement: PlanningCase['plant']['processes'][number]['operations'][number]['requirement'], own: number): number {
  if (requirement.kind === 'session') return 1;
  if (requirement.kind === 'run') return index.planningCase.plant.qcMethods[index.methods.get(requirement.method)!].phases.length;
  return own;
}

function orderArrays(orders: readonly Order[], planningCase: PlanningCase) {
  return {
    release: numbersOf(orders, (o) => o.sequenceRelease),
    weight: numbersOf(orders, (o) => weightOf(planningCase, o)),
    windowCloses: numbersOf(orders, (o) => o.windows?.closes ?? NEVER),
    windowEvery: numbersOf(orders, (o) => o.windows?.every ?? 1),
    latestUseful: numbersOf(orders, (o) => o.latestUseful ?? NEVER),
  };
}

