import { RandomStream } from '@lotwright/random';
import type { Decoder } from '../construct/decoder.js';
import { Rollback } from '../construct/rollback.js';
import type { OrderCosts } from '../objective/order-cost.js';
import { Standing } from '../objective/standing.js';
import { NONE } from '../problem/limits.js';
import { hasOpenWork } from '../problem/open-work.js';
import type { Problem } from '../problem/problem.js';
import { PLACED } from '../solution/operation-places.js';
import { MoveJudge } from './acceptance/move-judge.js';
import { Schedule } from './acceptance/schedule.js';
import { Neighbours } from './moves/neighbours.js';
import { BestPlan } from './best-plan.js';
import { Harvest } from './harvest.js';
import { sortForInsertion } from './moves/recreate.js';
import type { OfferedPlan } from './offered-plan.js';
import { Portfolio } from './ruins/portfolio.js';

const MOST_IN_MOVE = 12;
/** Share of re-inserted orders that get a random "not before": keeps plans reachable that no insertion sequence gives. */
const BUMP = 0.1;
/** Share of re-inserted orders whose rival operations take turns in a drawn way. */
const OTHER_WAY = 0.3;
const LONGEST_BUMP = 3 * 1440;
/** Share of moves that take out only what comes from the scarce stage on. */
const PARTIAL = 0.2;
/** Moves between two sorts of the neighbourhood by time. */
const REFRESH = 400;

/** Moves between two lookings at how few runs the plan at hand could do with: a polish of all orders must stay a small part of the search. */
const LEAST_BETWEEN_GATHERINGS = 200;
const STEPS_PER_ORDER_BETWEEN_GATHERINGS = 20;

/** Called after every step with the orders it touched. */
export type StepWatcher = (steps: number, orders: Int32Array, count: number) => void;

/**
 * In-place ruin and recreate: takes a few orders out, puts each back at its earliest feasible place in another sequence, keeps the
 * result by simulated annealing on the lowest level that changed, else undoes it exactly. Everything is drawn from the seed and
 * counted in steps; the clock only ends it.
 */
export class Improver {
  steps = 0;
  /** The best plan so far. */
  readonly best: BestPlan;
  private readonly random: RandomStream;
  private readonly neighbours: Neighbours;
  private readonly ruins: Portfolio;
  private readonly harvest: Harvest;
  private readonly gatherEvery: number;
  private readonly schedule: Schedule;
  private readonly rollback: Rollback;
  private readonly move = new Int32Array(MOST_IN_MOVE);
  private readonly before: Standing;
  private readonly after: Standing;
  private readonly judge: MoveJudge;
  private readonly readyAt: Float64Array;
  private readonly unplanned: number[];
  private offered: OfferedPlan | null = null;

  constructor(
    private readonly problem: Problem,
    private readonly decoder: Decoder,
    bounds: OrderCosts,
    seed: number,
    failed: readonly number[],
    island = 0,
  ) {
    this.random = new RandomStream(seed, island === 0 ? 'improve' : `improve on island ${island}`);
    const movable: number[] = [];
    let weight = 0;
    for (let o = 0; o < problem.orders; o++) {
      // What has no place and is not among the failed cannot be made even alone.
      if (problem.orderRecipe[o] === NONE || !hasOpenWork(problem, o) || (decoder.workshop.table.planned[o] === 0 && !failed.includes(o))) continue;
      movable.push(o);
      weight += problem.weight[o];
    }
    this.neighbours = new Neighbours(problem, movable);
    this.harvest = new Harvest(problem, decoder);
    this.gatherEvery = Math.max(LEAST_BETWEEN_GATHERINGS, STEPS_PER_ORDER_BETWEEN_GATHERINGS * movable.length);
    this.ruins = new Portfolio(problem, decoder, this.neighbours, bounds);
    this.schedule = new Schedule(movable.length, movable.length === 0 ? 1 : weight / movable.length);
    this.before = new Standing(problem);
    this.after = new Standing(problem);
    this.judge = new MoveJudge(problem, bounds);
    this.rollback = new Rollback(decoder);
    this.best = new BestPlan(decoder);
    this.readyAt = new Float64Array(problem.orders);
    this.unplanned = [...failed];
  }

  /** Whether there is anything to move. */
  get idle(): boolean {
    return this.neighbours.sequence.length === 0 && this.unplanned.length === 0;
  }

  /** One move, accepted or undone. */
  step(watch: StepWatcher | null): void {
    const { random, schedule } = this;
    if (this.steps % REFRESH === 0) this.neighbours.refresh(this.decoder.workshop.table, random);
    if (schedule.advance(this.steps)) this.restart();
    if (this.steps > 0 && this.steps % this.gatherEvery === 0) this.harvest.gather(this.best.standing);
    this.steps++;
    let count = this.neighbours.sequence.length === 0 ? 0 : this.ruins.draw(random, this.move);
    if (this.unplanned.length > 0 && count < MOST_IN_MOVE && (count === 0 || random.chance(0.3))) {
      const order = this.unplanned[random.nextInt(this.unplanned.length)];
      if (!this.isInMove(order, count)) this.move[count++] = order;
    }
    if (count === 0) return;
    this.decoder.stand(this.before);
    count = this.ruin(count);
    const accepted = count > 0 && this.recreate(count);
    if (accepted) this.accept(count);
    else if (count > 0) this.rollback.back();
    if (watch !== null) watch(this.steps, this.move, Math.max(0, count));
  }

