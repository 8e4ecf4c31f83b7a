import {
  missedWindows, type Assignment, type LotShift, type MoveCause, type OperationMove, type OperationPlace, type OrderId, type RepairReport, type WaitCause,
} from '@lotwright/domain';
import type { Instant } from '@lotwright/time';
import type { Compiled } from '../compile/compile.js';
import type { Decoder } from '../construct/decoder.js';
import type { Workshop } from '../construct/workshop.js';
import { NEVER, NONE } from '../problem/limits.js';
import { isMoved, slushyMoves } from '../repair/moved.js';
import { MOVED, type MoveNotes } from '../solution/move-notes.js';
import { resourceOf, waitCause } from './resource-names.js';
import { Takers } from './takers.js';

const CAUSES: Readonly<Record<number, MoveCause>> = {
  [MOVED.place]: 'place',
  [MOVED.overdue]: 'overdue',
  [MOVED.predecessor]: 'predecessor',
  [MOVED.hold]: 'hold',
  [MOVED.yielded]: 'yielded',
  [MOVED.anew]: 'anew',
};

/** What a repaired plan changes against the plan in force, with the reason of every move. */
export function reportRepair(compiled: Compiled, decoder: Decoder, notes: MoveNotes): RepairReport {
  const { problem } = compiled;
  const moved: number[] = [];
  for (let x = 0; x < problem.ops; x++) if (isMoved(problem, decoder.workshop.table, x)) moved.push(x);
  moved.sort((a, b) => problem.publishedStart[a] - problem.publishedStart[b] || a - b);
  const shifts = shiftsOf(compiled, decoder, notes, moved);
  const { nervousnessBudget } = problem;
  const takers = new Takers(problem, decoder.workshop);
  return {
    moves: moved.map((x) => moveOf(compiled, decoder, notes, takers, x)),
    shifts,
    lost: shifts.filter((s) => s.arrival.before !== null && s.arrival.after === null).map((s) => s.order),
    budget: { used: slushyMoves(problem, decoder.workshop.table), limit: nervousnessBudget === NEVER ? null : nervousnessBudget },
  };
}

function moveOf(compiled: Compiled, decoder: Decoder, notes: MoveNotes, takers: Takers, x: number): OperationMove {
  const { problem, index } = compiled;
  const { equipment } = index.planningCase.plant;
  const { table } = decoder.workshop;
  const last = problem.firstPhase[x + 1] - 1;
  const place = (start: number, end: number, piece: number): OperationPlace => ({
    start: start as Instant,
    end: end as Instant,
    equipment: piece === NONE ? null : (equipment[piece]?.id ?? null),
  });
  const isRun = problem.publishedRun[x] !== NONE;
  const jump = notes.jumps.get(x);
  const until = last < problem.firstPhase[x] ? problem.publishedStart[x] : problem.publishedPhaseEnd[last];
  const cause = CAUSES[notes.why[x]] ?? 'better';
  const cameFrom = cause === 'better' ? takers.of(x, until) : notes.by[x];
  const by = cameFrom === NONE ? null : nameOf(compiled, cameFrom);
  return {
    ...nameOf(compiled, x),
    from: place(problem.publishedStart[x], until, problem.publishedEquipment[x]),
    to: place(table.start[x], table.end[x], isRun ? NONE : table.equipment[x]),
    slushy: problem.slushy[x] === 1,
    cause,
    by,
    resource: jump === undefined ? null : (resourceOf(compiled, x, jump)?.id ?? null),
    text: sentence(compiled, decoder, notes, by, x),
  };
}

function nameOf({ problem, index }: Compiled, x: number): Pick<OperationMove, 'order' | 'operation'> {
  const o = problem.opOrder[x];
  return { order: index.planningCase.orders[o].id, operation: index.processes[problem.orderRecipe[o]].operations[x - problem.firstOp[o]].id };
}

function sentence(compiled: Compiled, decoder: Decoder, notes: MoveNotes, by: OperationMove['by'], x: number): string {
  const other = by === null ? 'another operation' : by.operation;
  switch (notes.why[x]) {
    case MOVED.place:
      return placeSentence(compiled, decoder, notes, x);
    case MOVED.overdue:
      return 'It should have started before now and no start is reported.';
    case MOVED.predecessor:
      return `${other}, which it follows, ends later.`;
    case MOVED.hold:
      return `It may not end too long before ${other}, which starts later.`;
    case MOVED.yielded:
      return `It gave way to ${by?.order ?? 'another lot'}, which is tied to a deadline.`;
    case MOVED.anew:
      return by === null ? 'Its lot had to be planned anew.' : `Its lot had to be planned anew so that ${other} finds a place.`;
    default:
      return by === null ? 'Moved for a better plan.' : `Moved for a better plan: ${by.operation} of ${by.order} has its place now.`;
  }
}

