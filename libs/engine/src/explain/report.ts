import { OBJECTIVE_LEVELS, reportedLevels, type LevelValue, type Plan, type PlanProvenance, type PlanStatus, type PriceCertificate, type UnplannedOrder } from '@lotwright/domain';
import { meetsBounds, withTurnaround, type PlanBound } from '../bounds/plan-bound.js';
import type { Compiled } from '../compile/compile.js';
import { writePlan } from '../compile/plan-writer.js';
import type { Decoder } from '../construct/decoder.js';
import { hashCase, hashPlan } from '../hash/hashes.js';
import { Standing } from '../objective/standing.js';
import { ENGINE_VERSION } from '../params.js';
import { NONE } from '../problem/limits.js';
import { LATENESS, TURNAROUND } from '../problem/pursuit.js';
import { Accountant } from './accounts.js';
import { priceless, provenBound, type PriceProof } from './certificate.js';
import { describeBlockage, traceBlockage, type Blockage } from './blocked.js';
import { keyFigures } from './kpis.js';

/** The levels that plans of this case report, from where a plan stands. */
export function levels({ problem, index }: Compiled, standing: Standing): LevelValue[] {
  return reportedLevels(index.planningCase.objective).map((level) => {
    const measure = OBJECTIVE_LEVELS.indexOf(level);
    const rank = problem.pursuit.ranks.findIndex((weights) => weights[measure] > 0);
    return { level, value: standing.measures[measure], rank: rank < 0 ? null : rank };
  });
}

/** What a report is written from. */
export interface Reportable {
  readonly compiled: Compiled;
  readonly decoder: Decoder;
  /** What blocks orders that cannot be made even alone, by order. */
  readonly impossible: ReadonlyMap<number, Blockage>;
}

/** What went into a search. */
export interface Effort {
  readonly seed: number;
  /** Improvement steps of each thread. */
  readonly threadSteps: readonly number[];
  /** Steps of the search for prices, as `SolveParams.boundSteps` says; left out where none were looked for. */
  readonly boundSteps?: readonly number[];
}

function provenanceOf({ seed, threadSteps, boundSteps }: Effort): Pick<PlanProvenance, 'seed' | 'steps' | 'threadSteps' | 'boundSteps'> {
  const steps = threadSteps.reduce((a, b) => a + b, 0);
  return { seed, steps, ...(threadSteps.length > 1 && { threadSteps }), ...(boundSteps !== undefined && { boundSteps }) };
}

/**
 * Everything a plan says about itself, from the decoder's present state; without bounds no bound is told.
 * @param bounds what may be claimed: `provableBound`
 * @param priced prices that were looked for, and what they prove; null when there are none
 */
export function writeReport({ compiled, decoder, impossible }: Reportable, bounds: PlanBound | null, effort: Effort, priced: PriceProof | null = null): Plan {
  const { problem, index } = compiled;
  const standing = new Standing(problem);
  decoder.stand(standing);
  const unplanned = explainUnplanned(compiled, decoder, impossible);
  const known = unplanned.length === 0 && bounds !== null && bounds.complete ? bounds : null;
  const bounded = known === null ? null : claimOf(compiled, known, standing, priced);
  const accountant = new Accountant(compiled, decoder);
  const accounts = [];
  for (let o = 0; o < problem.orders; o++) if (decoder.workshop.table.planned[o] === 1) accounts.push(accountant.account(o));
  const { assignments, runs } = writePlan(compiled, decoder.workshop);
  const value = standing.measures[TURNAROUND];
  const lowerBound = bounded?.lowerBound ?? null;
  return {
    status: statusOf(bounded !== null && bounded.optimal, accounts.length, unplanned.length),
    now: index.planningCase.now,
    assignments,
    runs,
    unplanned,
    objective: levels(compiled, standing),
    lowerBound,
    gap: lowerBound === null ? null : value === 0 ? 0 : (value - lowerBound) / value,
    ...(bounded !== null && { certificate: bounded.certificate }),
    accounts,
    kpis: keyFigures(compiled, decoder.workshop, accounts, unplanned.length),
    provenance: { engineVersion: ENGINE_VERSION, ...provenanceOf(effort), inputHash: hashCase(index.planningCase), planHash: hashPlan({ assignments, runs }) },
  };
}

/** What a plan that leaves no order out claims, and the proof of it. */
interface Claim {
  /** Of the turnaround level, weighted minutes; `null` when that is not pursued. */
  readonly lowerBound: number | null;
  readonly optimal: boolean;
  readonly certificate: PriceCertificate;
}

/** The higher of the two bounds with its certificate: prices only where they prove more than every lot's way alone. */
function claimOf({ problem }: Compiled, known: PlanBound, standing: Standing, priced: PriceProof | null): Claim {
  const pursued = problem.pursuit.ranks.some((weights) => weights[TURNAROUND] > 0);
  const least = priced === null || !pursued ? -Infinity : provenBound(priced, standing.measures[LATENESS]);
  const proof = least > known.measures[TURNAROUND] ? priced : null;
  const bound = proof === null ? known : withTurnaround(known, least);
  return {
    lowerBound: pursued ? bound.measures[TURNAROUND] : null,
    optimal: meetsBounds(problem, standing, bound),
    certificate: proof?.certificate ?? priceless(problem.now),
  };
}

function statusOf(proven: boolean, planned: number, unplanned: number): PlanStatus {
  if (unplanned > 0) return planned === 0 ? 'NO_PLAN' : 'PARTIAL';
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
