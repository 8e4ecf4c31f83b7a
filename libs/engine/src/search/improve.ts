import { RandomStream } from '@lotwright/random';
import type { Decoder } from '../construct/decoder.js';
import { NONE } from '../problem/limits.js';
import type { Problem } from '../problem/problem.js';
import { SavedOrders } from '../solution/saved-orders.js';
import { Snapshot } from '../solution/snapshot.js';
import { PLACED } from '../solution/timetable.js';
import { Trial } from '../solution/trial.js';
import { drawThreshold } from './acceptance/annealing.js';
import { Schedule } from './acceptance/schedule.js';
import { Neighbours } from './moves/neighbours.js';
import { sortForInsertion } from './moves/recreate.js';
import { drawRuin } from './moves/ruin.js';

const MOST_IN_MOVE = 12;
/** Share of re-inserted orders that get a random "not before": keeps plans reachable that no insertion sequence gives. */
const BUMP = 0.1;
const LONGEST_BUMP = 3 * 1440;
/** Share of moves that take out only what comes from the scarce stage on. */
const PARTIAL = 0.2;
/** Moves between two sorts of the neighbourhood by time. */
const REFRESH = 400;

/** What the search knows of each order's best case; 0 when it knows nothing. */
export interface OrderBounds {
  readonly lateness: Float64Array;
  readonly turnaround: Float64Array;
}

/** Called after every step with the orders it touched. */
export type StepWatcher = (steps: number, orders: Int32Array, count: number) => void;

/**
 * In-place ruin and recreate: takes a few orders out, puts each back at its earliest feasible place in another sequence, keeps the
 * result by simulated annealing on the lowest level that changed, else undoes it exactly. Everything is drawn from the seed and
 * counted in steps; the clock only ends it.
 */
export class Improver {
  steps = 0;
  private readonly random: RandomStream;
  private readonly neighbours: Neighbours;
  private readonly schedule: Schedule;
  private readonly saved: SavedOrders;
  private readonly best: Snapshot;
  private readonly bestValue = new Float64Array(5);
  private readonly dirty: Uint8Array;
  private readonly dirtyList: Int32Array;
  private dirtyCount = 0;
  private readonly move = new Int32Array(MOST_IN_MOVE);
  private readonly wasPlanned: Uint8Array;
  private readonly moved: Uint8Array;
  private readonly trial = new Trial();
  private readonly before = new Float64Array(5);
  private readonly readyAt: Float64Array;
  private readonly unplanned: number[];

  constructor(
    private readonly problem: Problem,
    private readonly decoder: Decoder,
    private readonly bounds: OrderBounds,
    seed: number,
    failed: readonly number[],
  ) {
    this.random = new RandomStream(seed, 'improve');
    const movable: number[] = [];
    let weight = 0;
    for (let o = 0; o < problem.orders; o++) {
      if (problem.orderRecipe[o] === NONE || !this.hasOpen(o)) continue;
      movable.push(o);
      weight += problem.weight[o];
    }
    this.neighbours = new Neighbours(problem, movable);
    this.schedule = new Schedule(movable.length, movable.length === 0 ? 1 : weight / movable.length);
    this.saved = new SavedOrders(problem);
    this.best = new Snapshot(problem);
    this.dirty = new Uint8Array(problem.orders);
    this.dirtyList = new Int32Array(problem.orders);
    this.readyAt = new Float64Array(problem.orders);
    this.wasPlanned = new Uint8Array(problem.orders);
    this.moved = new Uint8Array(problem.ops);
    this.unplanned = [...failed];
    for (let o = 0; o < problem.orders; o++) if (problem.orderRecipe[o] !== NONE) this.best.keep(decoder.workshop.table, o);
    this.levels(this.bestValue);
  }

  /** Whether there is anything to move. */
  get idle(): boolean {
    return this.neighbours.sequence.length < 2 && this.unplanned.length === 0;
  }

  /** Whether the order has an operation that has not started. */
  private hasOpen(order: number): boolean {
    for (let x = this.problem.firstOp[order]; x < this.problem.firstOp[order + 1]; x++) if (this.problem.factStart[x] === NONE) return true;
    return false;
  }

