import { OBJECTIVE_LEVELS, type LevelValue, type Plan, type PlanStatus, type UnplannedOrder } from '@lotwright/domain';
import type { PlanBound } from '../bounds/plan-bound.js';
import type { Compiled } from '../compile/compile.js';
import { writePlan } from '../compile/plan-writer.js';
import type { Decoder } from '../construct/decoder.js';
import { hashCase, hashPlan } from '../hash/hashes.js';
import { ENGINE_VERSION } from '../params.js';
import { NONE } from '../problem/limits.js';
import { Accountant } from './accounts.js';
import { describeBlockage, traceBlockage, type Blockage } from './blocked.js';
import { keyFigures } from './kpis.js';

/** Levels of the decoder's present plan, in their order. */
export function levels({ tally, workshop }: Decoder): LevelValue[] {
  return named([tally.unplanned, tally.lateness, tally.turnaround, tally.stability, workshop.runs.emptyPlaces]);
}

/** Values in the order of the levels, with their names. */
export function named(values: readonly number[]): LevelValue[] {
  return OBJECTIVE_LEVELS.map((level, i) => ({ level, value: values[i] }));
}

/** What a report is written from. */
export interface Reportable {
  readonly compiled: Compiled;
  readonly decoder: Decoder;
  /** What blocks orders that cannot be made even alone, by order. */
  readonly impossible: ReadonlyMap<number, Blockage>;
}

/** Everything a plan says about itself, from the decoder's present state. */
export function writeReport({ compiled, decoder, impossible }: Reportable, bounds: PlanBound, seed: number, steps: number): Plan {
  const { problem, index } = compiled;
  const objective = levels(decoder);
  const unplanned = explainUnplanned(compiled, decoder, impossible);
  const bound = unplanned.length === 0 && bounds.complete ? bounds : null;
  const accountant = new Accountant(compiled, decoder.workshop);
  const accounts = [];
  for (let o = 0; o < problem.orders; o++) if (decoder.workshop.table.planned[o] === 1) accounts.push(accountant.account(o));
  const { assignments, runs } = writePlan(compiled, decoder.workshop);
  const value = decoder.tally.turnaround;
  return {
    status: statusOf(objective, bound, accounts.length, unplanned.length),
    now: index.planningCase.now,
    assignments,
    runs,
    unplanned,
    objective,
    lowerBound: bound?.turnaround ?? null,
    gap: bound === null ? null : value === 0 ? 0 : (value - bound.turnaround) / value,
    accounts,
    kpis: keyFigures(compiled, decoder.workshop, accounts, unplanned.length),
    provenance: { engineVersion: ENGINE_VERSION, seed, steps, inputHash: hashCase(index.planningCase), planHash: hashPlan({ assignments, runs }) },
  };
}

function statusOf(objective: readonly LevelValue[], bound: PlanBound | null, planned: number, unplanned: number): PlanStatus {
  if (unplanned > 0) return planned === 0 ? 'NO_PLAN' : 'PARTIAL';
  const [, late, turn, moved, cost] = objective.map((l) => l.value);
  const proven = bound !== null && late === bound.lateness && turn === bound.turnaround && moved === 0 && cost === bound.cost;
  return proven ? 'OPTIMAL' : 'FEASIBLE';
}

/** Says for every order without a place what blocks it: alone in the plant, or beside the others. */
function explainUnplanned(compiled: Compiled, decoder: Decoder, impossible: Reportable['impossible']): UnplannedOrder[] {
  const { problem, index } = compiled;
  const entries: UnplannedOrder[] = [];
  for (let o = 0; o < problem.orders; o++) {
    if (decoder.workshop.table.planned[o] === 1 || index.planningCase.orders[o].cancelled) continue;
    if (problem.orderRecipe[o] === NONE) {
      entries.push(unknownProcess(compiled, o));
      continue;
    }
    const blockage = impossible.get(o) ?? traceBlockage(decoder, o, false);
    if (blockage === null) throw new Error(`order ${index.planningCase.orders[o].id} was left out although it fits; please report this case`);
    entries.push(describeBlockage(compiled, blockage));
  }
  return entries;
}

function unknownProcess({ index }: Compiled, o: number): UnplannedOrder {
  const order = index.planningCase.orders[o];
  return {
    order: order.id,
    rule: 'R1',
    operation: null,
    resource: order.process,
    reason: `The plant has no process ${order.process} version ${order.processVersion}.`,
    help: 'Load the process version, or give the order one that the plant has.',
  };
}
