import type { Plan, PlanningCase } from '@lotwright/domain';
import { CalendarBook } from './calendar-book.js';
import { CaseBook } from './case-book.js';
import { linked } from './linked.js';
import type { Linked } from './linked.js';
import { collectOccupations } from './occupations.js';
import type { Occupation } from './occupations.js';
import { PlanBook } from './plan-book.js';

const A_WEEK = 7 * 1440;

/** All that a clause may look at. */
export interface Evidence {
  readonly book: CaseBook;
  readonly plan: PlanBook;
  /** The plan as given: for what it claims; clauses read `plan`. */
  readonly given: Plan;
  readonly calendars: CalendarBook;
  readonly occupations: ReadonlyMap<string, readonly Occupation[]>;
  /** Links with both ends placed, those between two facts left out. */
  readonly links: readonly Linked[];
}

/** Reads case and plan and opens the calendars over the time they touch. */
export function gatherEvidence(planningCase: PlanningCase, given: Plan): Evidence {
  const book = new CaseBook(planningCase);
  const plan = new PlanBook(book, given);
  let from = book.now;
  let to = book.now;
  for (const span of [...book.facts, ...plan.assignments, ...plan.writtenRuns, ...plan.assignments.flatMap((a) => a.phases), ...plan.writtenRuns.flatMap((r) => r.phases)]) {
    from = Math.min(from, span.start, span.end);
    to = Math.max(to, span.start, span.end);
  }
  const calendars = new CalendarBook(planningCase.plant, from, to + A_WEEK);
  return { book, plan, given, calendars, occupations: collectOccupations(book, plan), links: linked(book, plan) };
}
