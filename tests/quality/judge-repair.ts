import { check } from '@lotwright/checker';
import { CaseBook } from '../../libs/checker/src/evidence/case-book.js';
import { frozenAssignments } from '../../libs/checker/src/evidence/frozen.js';
import { missedWindows } from '@lotwright/domain';
import type { Assignment, ObjectiveLevel, Plan, PlanningCase, PlantEvent, RepairReport } from '@lotwright/domain';
import { LivingPlan } from '@lotwright/engine';
import { GRAIN } from '../support/coarse-case.js';
import { isCoarse } from '../support/disrupted-case.js';
import { prove } from '../support/exact/exhaust.js';
import type { Proof } from '../support/exact/exhaust.js';
import { caseInForce, coarseCaseInForce, coarseEvent, randomEvent } from '../support/random-event.js';
import { judgeQuote } from './judge-quote.js';
import type { QuoteVerdict } from './judge-quote.js';
import type { Thoroughness } from './judge-seed.js';

const LEVELS: readonly ObjectiveLevel[] = ['unplanned', 'lateness', 'turnaround', 'stability', 'cost'];
/** Things that happen one after another to one plan in force. */
const EVENTS = 3;
/** Weighted minutes that a unit of move weight costs: the polish may not give more stability than it gains. */
const PRICE = 30;

/** What one seed has shown about repairs and quotes. */
export interface RepairJudgement {
  readonly seed: number;
  readonly family: 'coarse' | 'fine';
  readonly events: readonly PlantEvent['kind'][];
  /** Violations, wrong claims and untrue reports, in words. */
  readonly wrong: readonly string[];
  /** What trying everything says about the polished plan after each event; none for fine cases. */
  readonly verdicts: readonly Proof['verdict'][];
  readonly moves: number;
  readonly lost: number;
  readonly quotes: readonly QuoteVerdict[];
}

/** Lets a few events happen to a plan in force, and judges every repair, its polish and a quote after each; `null` when the seed has no plan in force. */
export function judgeRepair(seed: number, thoroughness: Thoroughness): RepairJudgement | null {
  const coarse = seed % 2 === 1;
  const given = coarse ? coarseCaseInForce(seed) : caseInForce(seed);
  if (given === null) return null;
  const record = { events: [] as PlantEvent['kind'][], wrong: [] as string[], verdicts: [] as Proof['verdict'][], moves: 0, lost: 0, quotes: [] as QuoteVerdict[] };
  let living = LivingPlan.open(given);
  for (let i = 0; i < EVENTS; i++) {
    const { event, at } = (coarse ? coarseEvent : randomEvent)(EVENTS * seed + i, living.planningCase);
    record.events.push(event.kind);
    living = living.after([event], at);
    const say = (text: string): void => void record.wrong.push(`event ${i + 1} (${event.kind}): ${text}`);
    wrongsOf(living, seed, thoroughness.steps, say);
    const report = living.report();
    record.moves += report.moves.length;
    record.lost += report.lost.length;
    const { planningCase } = living;
    const plan = living.plan();
    // Polishing lets work begin as late as a hold allows, between the hours too.
    const exact = coarse && isCoarse(plan) && isCoarse({ assignments: planningCase.published, runs: [] });
    if (exact) record.verdicts.push(verdictOn(planningCase, plan, thoroughness, say));
    record.quotes.push(judgeQuote(seed, { ...planningCase, published: plan.assignments }, exact ? thoroughness : null, say));
  }
  return { seed, family: coarse ? 'coarse' : 'fine', ...record };
}

/** Says what is wrong with a repaired plan, before and after polishing it. */
function wrongsOf(living: LivingPlan, seed: number, steps: number, say: (text: string) => void): void {
  const { planningCase } = living;
  const fresh = LivingPlan.open(planningCase);
  const first = living.report();
  const before = judged(living, say);
  if (first.moves.some((m) => m.cause === 'better')) say('moves something for a better plan before polishing');
  if (JSON.stringify(fresh.report()) !== JSON.stringify(first)) say('reports something else than a plan opened anew');
  for (const one of [living, fresh]) one.polish({ seed, steps, milliseconds: null });
  const after = judged(living, say);
  // Which instrument a run is on is no part of a published plan: opened anew, two runs may have changed places.
  if (JSON.stringify(fresh.plan().assignments) !== JSON.stringify(after.assignments)) say('polishes to another plan than one opened anew');
  const worse = [value(after, 'unplanned') - value(before, 'unplanned'), value(after, 'lateness') - value(before, 'lateness'), priced(after) - priced(before)].find((d) => d !== 0) ?? 0;
  if (worse > 0) say(`polishing makes it worse: ${levelsOf(before).join()} to ${levelsOf(after).join()}`);
  const { used, limit } = living.report().budget;
  if (used > Math.max(limit ?? Infinity, first.budget.used)) say(`polishing moves ${used} slushy operations, ${limit} are allowed and ${first.budget.used} had to`);
}

const value = (plan: Plan, name: ObjectiveLevel): number => plan.objective.find((l) => l.level === name)!.value;
const levelsOf = (plan: Plan): number[] => LEVELS.map((name) => value(plan, name));
const priced = (plan: Plan): number => value(plan, 'turnaround') + PRICE * value(plan, 'stability');

