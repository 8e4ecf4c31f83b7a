import type { PlanningCase, Process } from '@lotwright/domain';
import { compile, lastHorizon, type Compiled } from '../compile/compile.js';
import { gainsByClosing, noMoreAble } from '../compile/ability.js';
import { Decoder } from '../construct/decoder.js';
import { isUnlikeOthers } from '../construct/order-lists.js';
import { Workshop } from '../construct/workshop.js';
import { NEVER, NONE } from '../problem/limits.js';
import { traceBlockage, type Blockage } from './blocked.js';

/** Verdicts reach that much farther than they must, so that they hold while time goes on, minutes. */
const REACH = 28 * 1440;

/** What is known of the orders of a process that nothing ties down. */
interface Verdict {
  /** Ready from then on they cannot be made; NEVER when none is known that cannot. */
  readonly failsFrom: number;
  /** Released until then they can be made; -1 when none is known that can. */
  readonly fitsUntil: number;
  /** Whether more closed hours might help, so that the verdict holds for this plant alone. */
  readonly fragile: boolean;
}

const UNKNOWN: Verdict = { failsFrom: NEVER, fitsUntil: NONE, fragile: false };

/**
 * Orders that cannot be made in an empty plant: with nothing planned, nothing started and nothing used up they find no place before the last
 * horizon. Whatever happens to the other orders they stay without one, so a plan that lives on need not try them again until the plant can do
 * more than it could. Orders with work, pins or frozen places of their own are never among them.
 */
export class HopelessOrders {
  private constructor(
    private readonly planningCase: PlanningCase,
    private readonly horizon: number,
    private readonly verdicts: Map<Process, Verdict>,
  ) {}

  /**
   * Of a case, with what is still true of what has been found out in the case before. An order that is not known to be hopeless is judged when `has` asks for it, from
   * nothing, which takes as long as a first plan of it up to the last horizon.
   */
  static of(planningCase: PlanningCase, before?: HopelessOrders): HopelessOrders {
    const last = lastHorizon(planningCase);
    if (before === undefined || before.verdicts.size === 0 || before.horizon < last) return new HopelessOrders(planningCase, last + REACH, new Map());
    const [was, is] = [before.planningCase.plant, planningCase.plant];
    if (was === is) return new HopelessOrders(planningCase, before.horizon, new Map(before.verdicts));
    const holds = noMoreAble(was, is, planningCase.now, before.horizon) ? [...before.verdicts].filter(([, { fragile }]) => !fragile) : [];
    return new HopelessOrders(planningCase, holds.length > 0 ? before.horizon : last + REACH, new Map(holds));
  }

  /** Whether it is known already that the order cannot be made. */
  knows({ problem, index }: Compiled, order: number): boolean {
    const verdict = this.verdicts.get(index.processes[problem.orderRecipe[order]]);
    return verdict !== undefined && Math.max(problem.now, problem.release[order]) >= verdict.failsFrom && !isUnlikeOthers(problem, order);
  }

  /** Whether the order cannot be made; judged once for all orders of its process that are released no sooner, or no later. */
  has(compiled: Compiled, order: number): boolean {
    const { problem, index } = compiled;
    if (isUnlikeOthers(problem, order)) return false;
    const known = this.verdicts.get(index.processes[problem.orderRecipe[order]]);
    if (known !== undefined && problem.release[order] <= known.fitsUntil) return false;
    if (!this.knows(compiled, order)) this.judge(compiled, order);
    return this.knows(compiled, order);
  }

  /** Orders that can be made from the last release on can be made from any before it: most processes are judged once. */
  private judge({ problem, index }: Compiled, order: number): void {
    const { now, release, orderRecipe } = problem;
    const recipe = orderRecipe[order];
    const last = orderRecipe.reduce((latest, other, o) => (other === recipe && release[o] >= release[latest] ? o : latest), order);
    const { problem: empty } = this.emptyPlant(last === order ? [order] : [last, order], this.horizon);
    const decoder = new Decoder(empty, new Workshop(empty));
    const process = index.processes[recipe];
    const known = this.verdicts.get(process) ?? UNKNOWN;
    const fits = decoder.place(0) ? last : last !== order && decoder.place(1) ? order : NONE;
    const verdict = fits === NONE
      ? { ...known, failsFrom: Math.min(known.failsFrom, Math.max(now, release[order])), fragile: gainsByClosing(empty, empty.orderRecipe[0]) }
      : { ...known, fitsUntil: Math.max(known.fitsUntil, release[fits]) };
    this.verdicts.set(process, verdict);
  }

  /** What blocks those of the orders that cannot be made, by order: told once for all of a process. */
  blockages(compiled: Compiled, orders: readonly number[]): Map<number, Blockage> {
    const { release, orderRecipe } = compiled.problem;
    const known = orders.filter((o) => this.has(compiled, o)).sort((a, b) => release[a] - release[b] || a - b);
    if (known.length === 0) return new Map();
    const firsts = new Map([...known].reverse().map((o) => [orderRecipe[o], o]));
    const recipes = [...firsts.keys()];
    const { problem } = this.emptyPlant([...firsts.values()], lastHorizon(this.planningCase));
    const decoder = new Decoder(problem, new Workshop(problem));
    const told = recipes.map((_, i) => traceBlockage(decoder, i, true));
    return new Map(known.flatMap((o) => {
      const blockage = told[recipes.indexOf(orderRecipe[o])];
      return blockage === null ? [] : [[o, { ...blockage, order: o }] as const];
    }));
  }

  private emptyPlant(orders: readonly number[], horizon: number): Compiled {
    const { planningCase } = this;
    return compile({ ...planningCase, orders: orders.map((o) => planningCase.orders[o]), actuals: [], pins: [], published: [], freezeOverrides: [] }, horizon);
  }
}
