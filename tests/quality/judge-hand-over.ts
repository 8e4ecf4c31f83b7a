import { check } from '@lotwright/checker';
import { caseAfter, type Plan, type PlantEvent } from '@lotwright/domain';
import { LivingPlan } from '@lotwright/engine';
import { stream } from '@lotwright/random';
import type { Instant } from '@lotwright/time';
import { caseInForce, coarseCaseInForce, coarseEvent, progressUntil, randomEvent } from '../support/random-event.js';

/** What a chain of events on one plan in force has shown about handing its bookings over. */
export interface HandOverJudgement {
  readonly seed: number;
  readonly family: 'coarse' | 'fine';
  /** The kind of every event, progress as reported left out. */
  readonly events: readonly PlantEvent['kind'][];
  /** Started and finished operations that were reported between the events. */
  readonly reported: number;
  readonly moves: number;
  /** Differences from a plan rebuilt from nothing, violations and wrong claims, in words. */
  readonly wrong: readonly string[];
}

/**
 * Lets events happen one after another to a plan in force and compares the plan that is carried over from event to event with one for which
 * every operation is judged anew, and with one opened from the files. Before every second event time goes on and everything that has
 * started and ended since is reported. The chain ends with the first plan that leaves an order out: such an order is looked for up to three
 * years ahead, after every event anew. `null` when the seed has no plan in force.
 */
export function judgeHandOver(seed: number, events: number): HandOverJudgement | null {
  const coarse = seed % 3 === 1;
  const given = coarse ? coarseCaseInForce(seed) : caseInForce(seed);
  if (given === null) return null;
  const random = stream(seed, 'hand over');
  const record = { events: [] as PlantEvent['kind'][], reported: 0, moves: 0, wrong: [] as string[] };
  let living = LivingPlan.open(given);
  for (let i = 0; i < events; i++) {
    const before = living.plan();
    const { planningCase } = living;
    const now = (planningCase.now + (i % 2) * random.nextInt(12) * 60) as Instant;
    const progress = i % 2 === 0 ? [] : progressUntil(now, before, planningCase.actuals);
    const { event, at } = (coarse ? coarseEvent : randomEvent)(events * seed + i, caseAfter(planningCase, progress, now));
    const happened = [...progress, event];
    record.events.push(event.kind);
    record.reported += progress.length;
    const kept = living.after(happened, at);
    const say = (text: string): void => void record.wrong.push(`event ${i + 1} (${event.kind}): ${text}`);
    compare(kept, living.after(happened, at, true), say);
    if (!sameText(living.plan(), before)) say('the plan before has changed');
    record.moves += kept.report().moves.length;
    if (kept.plan().unplanned.length > 0) break;
    living = kept;
  }
  return { seed, family: coarse ? 'coarse' : 'fine', ...record };
}

/** Says where a plan that was handed over differs from rebuilt ones, what the checker finds, and where its books are wrong. */
function compare(kept: LivingPlan, judged: LivingPlan, say: (text: string) => void): void {
  const opened = LivingPlan.open(kept.planningCase);
  const plan = kept.plan();
  if (!sameText(plan, judged.plan())) say('another plan than with every operation judged anew');
  if (!sameText(kept.report(), judged.report())) say('another report than with every operation judged anew');
  if (!sameText(kept.report(), opened.report())) say('another report than from a plan opened anew');
  if (!sameText(timesOf(plan), timesOf(opened.plan()))) say('other times than in a plan opened anew');
  kept.audit();
  const { violations, claims } = check(kept.planningCase, plan);
  for (const v of violations) say(`${v.rule} ${v.order}/${v.operation}: ${v.needed} | ${v.found}`);
  for (const c of claims) say(`${c.what}: ${c.reported} | ${c.recomputed}`);
}

function sameText(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** When and on what everything stands; the files do not say on which instrument a run is. */
function timesOf({ assignments }: Plan): unknown[] {
  return assignments.map(({ order, operation, attempt, start, end, run, equipment }) => [order, operation, attempt, start, end, run === null ? equipment : null]);
}
