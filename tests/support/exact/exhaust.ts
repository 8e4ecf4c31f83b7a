import { weightOf } from '@lotwright/domain';
import type { Objective, Order, Plan, PlanningCase } from '@lotwright/domain';
import { Bookings, FREE } from './bookings.js';
import { leavesRoom } from './equipment-book.js';
import { planOfFound } from './found-plan.js';
import type { Found } from './found-plan.js';
import { GROWING, objectiveOf, ranksOf } from './measures.js';
import type { Measures, Ranks } from './measures.js';
import { Outlook } from './outlook.js';
import { ExactProblem } from './problem.js';
import { bitOf } from './task.js';
import type { Task } from './task.js';

/** What trying everything has shown about a plan of the same case. */
export interface Proof {
  /**
   * `best`: nothing is better; `beaten`: `plan` is better; `left out`: `plan` leaves out less; `missed`: the search did not even find
   * the plan's own value, so it is wrong itself; `open`: the budget ran out.
   */
  readonly verdict: 'best' | 'beaten' | 'left out' | 'missed' | 'open';
  /** The least ranks found, what is left out first; those of the plan itself when nothing is better. */
  readonly levels: readonly number[];
  /** Whether it is proven that no plan leaves out less. */
  readonly leastLeftOut: boolean;
  readonly plan: Plan | null;
  readonly tries: number;
}

/**
 * Tries every plan of a coarse case that could be better than `value` (what is left out, then the ranks of the objective): all ways of leaving orders out, all starts on
 * the grid, all equipment, all waits between phases. Conflicts jump back to the decisions they come from; apart from that and from lower bounds nothing is cut.
 * @param grain minutes of which every instant and length of the case is a multiple
 * @param days how far after now is looked
 * @param budget choices tried at most
 */
export function prove(given: PlanningCase, value: readonly number[], grain: number, days: number, budget: number): Proof {
  const problem = new ExactProblem(given, grain, days);
  const active = given.orders.filter((o) => !o.cancelled);
  const weight = (orders: readonly Order[]): number => orders.reduce((sum, o) => sum + weightOf(given, o), 0);
  const subsets = Array.from({ length: 2 ** active.length }, (_, bits) => active.filter((_o, i) => (bits >> i) & 1));
  const left = subsets.filter((s) => weight(s) <= value[0]).sort((a, b) => weight(a) - weight(b) || a.length - b.length);
  const clashes = value[0] === 0 ? NO_CLASHES : clashesOf(problem, active, budget);
  let { tries } = clashes;
  // The plan's own ranks have to be found again, or the search is wrong.
  let best: Ranks = [...value.slice(1, -1), value[value.length - 1] + 1];
  const { ranks } = objectiveOf(given);
  let plan: Plan | null = null;
  let open = false;
  let leastLeftOut = true;
  for (const out of left) {
    const better = weight(out) < value[0];
    if (better && clashes.sets.some((set) => !set.some((o) => out.includes(o)))) continue;
    const search = new Search(problem, out, ranks, better ? null : best, budget - tries);
    const found = search.run();
    tries += search.tries;
    open ||= search.exhausted;
    if (better && search.exhausted) leastLeftOut = false;
    if (found === null) continue;
    plan = checked(given, problem, found, out);
    if (better) return { verdict: 'left out', levels: [weight(out), ...found.ranks], leastLeftOut: false, plan, tries };
    best = found.ranks;
  }
  const levels = [value[0], ...best];
  const first = levels.findIndex((l, i) => l !== value[i]);
  if (plan !== null && first >= 0) return { verdict: 'beaten', levels, leastLeftOut, plan, tries };
  if (open) return { verdict: 'open', levels: value, leastLeftOut, plan: null, tries };
  return { verdict: plan === null ? 'missed' : 'best', levels: value, leastLeftOut, plan, tries };
}

/**
 * Whether a bound on turnaround is one: tries every plan with all orders in it and a turnaround below the bound, whatever its lateness.
 * The least turnaround found when it is none; null when it holds, or when the budget ran out (`open`).
 */
export function proveBound(given: PlanningCase, bound: number, grain: number, days: number, budget: number): { readonly below: number | null; readonly open: boolean } {
  const problem = new ExactProblem(given, grain, days);
  const search = new Search(problem, [], TURNAROUND_ALONE, [bound], budget);
  const found = search.run();
  if (found === null) return { below: null, open: search.exhausted };
  checked(given, problem, found, []);
  return { below: found.ranks[0], open: false };
}

const TURNAROUND_ALONE: Objective['ranks'] = [[{ level: 'turnaround', weight: 1 }]];

const NO_CLASHES: { readonly sets: readonly (readonly Order[])[]; readonly tries: number } = { sets: [], tries: 0 };

/**
 * Single orders and pairs that cannot be planned even with all others left out: whoever keeps them has no plan. Nothing is said where
 * leaving a lot out can make its neighbours too close.
 */
