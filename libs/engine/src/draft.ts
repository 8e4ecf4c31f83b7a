import type { PlanningCase } from '@lotwright/domain';
import { compile, firstHorizon, lastHorizon, type Compiled } from './compile/compile.js';
import { construct } from './construct/construct.js';
import { Decoder } from './construct/decoder.js';
import { isUnlikeOthers, type ListRule } from './construct/order-lists.js';
import { tiedOrders, tiedPartsFirst } from './construct/tied-parts-first.js';
import { Workshop } from './construct/workshop.js';
import { traceBlockage, type Blockage } from './explain/blocked.js';
import type { SolveHooks } from './params.js';
import { NONE } from './problem/limits.js';
import type { Problem } from './problem/problem.js';

/** Progress before there is a plan to improve. */
const NOT_SEARCHED = { steps: 0, stepsPerSecond: null, bound: null, gap: null } as const;

/** Drafts of each kind in which only what hurries goes first: each costs as much as the first plan. */
const MOST_DRAFTS = 3;

/** A plan in the making: the compiled case, its bookings, and the orders without a place. */
export interface Draft {
  readonly compiled: Compiled;
  readonly decoder: Decoder;
  /** Orders that found no place beside the others but would fit alone. */
  readonly displaced: readonly number[];
  /** What blocks orders that cannot be made even alone, by order. */
  readonly impossible: ReadonlyMap<number, Blockage>;
}

/**
 * Compiles and constructs. Nearly every case fits a near horizon, which is quick to compile; only when an order finds no place
 * before it is the farthest one opened, where failing is final. What then finds no place beside the others, though it would alone, may
 * find one when of tied orders only what hurries goes first; the draft that leaves less weight out is kept.
 */
export function firstDraft(planningCase: PlanningCase, rule: ListRule, hooks: SolveHooks): Draft {
  const near = draftTo(compiledTo(planningCase, firstHorizon(planningCase), hooks), rule, new Map(), hooks);
  if (near.displaced.length === 0) return near;
  const far = compiledTo(planningCase, lastHorizon(planningCase), hooks);
  const impossible = findImpossible(far, near.displaced);
  const left = near.displaced.filter((o) => !impossible.has(o));
  if (left.length === 0) return { ...near, displaced: [], impossible };
  const draft = draftTo(far, rule, impossible, hooks);
  return draft.displaced.length > 0 && partsMayGoFirst(draft) ? withPartsFirst(draft, rule) : draft;
}

/** Whether something is tied, and no plan in force: that is mended operation by operation anyway. */
function partsMayGoFirst({ compiled: { problem }, impossible }: Draft): boolean {
  return !problem.publishedStart.some((start) => start !== NONE) && tiedOrders(problem, possible(problem, impossible)).length > 0;
}

/** All that is hurried goes first, and when that does not help only what is hurried at once. What found no place in one try goes to the front of the list in the next. */
function withPartsFirst(draft: Draft, rule: ListRule): Draft {
  let best = draft;
  for (const through of [true, false]) {
    let ahead: readonly number[] = [];
    for (let tries = 0; tries < MOST_DRAFTS && best.displaced.length > 0; tries++) {
      const next = partsDraft(draft, rule, ahead, through);
      if (next.decoder.tally.unplanned < best.decoder.tally.unplanned) best = next;
      ahead = [...next.displaced, ...ahead.filter((o) => !next.displaced.includes(o))];
    }
  }
  return best;
}

function partsDraft({ compiled, impossible }: Draft, rule: ListRule, ahead: readonly number[], through: boolean): Draft {
  const { problem } = compiled;
  const decoder = new Decoder(problem, new Workshop(problem));
  const failed = tiedPartsFirst(problem, decoder, possible(problem, impossible), rule, ahead, through);
  return { compiled, decoder, displaced: failed.filter((o) => !decoder.place(o)), impossible };
}

function possible(problem: Problem, impossible: ReadonlyMap<number, Blockage>): number[] {
  const orders: number[] = [];
  for (let o = 0; o < problem.orders; o++) if (problem.orderRecipe[o] !== NONE && !impossible.has(o)) orders.push(o);
  return orders;
}

function compiledTo(planningCase: PlanningCase, horizon: number, hooks: SolveHooks): Compiled {
  hooks.onProgress?.({ phase: 'compile', ...NOT_SEARCHED, planned: 0, total: planningCase.orders.length, objective: [] });
  return compile(planningCase, horizon);
}

function draftTo(compiled: Compiled, rule: ListRule, impossible: ReadonlyMap<number, Blockage>, hooks: SolveHooks): Draft {
  const { problem } = compiled;
  const decoder = new Decoder(problem, new Workshop(problem));
  const orders = possible(problem, impossible);
  const every = Math.max(50, Math.ceil(orders.length / 20));
  const tell = (planned: number): void => hooks.onProgress?.({ phase: 'construct', ...NOT_SEARCHED, planned, total: orders.length, objective: [] });
  tell(0);
  const failed = construct(problem, decoder, orders, rule, (planned) => {
    if (planned % every === 0) tell(planned);
  });
  return { compiled, decoder, displaced: failed.filter((o) => !decoder.place(o)), impossible };
}

/**
 * Which orders cannot be made with nothing else planned. An order that nothing ties down and that cannot be made from its release
 * on cannot be made from a later one either, so one failure answers for all later orders of the recipe, and the last one made for all of them.
 */
function findImpossible({ problem }: Compiled, orders: readonly number[]): Map<number, Blockage> {
  const alone = new Decoder(problem, new Workshop(problem));
  const found = new Map<number, Blockage>();
  const untied = new Map<number, Blockage | null>();
  const byRelease = [...orders].sort((a, b) => problem.release[a] - problem.release[b] || a - b);
  const last = new Map(byRelease.filter((o) => !isUnlikeOthers(problem, o)).map((o) => [problem.orderRecipe[o], o]));
  for (const [recipe, o] of last) if (fits(alone, o)) untied.set(recipe, null);
  for (const o of byRelease) {
    const recipe = problem.orderRecipe[o];
    const isTied = isUnlikeOthers(problem, o);
    const known = isTied ? undefined : untied.get(recipe);
    const blockage = known === undefined ? traceBlockage(alone, o, true) : known && { ...known, order: o };
    if (blockage === null) continue;
    found.set(o, blockage);
    if (!isTied) untied.set(recipe, blockage);
  }
  return found;
}

/** Whether an order has a place; it is taken out again. */
function fits(decoder: Decoder, order: number): boolean {
  const placed = decoder.place(order);
  if (placed) decoder.remove(order);
  return placed;
}