  /** One move, accepted or undone. */
  step(watch: StepWatcher | null): void {
    const { random, schedule } = this;
    if (this.steps % REFRESH === 0) this.neighbours.refresh(this.decoder.workshop.table, random);
    if (schedule.advance(this.steps)) this.restoreBest();
    this.steps++;
    let count = drawRuin(random, this.neighbours, this.move);
    if (this.unplanned.length > 0 && count < MOST_IN_MOVE && (count === 0 || random.chance(0.3))) {
      const order = this.unplanned[random.nextInt(this.unplanned.length)];
      if (!this.isInMove(order, count)) this.move[count++] = order;
    }
    if (count === 0) return;
    this.levels(this.before);
    count = this.ruin(count);
    const accepted = count > 0 && this.recreate(count);
    if (accepted) this.accept(count);
    else if (count > 0) this.undo(count);
    if (watch !== null) watch(this.steps, this.move, Math.max(0, count));
  }

  /** Takes the orders of the move out. Returns how many there are in the end, or 0 when the move is impossible and already undone. */
  private ruin(drawn: number): number {
    const { decoder, problem } = this;
    const { table } = decoder.workshop;
    let count = drawn;
    const partial = this.random.chance(PARTIAL);
    this.saved.clear();
    decoder.workshop.broken = NONE;
    for (let i = 0; i < count; i++) {
      const o = this.move[i];
      this.wasPlanned[o] = table.planned[o];
      if (table.planned[o] === 0) continue;
      this.readyAt[o] = table.start[problem.firstOp[o] + problem.recipes[problem.orderRecipe[o]].patientReady];
      this.saved.add(table, o);
      if (!partial || !this.removeTail(o)) decoder.remove(o);
      const { broken } = decoder.workshop;
      if (broken === NONE) continue;
      decoder.workshop.broken = NONE;
      const next = broken >= 0 ? problem.opOrder[broken] : NONE;
      if (this.isInMove(next, count)) continue;
      if (next === NONE || count === MOST_IN_MOVE || table.state[broken] !== PLACED) {
        this.undo(i + 1);
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
    const { random, decoder, schedule, bounds, before } = this;
    const lateLimit = drawThreshold(random, schedule.lateness);
    const turnLimit = drawThreshold(random, schedule.turnaround);
    sortForInsertion(this.problem, random, this.move, count, (o) => this.readyAt[o]);
    const { tally } = decoder;
    let late = tally.lateness;
    let turn = tally.turnaround;
    for (let i = 0; i < count; i++) {
      late += bounds.lateness[this.move[i]];
      turn += bounds.turnaround[this.move[i]];
    }
    for (let i = 0; i < count; i++) {
      const o = this.move[i];
      if (random.chance(BUMP)) this.bump(o);
      this.limitReady(o, late - before[1], turn - before[2], lateLimit, turnLimit);
      if (!decoder.place(o)) {
        if (this.wasPlanned[o] === 1 && this.unplanned.length === 0) return false;
        continue;
      }
      late += decoder.lateOf[o] - bounds.lateness[o];
      turn += decoder.turnOf[o] - bounds.turnaround[o];
      if (this.unplanned.length === 0 && !this.hopeful(late - before[1], turn - before[2], lateLimit, turnLimit)) return false;
    }
    return this.judge(lateLimit, turnLimit);
  }

  /** Tells the decoder from which patient-ready time on the move is lost whatever the rest does. */
  private limitReady(order: number, late: number, turn: number, lateLimit: number, turnLimit: number): void {
    if (this.unplanned.length > 0 || late < 0 || lateLimit >= 1) return;
    const { problem, bounds } = this;
    const most = bounds.turnaround[order] + turnLimit - turn;
    this.decoder.readyLimit = problem.release[order] + Math.floor(most / problem.weight[order]);
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

  /** Whether a move with at least these worsenings can still be accepted. */
  private hopeful(late: number, turn: number, lateLimit: number, turnLimit: number): boolean {
    if (late > lateLimit) return false;
    return late < 0 || lateLimit >= 1 || turn <= turnLimit;
  }

  private judge(lateLimit: number, turnLimit: number): boolean {
    const { tally, workshop } = this.decoder;
    const { before } = this;
    if (tally.unplanned !== before[0]) return tally.unplanned < before[0];
    const late = tally.lateness - before[1];
    if (late !== 0) return late <= lateLimit;
    const turn = tally.turnaround - before[2];
    if (turn !== 0) return turn <= turnLimit;
    const moved = tally.stability - before[3];
    if (moved !== 0) return moved < 0;
    return workshop.runs.emptyPlaces <= before[4];
  }

  private accept(count: number): void {
    const { table } = this.decoder.workshop;
    this.levels(this.before);
    const better = firstDifference(this.before, this.bestValue) < 0;
    if (better) for (let i = 0; i < 5; i++) this.bestValue[i] = this.before[i];
    for (let i = 0; i < count; i++) {
      const o = this.move[i];
      this.touch(o);
      if (table.planned[o] !== this.wasPlanned[o]) this.updateUnplanned(o);
    }
    if (better) this.keepBest();
  }

  private updateUnplanned(order: number): void {
    const at = this.unplanned.indexOf(order);
    if (this.decoder.workshop.table.planned[order] === 1) {
      if (at >= 0) this.unplanned.splice(at, 1);
    } else if (at < 0) {
      this.unplanned.push(order);
    }
  }

  private touch(order: number): void {
    if (this.dirty[order] === 1) return;
    this.dirty[order] = 1;
    this.dirtyList[this.dirtyCount++] = order;
  }

  private keepBest(): void {
    const { table } = this.decoder.workshop;
    for (let i = 0; i < this.dirtyCount; i++) {
      this.best.keep(table, this.dirtyList[i]);
      this.dirty[this.dirtyList[i]] = 0;
    }
    this.dirtyCount = 0;
  }

  /** Puts everything back to where it was before the move; what has not moved is left alone. */
  private undo(count: number): void {
    const { decoder, trial, saved, moved, problem } = this;
    const { table } = decoder.workshop;
    saved.markMoved(table, moved);
    for (let i = 0; i < count; i++) {
      const o = this.move[i];
      if (this.wasPlanned[o] === 0) {
        if (table.planned[o] === 1) decoder.remove(o);
        continue;
      }
      if (table.planned[o] === 1) decoder.discount(o);
      const { sequence } = problem.recipes[problem.orderRecipe[o]];
      for (let pos = sequence.length - 1; pos >= 0; pos--) {
        const x = problem.firstOp[o] + sequence[pos];
        if (table.state[x] === PLACED && moved[x] === 1) decoder.workshop.take(x);
      }
    }
    decoder.workshop.broken = NONE;
    for (let i = 0; i < saved.count; i++) {
      const x = saved.opAt(i);
      if (moved[x] === 1) {
        saved.read(i, trial);
        decoder.workshop.put(x, trial);
      }
      if (i + 1 === saved.count || problem.opOrder[saved.opAt(i + 1)] !== problem.opOrder[x]) decoder.count(problem.opOrder[x]);
    }
  }

  /** Goes back to the best plan. */
  restoreBest(): void {
    const { decoder, problem, trial } = this;
    const { table } = decoder.workshop;
    for (let i = 0; i < this.dirtyCount; i++) if (table.planned[this.dirtyList[i]] === 1) decoder.remove(this.dirtyList[i]);
    for (let i = 0; i < this.dirtyCount; i++) {
      const o = this.dirtyList[i];
      this.dirty[o] = 0;
      if (this.best.planned[o] === 1) {
        const { sequence } = problem.recipes[problem.orderRecipe[o]];
        for (let pos = 0; pos < sequence.length; pos++) {
          const x = problem.firstOp[o] + sequence[pos];
          if (problem.factStart[x] === NONE && this.best.read(x, trial)) decoder.workshop.put(x, trial);
        }
        decoder.count(o);
      }
      this.updateUnplanned(o);
    }
    this.dirtyCount = 0;
    decoder.workshop.broken = NONE;
  }

  private levels(into: Float64Array): void {
    const { tally, workshop } = this.decoder;
    into[0] = tally.unplanned;
    into[1] = tally.lateness;
    into[2] = tally.turnaround;
    into[3] = tally.stability;
    into[4] = workshop.runs.emptyPlaces;
  }

  /** Levels of the best plan so far. */
  bestLevels(): readonly number[] {
    return [...this.bestValue];
  }
}

function firstDifference(a: Float64Array, b: Float64Array): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i] - b[i];
  return 0;
}