  /** Takes the orders of the move out. Returns how many there are in the end, or 0 when the move is impossible and already undone. */
  private ruin(drawn: number): number {
    const { decoder, problem, rollback } = this;
    const { table } = decoder.workshop;
    let count = drawn;
    const partial = this.random.chance(PARTIAL);
    rollback.begin();
    decoder.workshop.broken = NONE;
    for (let i = 0; i < count; i++) {
      const o = this.move[i];
      rollback.remember(o);
      if (table.planned[o] === 0) continue;
      this.readyAt[o] = table.start[problem.firstOp[o] + problem.recipes[problem.orderRecipe[o]].patientReady];
      if (!partial || !this.removeTail(o)) decoder.remove(o);
      const { broken } = decoder.workshop;
      if (broken === NONE) continue;
      decoder.workshop.broken = NONE;
      const next = broken >= 0 ? problem.opOrder[broken] : NONE;
      if (this.isInMove(next, count)) continue;
      if (next === NONE || count === MOST_IN_MOVE || table.state[broken] !== PLACED) {
        rollback.back();
        return 0;
      }
      this.move[count++] = next;
    }
    return count;
  }

  /** Takes out what comes from the scarce stage on; false when the order does not wait there. */
  private removeTail(order: number): boolean {
    const { problem, decoder } = this;
    const k = this.neighbours.stage[problem.orderRecipe[order]];
    if (k === NONE || decoder.workshop.table.state[problem.firstOp[order] + k] !== PLACED) return false;
    decoder.removeFrom(order, k);
    return true;
  }

  private isInMove(order: number, count: number): boolean {
    for (let i = 0; i < count; i++) if (this.move[i] === order) return true;
    return false;
  }

  /** Puts the orders back in a drawn sequence. False when the result is not accepted; the orders placed so far then still stand. */
  private recreate(count: number): boolean {
    const { random, decoder, judge } = this;
    judge.begin(this.before, decoder.tally, this.move, count, random, this.schedule);
    sortForInsertion(this.problem, random, this.move, count, (o) => this.readyAt[o]);
    for (let i = 0; i < count; i++) {
      const o = this.move[i];
      if (random.chance(BUMP)) this.bump(o);
      const { usualWays } = this.problem.recipes[this.problem.orderRecipe[o]];
      if (usualWays > 1 && random.chance(OTHER_WAY)) decoder.way = random.nextInt(usualWays);
      if (this.unplanned.length === 0) decoder.readyLimit = judge.readyLimit(o);
      if (!decoder.place(o)) {
        if (this.rollback.wasPlanned(o) && this.unplanned.length === 0) return false;
        continue;
      }
      judge.placed(o, decoder.costs);
      if (this.unplanned.length === 0 && !judge.hopeful()) return false;
    }
    decoder.stand(this.after);
    return judge.accepts(this.after);
  }

  private bump(order: number): void {
    const recipe = this.problem.recipes[this.problem.orderRecipe[order]];
    const k = this.random.nextInt(recipe.ops.length);
    const x = this.problem.firstOp[order] + k;
    const { table } = this.decoder.workshop;
    if (table.state[x] === PLACED || this.problem.factStart[x] !== NONE) return;
    this.decoder.notBefore[k] = table.start[x] + 1 + this.random.nextInt(LONGEST_BUMP);
    this.decoder.hasNotBefore = true;
  }

  private accept(count: number): void {
    const { table } = this.decoder.workshop;
    this.credit();
    for (let i = 0; i < count; i++) {
      const o = this.move[i];
      this.best.moves(o);
      if ((table.planned[o] === 1) !== this.rollback.wasPlanned(o)) this.updateUnplanned(o);
    }
    this.best.keepIfBetter(this.after);
  }

  /** Tells the portfolio in which rank the move has made the plan better, if in any. */
  private credit(): void {
    const { before, after, ruins } = this;
    for (let i = 0; i < after.ranks.length; i++) {
      if (after.ranks[i] === before.ranks[i]) continue;
      if (after.ranks[i] < before.ranks[i]) ruins.improved(i);
      return;
    }
  }

  private updateUnplanned(order: number): void {
    const at = this.unplanned.indexOf(order);
    if (this.decoder.workshop.table.planned[order] === 1) {
      if (at >= 0) this.unplanned.splice(at, 1);
    } else if (at < 0) {
      this.unplanned.push(order);
    }
  }

  /** Takes over what was gathered on the way, if that is better than the plan at hand, which may have been polished. */
  reap(): void {
    const gathered = this.harvest.better();
    if (gathered === null) return;
    this.offer(gathered);
    this.restart();
  }

  /** A plan found elsewhere: taken over, if it is better than what was found here, where the search starts from the best plan again. */
  offer(plan: OfferedPlan): void {
    this.offered = plan;
  }

  /** Takes over what was offered if it is better, and goes back to the best plan. */
  restart(): void {
    if (this.offered !== null) this.best.takeIfBetter(this.offered);
    this.offered = null;
    for (const order of this.best.goBack()) this.updateUnplanned(order);
  }
}