function clashesOf(problem: ExactProblem, active: readonly Order[], budget: number): typeof NO_CLASHES {
  if (!leavesRoom(problem.given.plant)) return NO_CLASHES;
  const pairs = active.flatMap((a, i) => active.slice(i + 1).map((b) => [a, b]));
  const sets: (readonly Order[])[] = [];
  let tries = 0;
  for (const kept of [...active.map((o) => [o]), ...pairs]) {
    if (kept.length === active.length || sets.some((set) => set.every((o) => kept.includes(o)))) continue;
    const search = new Search(problem, active.filter((o) => !kept.includes(o)), [], null, Math.floor(budget / 8));
    if (search.run() === null && !search.exhausted) sets.push(kept);
    tries += search.tries;
  }
  return { sets, tries: Math.min(tries, Math.floor(budget / 2)) };
}

/** Depth-first over the undecided tasks of the orders that are kept. */
class Search {
  tries = 0;
  exhausted = false;
  private found: Found | null = null;
  private readonly tasks: readonly Task[];
  private readonly order: readonly Task[];
  private readonly bookings: Bookings;
  private readonly outlook: Outlook;

  /** @param best ranks to be beaten; null to stop at the first plan */
  constructor(problem: ExactProblem, out: readonly Order[], readonly ranks: Objective['ranks'], private best: Ranks | null, private readonly budget: number) {
    this.tasks = problem.tasks.filter((t) => !out.includes(t.order));
    for (const t of this.tasks) if (t.index >= 0) t.at = null;
    const weight = (t: Task): number => weightOf(problem.given, t.order);
    this.order = this.tasks.filter((t) => t.index >= 0).sort((a, b) => weight(b) - weight(a) || a.index - b.index);
    this.bookings = new Bookings(problem, this.tasks);
    this.outlook = new Outlook(problem, this.tasks);
  }

  run(): Found | null {
    if (this.outlook.dead() || !this.hopeful(this.outlook.look(this.bookings).measures)) return null;
    this.decide(0);
    return this.found;
  }

  /** Tasks whose decisions rule out everything below, as bits. */
  private decide(depth: number): number {
    if (depth === this.order.length) return this.keep();
    const task = this.order[depth];
    const own = bitOf(task);
    const { index, mask: skipped } = this.outlook.firstChoice(task);
    const latest = latestStart(task);
    let conflict = skipped & ~own;
    // A choice that begins and ends no sooner than one that took too long takes too long as well.
    let tooLate = Infinity;
    for (let i = index; i < task.choices.length && this.outlook.soonestEndFrom(task, i) < tooLate; i++) {
      const choice = task.choices[i];
      if (choice.start > latest.start) {
        conflict |= latest.mask;
        break;
      }
      if (choice.end >= tooLate) continue;
      if (++this.tries > this.budget) this.exhausted = true;
      if (this.exhausted) return 0;
      const objection = this.bookings.objection(task, choice);
      if (objection !== FREE) {
        conflict |= objection;
        continue;
      }
      this.bookings.add(task, choice);
      const below = this.below(task, depth);
      this.bookings.remove(task);
      this.outlook.update(task.order.id);
      if (this.found !== null && this.best === null) return 0;
      if (this.exhausted || (below.mask & own) === 0) return below.mask;
      conflict |= below.mask & ~own;
      if (below.tooLate) tooLate = Math.min(tooLate, choice.end);
    }
    return conflict;
  }

  /** Looks at what the last decision leaves, and decides on. `tooLate`: lateness or turnaround alone rule it out, or an order has no place left. */
  private below(task: Task, depth: number): { readonly mask: number; readonly tooLate: boolean } {
    const { dead, mask, tooEarly } = this.outlook.update(task.order.id);
    if (dead) return { mask, tooLate: tooEarly !== task };
    const prospect = this.outlook.look(this.bookings);
    if (this.hopeful(prospect.measures)) return { mask: this.decide(depth + 1), tooLate: false };
    return { mask: prospect.mask, tooLate: !this.hopeful(prospect.measures, GROWING) };
  }

  /** Whether a plan that comes to no less than these measures can be better. @param of measures that count; the others are taken for 0 */
  private hopeful(measures: Measures, of: typeof GROWING | null = null): boolean {
    if (this.best === null) return true;
    const ranks = ranksOf(this, measures, of);
    for (let i = 0; i < ranks.length; i++) if (ranks[i] !== this.best[i]) return ranks[i] < this.best[i];
    return false;
  }

  private keep(): number {
    const { measures, mask } = this.outlook.look(this.bookings);
    const ranks = ranksOf(this, measures);
    this.found = {
      ranks, measures, tasks: this.tasks.map((task) => ({ task, choice: task.at! })), runs: this.bookings.allRuns().map((r) => ({ ...r, samples: [...r.samples] })),
    };
    if (this.best !== null) this.best = ranks;
    return mask;
  }
}

/** The latest start that the holds from decided tasks leave, and whose they are. */
function latestStart(task: Task): { readonly start: number; readonly mask: number } {
  let [start, mask] = [Infinity, 0];
  for (const { from, longest } of task.into) {
    if (from.at === null || from.at.end + longest >= start) continue;
    start = from.at.end + longest;
    mask = bitOf(from);
  }
  return { start, mask };
}

/** The plan found, judged by the checker. @throws Error when it breaks a rule or its levels are wrong: then the exact search is wrong */
function checked(given: PlanningCase, problem: ExactProblem, found: Found, out: readonly Order[]): Plan {
  const { plan, wrong } = planOfFound(given, problem, found, out);
  if (wrong.length > 0) throw new Error(`the exact search is wrong: ${JSON.stringify(wrong.slice(0, 3))}`);
  return plan;
}