/** The plan as it stands, with everything that is wrong with it, its books and its report told. */
function judged(living: LivingPlan, say: (text: string) => void): Plan {
  living.audit();
  const plan = living.plan();
  const { violations, claims } = check(living.planningCase, plan);
  for (const v of violations) say(`${v.rule} ${v.order}/${v.operation}: ${v.needed} | ${v.found}`);
  for (const c of claims) say(`${c.what}: ${c.reported} | ${c.recomputed}`);
  untruths(living.planningCase, plan, living.report(), say);
  return plan;
}

const keyOf = (of: { readonly order: string; readonly operation: string }): string => `${of.order}/${of.operation}`;

/** Says where a report differs from the published and the new assignments, read with nothing of the engine's. */
function untruths(planningCase: PlanningCase, plan: Plan, report: RepairReport, say: (text: string) => void): void {
  const { published, actuals, plant, now, orders } = planningCase;
  const stands = new Map(plan.assignments.map((a) => [keyOf(a), a]));
  const active = new Map(orders.filter((o) => !o.cancelled).map((o) => [o.id, o]));
  const started = new Set(actuals.filter((a) => a.state === 'running' || a.state === 'done').map((a) => `${keyOf(a)}/${a.attempt}`));
  const isMoved = (a: Assignment): boolean => {
    const to = stands.get(keyOf(a));
    return to !== undefined && to.attempt === a.attempt && !started.has(`${keyOf(a)}/${a.attempt}`) && (to.start !== a.start || (a.run === null && to.equipment !== a.equipment));
  };
  const moved = published.filter(isMoved);
  same('moves', report.moves.map(keyOf), moved.map(keyOf));
  const fences = new Map(plant.policy.fences.map((f) => [f.stage, f]));
  const frozen = new Set(frozenAssignments(new CaseBook(planningCase)).map(keyOf));
  let slushy = 0;
  for (const move of report.moves) {
    const from = published.find((a) => keyOf(a) === keyOf(move))!;
    const to = stands.get(keyOf(move))!;
    const order = active.get(move.order)!;
    const process = plant.processes.find((p) => p.id === order.process && p.version === order.processVersion)!;
    const fence = fences.get(process.operations.find((o) => o.id === move.operation)!.stage);
    // Overdue work counts in every stage, also in one without a fence.
    const counts = from.start < now + (fence?.slushy ?? 0) && !frozen.has(keyOf(move));
    if (counts) slushy++;
    if (move.slushy !== counts) say(`calls the move of ${keyOf(move)} ${move.slushy ? '' : 'not '}slushy`);
    if (move.from.start !== from.start || move.from.end !== from.end || move.from.equipment !== from.equipment) say(`tells another published place of ${keyOf(move)}`);
    if (move.to.start !== to.start || move.to.end !== to.end || move.to.equipment !== to.equipment) say(`tells another new place of ${keyOf(move)}`);
  }
  if (slushy !== report.budget.used) say(`counts ${report.budget.used} slushy moves, there are ${slushy}`);
  const wasPlanned = new Set(published.map((a) => a.order));
  same('lost', report.lost, plan.unplanned.map((u) => u.order).filter((o) => wasPlanned.has(o)));
  for (const [id, order] of active) {
    const process = plant.processes.find((p) => p.id === order.process && p.version === order.processVersion)!;
    const ends = (list: readonly Assignment[]): (number | null)[] =>
      [process.patientReady, process.arrival].map((operation) => list.find((a) => a.order === id && a.operation === operation)?.end ?? null);
    const [before, after] = [ends(published), ends(plan.assignments)];
    const told = report.shifts.find((s) => s.order === id);
    if (told === undefined) {
      if (before.join() !== after.join()) say(`${id} is displaced and not listed`);
      continue;
    }
    const { patientReady, arrival, missedWindows: missed } = told;
    if (`${[patientReady.before, arrival.before, patientReady.after, arrival.after]}` !== `${[...before, ...after]}`) say(`tells other times of ${id}`);
    const misses = (end: number | null): number => (end === null ? 0 : missedWindows(order.windows, end as never));
    if (missed.before !== misses(before[1]) || missed.after !== misses(after[1])) say(`tells other missed windows of ${id}`);
    if (told.movedOperations !== moved.filter((a) => a.order === id).length) say(`tells another number of moved operations of ${id}`);
    if (before.join() === after.join() && told.gaveWayTo.length === 0) say(`${id} is listed and not displaced`);
    for (const other of told.gaveWayTo) if (!active.has(other) || other === id) say(`${id} is said to give way to ${other}`);
  }

  function same(what: string, told: readonly string[], found: readonly string[]): void {
    if ([...told].sort().join() !== [...found].sort().join()) say(`${what}: ${[...told].sort().join()} | ${[...found].sort().join()}`);
  }
}

/** What trying everything says about a plan; wrong claims are told. */
function verdictOn(planningCase: PlanningCase, plan: Plan, { budget, days }: Thoroughness, say: (text: string) => void): Proof['verdict'] {
  const end = Math.max(planningCase.now, ...plan.assignments.map((a) => a.end));
  const { verdict, levels } = prove(planningCase, levelsOf(plan), GRAIN, Math.max(days, Math.ceil((end - planningCase.now) / 1440) + 1), budget);
  const better = `${levelsOf(plan).join()} where ${levels.join()} is possible`;
  if (verdict === 'missed') say('the exact search finds no plan as good: it is wrong itself');
  if (verdict === 'beaten' && plan.status === 'OPTIMAL') say(`calls a plan optimal that is not: ${better}`);
  if (plan.lowerBound !== null && levels[0] === 0 && plan.lowerBound > levels[2]) say(`claims a bound of ${plan.lowerBound}: ${better}`);
  return verdict;
}