/** What stands at a place that is gone, as the end of "… at its published time." */
const STANDS: Readonly<Partial<Record<WaitCause, (name: string, lots: string) => string>>> = {
  equipment: (name, lots) => `${name} is taken${lots}`,
  changeover: (name, lots) => `${name} is not cleared yet${lots}`,
  suite: (name, lots) => `${name} is not clear${lots}`,
  calendar: (name) => `${name} is closed`,
  unavailable: (name) => `${name} is out of service`,
  crew: (name) => `${name} has too few people on duty`,
  slot: (name) => `${name} has no free run`,
  positions: (name) => `${name} has no free position`,
  session: (name) => `${name} has no free place`,
  storage: (name) => `${name} is full`,
  material: (name) => `${name} is not in stock`,
};

function placeSentence(compiled: Compiled, { workshop }: Decoder, notes: MoveNotes, x: number): string {
  const jump = notes.jumps.get(x);
  const named = jump === undefined ? null : resourceOf(compiled, x, jump);
  if (jump === undefined || named === null) return 'Its published place is not possible any more.';
  const lots = ordersBehind(compiled, workshop, jump.owner);
  const says = STANDS[waitCause(compiled, x, jump)] ?? ((name: string) => `${name} does not allow it`);
  return `${says(named.name, lots.length === 0 ? '' : ` by ${lots.join(', ')}`)} at its published time.`;
}

/** Orders behind a booking: the operation's, or every sample of the run. */
function ordersBehind({ problem, index }: Compiled, { table }: Workshop, owner: number): OrderId[] {
  const { orders } = index.planningCase;
  if (owner >= 0) return [orders[problem.opOrder[owner]].id];
  const found: OrderId[] = [];
  if (owner < -1) for (let x = 0; x < problem.ops; x++) if (table.run[x] === -2 - owner) found.push(orders[problem.opOrder[x]].id);
  return found;
}

interface Ends {
  patientReady: Instant | null;
  arrival: Instant | null;
}

function shiftsOf(compiled: Compiled, decoder: Decoder, notes: MoveNotes, moved: readonly number[]): LotShift[] {
  const { problem, index } = compiled;
  const before = publishedEnds(compiled);
  const count = new Int32Array(problem.orders);
  const gaveWay = new Map<number, Set<OrderId>>();
  for (const x of moved) {
    const o = problem.opOrder[x];
    count[o]++;
    if (notes.why[x] !== MOVED.yielded || notes.by[x] === NONE) continue;
    gaveWay.set(o, (gaveWay.get(o) ?? new Set()).add(nameOf(compiled, notes.by[x]).order));
  }
  const shifts: LotShift[] = [];
  for (let o = 0; o < problem.orders; o++) {
    if (problem.orderRecipe[o] === NONE) continue;
    const { id, windows } = index.planningCase.orders[o];
    const old = before[o];
    const now = endsOf(compiled, decoder, o);
    if (old.patientReady === now.patientReady && old.arrival === now.arrival && !gaveWay.has(o)) continue;
    shifts.push({
      order: id,
      patientReady: { before: old.patientReady, after: now.patientReady },
      arrival: { before: old.arrival, after: now.arrival },
      missedWindows: { before: old.arrival === null ? 0 : missedWindows(windows, old.arrival), after: now.arrival === null ? 0 : missedWindows(windows, now.arrival) },
      movedOperations: count[o],
      gaveWayTo: [...(gaveWay.get(o) ?? [])].sort(),
    });
  }
  return shifts.sort((a, b) => laterBy(b) - laterBy(a));
}

/** Minutes by which a lot arrives later; lost lots first, new ones last. */
function laterBy({ arrival }: LotShift): number {
  if (arrival.after === null) return NEVER;
  return arrival.before === null ? -NEVER : arrival.after - arrival.before;
}

function endsOf({ problem }: Compiled, { workshop: { table } }: Decoder, o: number): Ends {
  if (table.planned[o] === 0) return { patientReady: null, arrival: null };
  const { patientReady, arrival } = problem.recipes[problem.orderRecipe[o]];
  return { patientReady: table.end[problem.firstOp[o] + patientReady] as Instant, arrival: table.end[problem.firstOp[o] + arrival] as Instant };
}

function publishedEnds({ problem, index }: Compiled): Ends[] {
  const ends = Array.from({ length: problem.orders }, (): Ends => ({ patientReady: null, arrival: null }));
  const isEnd = new Set(index.processes.flatMap((p) => [p.patientReady as string, p.arrival as string]));
  for (const a of index.planningCase.published) if (isEnd.has(a.operation)) enter(a);
  return ends;

  function enter(a: Assignment): void {
    const o = index.orders.get(a.order);
    if (o === undefined || problem.orderRecipe[o] === NONE) return;
    const { patientReady, arrival } = index.processes[problem.orderRecipe[o]];
    if (a.operation === patientReady) ends[o].patientReady = a.end;
    if (a.operation === arrival) ends[o].arrival = a.end;
  }
}
