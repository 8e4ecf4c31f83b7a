import type { Assignment, PlanningCase } from '@lotwright/domain';
import { ALWAYS, NONE } from '../problem/limits.js';
import type { Positions } from './index-of.js';
import { numbersOf } from './numbers-of.js';

/** The assignments of the plan in force as flat arrays, in the order of the list. */
export interface PlanInForce {
  /** Operation among all orders' operations; -1 when its order is cancelled or either is unknown. */
  readonly op: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly attempt: Int32Array;
  /** Position in the plant's list; -1 when there is none or it is unknown. */
  readonly equipment: Int32Array;
  /** Number of the run that it names, by first mention; -1 when it names none. */
  readonly run: Int32Array;
  /** Where its phases begin in the two arrays below; one entry more than there are assignments. */
  readonly firstPhase: Int32Array;
  readonly phaseStart: Int32Array;
  readonly phaseEnd: Int32Array;
  /** Latest end of all. */
  readonly lastEnd: number;
}

/** What gives the names in assignments their numbers. */
interface Names {
  readonly planningCase: PlanningCase;
  readonly equipment: Positions;
  readonly orders: Positions;
  readonly orderRecipe: Int32Array;
  /** Operations of each recipe. */
  readonly operations: readonly Positions[];
  readonly firstOp: Int32Array;
  /** Order of each operation. */
  readonly opOrder: Int32Array;
}

/** Reads the plan in force of a case; what has been read from the same assignments before is taken over. */
export function readPlanInForce(index: Names, before?: Names & { readonly inForce: PlanInForce }): PlanInForce {
  const { published, plant, orders } = index.planningCase;
  if (before === undefined || before.planningCase.published !== published) return named(namedOperations(index), readPlaces(published, index));
  const was = before.planningCase;
  const sameEquipment = was.plant.equipment.length === plant.equipment.length && plant.equipment.every((e, i) => e.id === was.plant.equipment[i].id);
  const sameWork = was.orders === orders && was.plant.processes === plant.processes;
  const places = sameEquipment ? before.inForce : readPlaces(published, index);
  return named(sameWork ? before.inForce.op : namedOperations(index, was.plant.processes === plant.processes ? before : undefined), places);
}

function named(op: Int32Array, { start, end, attempt, equipment, run, firstPhase, phaseStart, phaseEnd, lastEnd }: Omit<PlanInForce, 'op'>): PlanInForce {
  return { op, start, end, attempt, equipment, run, firstPhase, phaseStart, phaseEnd, lastEnd };
}

function readPlaces(published: readonly Assignment[], { equipment: at }: Names): Omit<PlanInForce, 'op'> {
  const count = published.length;
  const start = new Int32Array(count);
  const end = new Int32Array(count);
  const attempt = new Int32Array(count);
  const equipment = new Int32Array(count).fill(NONE);
  const firstPhase = new Int32Array(count + 1);
  let lastEnd = ALWAYS;
  for (let i = 0; i < count; i++) {
    const a = published[i];
    start[i] = a.start;
    end[i] = a.end;
    attempt[i] = a.attempt;
    firstPhase[i + 1] = firstPhase[i] + a.phases.length;
    if (a.end > lastEnd) lastEnd = a.end;
    if (a.equipment !== null) equipment[i] = at.get(a.equipment) ?? NONE;
  }
  return { start, end, attempt, equipment, run: runNumbers(published), firstPhase, ...readPhases(published, firstPhase), lastEnd };
}

/** Number of the run that each assignment names, by first mention; -1 when it names none. */
export function runNumbers(assignments: readonly Assignment[]): Int32Array {
  const runs = new Map<string, number>();
  return numbersOf(assignments, ({ run }) => {
    if (run === null) return NONE;
    let number = runs.get(run);
    if (number === undefined) runs.set(run, (number = runs.size));
    return number;
  });
}

function readPhases(published: readonly Assignment[], firstPhase: Int32Array): Pick<PlanInForce, 'phaseStart' | 'phaseEnd'> {
  const phaseStart = new Int32Array(firstPhase[published.length]);
  const phaseEnd = new Int32Array(firstPhase[published.length]);
  published.forEach(({ phases }, i) => {
    for (let k = 0; k < phases.length; k++) {
      phaseStart[firstPhase[i] + k] = phases[k].start;
      phaseEnd[firstPhase[i] + k] = phases[k].end;
    }
  });
  return { phaseStart, phaseEnd };
}

/**
 * Assignments come order by order: the lot looked up last is nearly always the next one's too.
 * @param before where they have been looked up already, with the same processes: a lot at the same place of its list only has other numbers
 */
function namedOperations(index: Names, before?: Names & { readonly inForce: PlanInForce }): Int32Array {
  const { planningCase, orders, orderRecipe, operations, firstOp } = index;
  const { published } = planningCase;
  const found = new Int32Array(published.length).fill(NONE);
  const shifts = before === undefined ? NOTHING : shiftsOf(before, index);
  let order: string | null = null;
  let o: number | undefined;
  for (let i = 0; i < published.length; i++) {
    const x = before === undefined ? NONE : before.inForce.op[i];
    if (x >= 0 && shifts[before!.opOrder[x]] !== UNLIKE) {
      found[i] = x + shifts[before!.opOrder[x]];
      continue;
    }
    const a = published[i];
    if (a.order !== order) o = orders.get((order = a.order));
    if (o === undefined || orderRecipe[o] < 0) continue;
    const k = operations[orderRecipe[o]].get(a.operation);
    if (k !== undefined) found[i] = firstOp[o] + k;
  }
  return found;
}

const NOTHING = new Int32Array(0);
/** Stands for an order that is another one now, or has other operations. */
const UNLIKE = 0x7fffffff;

/** By how much the numbers of each order's operations have grown. */
function shiftsOf(before: Names, { planningCase: { orders }, orderRecipe, firstOp }: Names): Int32Array {
  return numbersOf(before.planningCase.orders, ({ id }, o) => (orders[o]?.id === id && before.orderRecipe[o] === orderRecipe[o] ? firstOp[o] - before.firstOp[o] : UNLIKE));
}
