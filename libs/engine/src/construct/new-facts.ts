import { changeoverSpan } from '../constraints/changeover.js';
import type { CalendarTable } from '../problem/calendar-table.js';
import { factsByEquipment, sameFactsByEquipment } from '../problem/equipment-facts.js';
import { ALWAYS, NEVER, NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import { UNPLACED } from '../solution/operation-places.js';
import type { Timetable } from '../solution/timetable.js';
import { tableOf } from './changed-hours.js';

/** What started work takes that it did not take in the plan before: whoever stands there must be judged again. */
export interface NewFacts {
  /** By equipment: work that starts before it may stand too close to started work; {@link ALWAYS} when nothing has changed, NEVER when everything may. */
  readonly until: Int32Array;
  /** The same by suite. */
  readonly untilInSuite: Int32Array;
  /** By pool: times of started work that was not there. */
  readonly inPool: readonly (CalendarTable | null)[];
  /** By storage: waits after started work that are longer than they were. */
  readonly inStorage: readonly (CalendarTable | null)[];
  /** Starts of runs by method, and of sittings by session, that started work takes and did not take. */
  readonly runStarts: readonly ReadonlySet<number>[];
  readonly sittingStarts: readonly ReadonlySet<number>[];
}

/** @param before the plan before; @param opNow what its operations are called in `problem` */
export function newFacts(before: Timetable, problem: Problem, opNow: Int32Array): NewFacts {
  const was = before.problem;
  const until = untilByEquipment(was, problem);
  return {
    until,
    untilInSuite: untilBySuite(was, problem, until),
    inPool: inPools(was, problem),
    inStorage: inStorages(before, problem, opNow),
    runStarts: startsAdded(problem.methods.length, was.startedRuns, problem.startedRuns, (run) => run.method),
    sittingStarts: startsAdded(problem.sessions.length, was.sessionFacts, problem.sessionFacts, (fact) => fact.session),
  };
}

function untilByEquipment(was: Problem, is: Problem): Int32Array {
  const same = sameFactsByEquipment(was, is);
  const facts = factsByEquipment(is);
  return Int32Array.from(is.equipment, (spec, e) => {
    if (same[e] && was.equipment[e].open === spec.open) return ALWAYS;
    if (same[e] ? spec.changeover.clean?.attended : spec.changeover.clean !== null) return NEVER;
    return facts[e].reduce((until, { end }) => Math.max(until, changeoverSpan(spec, end)), ALWAYS);
  });
}

function untilBySuite(was: Problem, is: Problem, until: Int32Array): Int32Array {
  const bySuite = new Int32Array(is.suiteClearance.length).fill(ALWAYS);
  for (const { equipment, end } of is.equipmentFacts) {
    const { suite, open } = is.equipment[equipment];
    if (suite === NONE || (until[equipment] === ALWAYS && was.equipment[equipment].open === open)) continue;
    bySuite[suite] = Math.max(bySuite[suite], end + is.suiteClearance[suite], changeoverSpan(is.equipment[equipment], end));
  }
  return bySuite;
}

function inPools(was: Problem, is: Problem): (CalendarTable | null)[] {
  const fresh = added(was.positionFacts, is.positionFacts, ({ pool, start, end }) => `${pool} ${start} ${end}`, (a, b) => a.pool === b.pool && a.start === b.start && a.end === b.end);
  return is.pools.map((_, p) => tableOf(fresh.filter(({ pool }) => pool === p), is));
}

/** Waits from the end of started work that begin sooner than they did, or did not exist. */
function inStorages(before: Timetable, is: Problem, opNow: Int32Array): (CalendarTable | null)[] {
  if (before.problem.factEnd === is.factEnd) return Array.from(is.storagePositions, () => null);
  const grown = Array.from(is.storagePositions, (): { start: number; end: number }[] => []);
  for (let x = 0; x < opNow.length; x++) {
    const y = opNow[x];
    if (y === NONE || is.factStart[y] === NONE) continue;
    for (const { storage, to } of is.opSpec[y].outLinks) {
      const next = x - (y - is.firstOp[is.opOrder[y]]) + to;
      if (storage === NONE || before.state[next] === UNPLACED) continue;
      const began = before.state[x] === UNPLACED ? before.start[next] : before.end[x];
      if (is.factEnd[y] < began) grown[storage].push({ start: Math.max(is.now, is.factEnd[y]), end: began });
    }
  }
  return grown.map((spans) => tableOf(spans, is));
}

/** Starts of the facts that are new, by the list they belong to. */
function startsAdded<Fact extends { readonly start: number }>(lists: number, was: readonly Fact[], are: readonly Fact[], listOf: (fact: Fact) => number): Set<number>[] {
  const starts = Array.from({ length: lists }, () => new Set<number>());
  for (const fact of added(was, are, (one) => `${listOf(one)} ${one.start}`, (a, b) => a.start === b.start && listOf(a) === listOf(b))) starts[listOf(fact)]?.add(fact.start);
  return starts;
}

/** Facts that occur more often now than before. What both lists begin with is the same facts nearly always. */
function added<Fact>(was: readonly Fact[], are: readonly Fact[], key: (fact: Fact) => string, isLike: (a: Fact, b: Fact) => boolean): Fact[] {
  if (was === are) return [];
  let same = 0;
  while (same < was.length && same < are.length && isLike(was[same], are[same])) same++;
  const left = new Map<string, number>();
  for (let i = same; i < was.length; i++) left.set(key(was[i]), (left.get(key(was[i])) ?? 0) + 1);
  return are.slice(same).filter((fact) => {
    const count = left.get(key(fact)) ?? 0;
    if (count > 0) left.set(key(fact), count - 1);
    return count === 0;
  });
}
