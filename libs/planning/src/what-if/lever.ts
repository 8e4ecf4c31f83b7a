import type { AccountEntry, Assignment, Operation, OrderId, Plan, PlanningCase, Process } from '@lotwright/domain';
import type { Instant } from '@lotwright/time';
import type { CaseChange } from './case-change.js';

/** Holds and opening times go up in steps of this many minutes. */
export const QUARTER = 15;

/** A waiting entry of an account. */
export type WaitEntry = Extract<AccountEntry, { kind: 'wait' }>;

/**
 * Something that could be different, in more or less of it. A window opens from `from` to `to` at most and has `parts` (equipment, people, calendars), of
 * which some may not be needed; a count goes up to `most`; more never helps less. `weight` is the waiting it stands behind, minutes.
 */
export type Lever = { readonly weight: number } & (
  | { readonly shape: 'window'; readonly from: Instant; readonly to: Instant; readonly parts: number; at(from: Instant, to: Instant, parts: readonly number[]): CaseChange }
  | { readonly shape: 'count'; readonly most: number; at(count: number): CaseChange }
  | { readonly shape: 'single'; readonly change: CaseChange }
);

/** One wait seen with everything that says what could end it. */
export interface Obstacle {
  readonly planningCase: PlanningCase;
  readonly plan: Plan;
  readonly order: OrderId;
  readonly entry: WaitEntry;
  readonly process: Process;
  /** The operation that had no place, where it stands, and when it would have been wanted: from `from` until before `to`. */
  readonly step: Operation;
  readonly placed: Assignment;
  readonly from: Instant;
  readonly to: Instant;
}

/** The lever at its largest. */
export function widest(lever: Lever): CaseChange {
  if (lever.shape === 'single') return lever.change;
  return lever.shape === 'count' ? lever.at(lever.most) : lever.at(lever.from, lever.to, allParts(lever.parts));
}

/** The numbers of all parts. */
export function allParts(parts: number): number[] {
  return Array.from({ length: parts }, (_, i) => i);
}
