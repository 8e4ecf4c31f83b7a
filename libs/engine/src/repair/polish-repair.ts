import { RandomStream } from '@lotwright/random';
import type { Decoder } from '../construct/decoder.js';
import { Rollback } from '../construct/rollback.js';
import { placeAsPublished } from '../construct/warm-start.js';
import { Standing } from '../objective/standing.js';
import { NONE } from '../problem/limits.js';
import { hasOpenWork } from '../problem/open-work.js';
import { STABILITY, TURNAROUND } from '../problem/pursuit.js';
import type { Problem } from '../problem/problem.js';
import { PLACED } from '../solution/operation-places.js';
import { isMoved, slushyMoves } from './moved.js';

/** Share of moves that begin with an order that the event made later or left out. */
const FOCUSED = 0.6;
/** Share of re-inserted orders that may not start before they are published: in the laboratory 70 % kept plans calm at no loss. */
const FLOORED = 0.7;
const MOST_IN_MOVE = 4;
/** Share of moves that shift a whole block along, and the longest of them: after a breakdown everybody a little later is often better than a few much later. */
const SHIFTS = 0.15;
const MOST_IN_SHIFT = 24;
/** Orders that are patient-ready next to each other meet at the same scarce stages. */
const REACH = 6;
/** Moves between two sorts by patient-ready time. */
const REFRESH = 200;

/** How far a repaired plan may be changed for a better one. */
export interface PolishTerms {
  /** Price of one unit of move weight, in weighted minutes of turnaround; 0 is free, and then only what is strictly better counts. */
  readonly pricePerMove: number;
  /** Slushy operations that may stand elsewhere than published. */
  readonly budget: number;
}

/**
 * Ruin and recreate on a repaired plan, downhill only: a move is kept when it makes the plan better after the operations it moves away from
 * their published places have been paid for, and when it stays within the nervousness budget. What is fixed does not move. Drawn from
 * the seed, counted in steps.
 */
export class RepairPolisher {
  steps = 0;
  private readonly random: RandomStream;
  private readonly rollback: Rollback;
  private readonly before: Standing;
  private readonly after: Standing;
  private readonly priced: number;
  private readonly move = new Int32Array(MOST_IN_SHIFT);
  private byReady: number[] = [];
  /** Open orders in the sequence in which the plan in force had them patient-ready. */
  private byPublished: number[] = [];
  /** Whether the present move keeps that sequence. */
  private shifts = false;
  private hurt: number[] = [];
  private slushy: number;

  constructor(
    private readonly problem: Problem,
    private readonly decoder: Decoder,
    private readonly terms: PolishTerms,
    seed: number,
    /** Orders that no plan can hold. */
    private readonly hopeless: ReadonlySet<number>,
  ) {
    this.random = new RandomStream(seed, 'polish a repair');
    this.rollback = new Rollback(decoder);
    this.before = new Standing(problem);
    this.after = new Standing(problem);
    const turnaround = problem.pursuit.ranks.findIndex((rank) => rank[TURNAROUND] > 0);
    this.priced = turnaround < 0 ? problem.pursuit.ranks.length - 1 : turnaround;
    this.slushy = slushyMoves(problem, decoder.workshop.table);
  }

  /** One move, kept or undone. True when it was kept. */
  step(): boolean {
    if (this.steps % REFRESH === 0) this.refresh();
    this.steps++;
    const count = this.draw();
    if (count === 0) return false;
    const { decoder, rollback, move } = this;
    decoder.stand(this.before);
    const slushyBefore = this.slushyOf(count);
    rollback.begin();
    for (let i = 0; i < count; i++) {
      rollback.remember(move[i]);
      if (rollback.wasPlanned(move[i])) decoder.remove(move[i]);
    }
    const kept = decoder.workshop.broken === NONE && this.recreate(count) && this.isBetter(count, slushyBefore);
    if (!kept) rollback.back();
    return kept;
  }

