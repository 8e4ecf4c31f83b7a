import {
  missedWindows, type Order, type OrderId, type PlanningCase, type Quote, type QuotedPlace, type QuotedShift, type QuotedSlot, type SlotRequest,
} from '@lotwright/domain';
import type { Instant } from '@lotwright/time';
import { compile, firstHorizon, type Compiled } from './compile/compile.js';
import { writePlan } from './compile/plan-writer.js';
import { Decoder } from './construct/decoder.js';
import { restorePlan } from './construct/restore-plan.js';
import { Workshop } from './construct/workshop.js';
import { hashPlan } from './hash/hashes.js';
import { NEVER, NONE } from './problem/limits.js';
import { RUN, SESSION } from './problem/problem.js';
import { GuestPlacer } from './promise/guest.js';
import { slushyMoves, standsAsPublished } from './repair/moved.js';
import { MoveNotes } from './solution/move-notes.js';
import type { OperationPlaces } from './solution/operation-places.js';

/** Begins the ids of orders that do not exist: no file can bring one. */
const GUEST = '\u0000guest ';

/**
 * Answers what an order that does not exist yet would get from the plan in force (capable to promise). The plan is kept in memory and
 * every question leaves it exactly as it was.
 */
export class PromiseDesk {
  private readonly placer: GuestPlacer;

  private constructor(
    private readonly compiled: Compiled,
    private readonly decoder: Decoder,
    /** Index of the guest of each process, in the plant's order. */
    private readonly guests: readonly number[],
    /** Where every operation stood when the desk opened. */
    private readonly before: Pick<OperationPlaces, 'start' | 'end' | 'equipment'>,
    /** Orders that the plan in force does not have where they stand. */
    private readonly repairedFirst: readonly OrderId[],
  ) {
    this.placer = new GuestPlacer(compiled.problem, decoder);
  }

  /**
   * Takes the plan in force (`published`) of a validated case to the desk, repaired where the case does not allow it any more.
   * @throws RangeError when the case names something that does not exist
   */
  static open(planningCase: PlanningCase): PromiseDesk {
    const { plant, now, orders } = planningCase;
    const seats = plant.processes.map((p, i): Order => ({
      id: `${GUEST}${i}` as OrderId, coi: `${GUEST}${i}` as Order['coi'], process: p.id, processVersion: p.version, urgency: 'standard', sequenceRelease: now,
      releaseEstimated: false, windows: null, latestUseful: null, site: '', cancelled: false,
    }));
    const withGuests = { ...planningCase, orders: [...orders, ...seats] };
    const compiled = compile(withGuests, firstHorizon(planningCase));
    const { problem } = compiled;
    const decoder = new Decoder(problem, new Workshop(problem));
    const known = orders.map((_, o) => o).filter((o) => problem.orderRecipe[o] !== NONE);
    restorePlan(decoder, known, new MoveNotes(problem), 'weight');
    const { table } = decoder.workshop;
    const guests = seats.map((_, i) => orders.length + i);
    const repairedFirst = known.filter((o) => !standsAsPublished(problem, table, o)).map((o) => orders[o].id);
    return new PromiseDesk(compiled, decoder, guests, { start: table.start.slice(), end: table.end.slice(), equipment: table.equipment.slice() }, repairedFirst);
  }

  /**
   * Two answers to a request: without moving anybody, and with moves inside the nervousness budget. `null` when the plant has no such
   * process version.
   */
  quote(request: SlotRequest): Quote | null {
    const { processes } = this.compiled.index;
    const at = processes.findIndex((p) => p.id === request.process && p.version === request.processVersion);
    if (at < 0) return null;
    const guest = this.guests[at];
    this.seat(guest, request);
    let withoutMoves: QuotedPlace | null = null;
    let withMoves: QuotedPlace | null = null;
    this.placer.without(guest, () => (withoutMoves = this.describe(guest, [], request)));
    this.placer.withMoves(guest, this.compiled.problem.nervousnessBudget, (_, moved) => (withMoves = this.describe(guest, moved, request)));
    return { repairedFirst: this.repairedFirst, withoutMoves, withMoves };
  }

  /** SHA-256 of the plan as it stands: the same before and after every question. */
  planHash(): string {
    return hashPlan(writePlan(this.compiled, this.decoder.workshop));
  }

  private seat(guest: number, { urgency, sequenceRelease, windows, latestUseful }: SlotRequest): void {
    const { problem, index } = this.compiled;
    const { plant, objective } = index.planningCase;
    problem.release[guest] = sequenceRelease;
    problem.weight[guest] = (objective?.urgencyWeights ?? plant.policy.urgencyWeights)[urgency];
    problem.windowCloses[guest] = windows?.closes ?? NEVER;
    problem.windowEvery[guest] = windows?.every ?? 1;
    problem.latestUseful[guest] = latestUseful ?? NEVER;
  }

  private describe(guest: number, moved: readonly number[], { windows, latestUseful }: SlotRequest): QuotedPlace {
    const { problem } = this.compiled;
    const { table } = this.decoder.workshop;
    const recipe = problem.recipes[problem.orderRecipe[guest]];
    const base = problem.firstOp[guest];
    const chain: QuotedSlot[] = [];
    for (let k = 0; k < recipe.ops.length; k++) chain.push(this.slot(guest, base + k));
    const arrival = table.end[base + recipe.arrival] as Instant;
    return {
      chain: chain.sort((a, b) => a.start - b.start || a.end - b.end),
      patientReady: table.end[base + recipe.patientReady] as Instant,
      arrival,
      missedWindows: missedWindows(windows, arrival),
      pastLatestUseful: latestUseful !== null && arrival > latestUseful,
      shifts: moved.flatMap((o) => this.shift(o)),
      slushyMoves: slushyMoves(problem, table, moved),
    };
  }

  private slot(guest: number, x: number): QuotedSlot {
    const { problem, index } = this.compiled;
    const { table, runs } = this.decoder.workshop;
    const { plant } = index.planningCase;
    const { kind, target } = problem.opSpec[x];
    const isRun = kind === RUN;
    const equipment = isRun ? runs.instrument[table.run[x]] : table.equipment[x];
    return {
      operation: index.processes[problem.orderRecipe[guest]].operations[x - problem.firstOp[guest]].id,
      start: table.start[x] as Instant,
      end: table.end[x] as Instant,
      equipment: equipment === NONE ? null : plant.equipment[equipment].id,
      method: isRun ? plant.qcMethods[target].id : null,
      joinsRun: isRun && runs.samples[table.run[x]] > 1,
      session: kind === SESSION ? plant.sessions[target].id : null,
    };
  }

  private shift(o: number): QuotedShift[] {
    const { problem, index } = this.compiled;
    const { table } = this.decoder.workshop;
    const { id, windows } = index.planningCase.orders[o];
    const { patientReady, arrival } = problem.recipes[problem.orderRecipe[o]];
    const base = problem.firstOp[o];
    let movedOperations = 0;
    for (let x = base; x < problem.firstOp[o + 1]; x++) {
      if (problem.factStart[x] === NONE && (table.start[x] !== this.before.start[x] || table.equipment[x] !== this.before.equipment[x])) movedOperations++;
    }
    if (movedOperations === 0) return [];
    return [{
      order: id,
      patientReadyLater: table.end[base + patientReady] - this.before.end[base + patientReady],
      arrivalLater: table.end[base + arrival] - this.before.end[base + arrival],
      movedOperations,
      missedWindows: { before: missedWindows(windows, this.before.end[base + arrival] as Instant), after: missedWindows(windows, table.end[base + arrival] as Instant) },
    }];
  }
}