  private refresh(): void {
    const { problem, decoder } = this;
    const { table } = decoder.workshop;
    const open = Array.from({ length: problem.orders }, (_, o) => o).filter((o) => problem.orderRecipe[o] !== NONE && hasOpenWork(problem, o) && !this.hopeless.has(o));
    const ready = (o: number): number => problem.firstOp[o] + problem.recipes[problem.orderRecipe[o]].patientReady;
    this.byReady = open.filter((o) => table.planned[o] === 1).sort((a, b) => table.start[ready(a)] - table.start[ready(b)] || a - b);
    const published = (o: number): number => problem.publishedStart[ready(o)];
    this.hurt = open.filter((o) => table.planned[o] === 0 || published(o) === NONE || table.start[ready(o)] > published(o));
    this.byPublished = open.filter((o) => published(o) !== NONE).sort((a, b) => published(a) - published(b) || a - b);
  }

  private draw(): number {
    const { random, byReady, hurt, move } = this;
    if (byReady.length + hurt.length === 0) return 0;
    this.shifts = hurt.length > 0 && random.chance(SHIFTS);
    if (this.shifts) return this.drawShift();
    const focused = hurt.length > 0 && (byReady.length === 0 || random.chance(FOCUSED));
    move[0] = focused ? hurt[random.nextInt(hurt.length)] : byReady[random.nextInt(byReady.length)];
    const at = byReady.indexOf(move[0]);
    const most = 1 + random.nextInt(MOST_IN_MOVE);
    let count = 1;
    for (let tries = 0; count < most && tries < 2 * MOST_IN_MOVE && byReady.length > 0; tries++) {
      const near = at < 0 ? random.nextInt(byReady.length) : at - REACH + random.nextInt(2 * REACH + 1);
      const other = byReady[Math.max(0, Math.min(byReady.length - 1, near))];
      if (!move.subarray(0, count).includes(other)) move[count++] = other;
    }
    return count;
  }

  /** Orders that follow one another in the plan in force, from one that was hurt or a little before it. */
  private drawShift(): number {
    const { random, hurt, byPublished, move } = this;
    const at = byPublished.indexOf(hurt[random.nextInt(hurt.length)]);
    if (at < 0) return 0;
    const from = Math.max(0, at - random.nextInt(REACH));
    const count = Math.min(byPublished.length - from, 2 + random.nextInt(MOST_IN_SHIFT - 1));
    for (let i = 0; i < count; i++) move[i] = byPublished[from + i];
    return count;
  }

  private recreate(count: number): boolean {
    const { decoder, random, problem } = this;
    // Half of the time the one drawn first goes first: who was hurt shall find the best place.
    if (!this.shifts && random.chance(0.5)) random.shuffle(this.move, count);
    for (let i = 0; i < count; i++) {
      const o = this.move[i];
      const placed = ((this.shifts || random.chance(FLOORED)) && placeAsPublished(problem, decoder, o)) || decoder.place(o);
      if (!placed && this.rollback.wasPlanned(o)) return false;
    }
    return true;
  }

  private isBetter(count: number, slushyBefore: number): boolean {
    const slushy = this.slushy - slushyBefore + this.slushyOf(count);
    if (slushy > this.terms.budget && slushy > this.slushy) return false;
    this.decoder.stand(this.after);
    const { ranks, measures } = this.after;
    for (let i = 0; i < ranks.length; i++) {
      const price = i === this.priced ? this.terms.pricePerMove * (measures[STABILITY] - this.before.measures[STABILITY]) : 0;
      const difference = ranks[i] - this.before.ranks[i] + price;
      if (difference > 0) return false;
      if (difference < 0) {
        this.slushy = slushy;
        return true;
      }
    }
    return false;
  }

  private slushyOf(count: number): number {
    return slushyMoves(this.problem, this.decoder.workshop.table, [...this.move.subarray(0, count)]);
  }

  /** Whether there is anything to move. */
  get idle(): boolean {
    if (this.steps === 0) this.refresh();
    return this.byReady.length + this.hurt.length === 0;
  }

  /** Orders with an operation away from its published place, or without one. */
  touched(): number[] {
    const { problem, decoder } = this;
    const { table } = decoder.workshop;
    const found: number[] = [];
    for (let o = 0; o < problem.orders; o++) {
      if (problem.orderRecipe[o] === NONE || table.planned[o] === 0) continue;
      for (let x = problem.firstOp[o]; x < problem.firstOp[o + 1]; x++) {
        if (table.state[x] !== PLACED || (problem.publishedStart[x] !== NONE && !isMoved(problem, table, x))) continue;
        found.push(o);
        break;
      }
    }
    return found;
  }
}
