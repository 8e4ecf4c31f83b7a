import type { Operation, RuleCode, UnplannedOrder } from '@lotwright/domain';
import { formatInstant, type Instant } from '@lotwright/time';
import type { Compiled } from '../compile/compile.js';
import { Decoder, type Failure } from '../construct/decoder.js';
import { Workshop } from '../construct/workshop.js';
import { NEVER, NONE } from '../problem/limits.js';
import { ATTENDED, EQUIPMENT, RUN, type Problem, type RecipeLink } from '../problem/problem.js';
import { CAUSE, type Jump } from '../solution/trace.js';
import { keptApart } from './kept-apart.js';
import { resourceOf, waitCause } from './resource-names.js';

/** What a failed placement left behind: copied, because the decoder reuses its own. */
export interface Blockage {
  readonly order: number;
  readonly failure: Readonly<Failure>;
  /** Per operation of the recipe: the one whose hold raised it last; -1 when none did. */
  readonly raisedBy: Int32Array;
  readonly raisedFor: Int32Array;
  /** The first minute that the try could not reach. */
  readonly horizon: number;
  readonly jumps: readonly Jump[];
  /** Whether it fails with nothing else planned. */
  readonly alone: boolean;
}

const HELP_FROZEN = 'Record what has happened by now: work that nobody reported counts as still to do. Or sign a freeze override for this operation, or free what holds its place.';

const HELP_FROZEN_TRAIN = 'Sign freeze overrides for what is frozen of the lot, so that it can wait for what follows, or make room for that sooner.';

type Told = Pick<UnplannedOrder, 'rule' | 'resource' | 'reason' | 'help'>;

/** Tries an unplaced order once more with the trace on; null when it fits after all (it is taken out again). */
export function traceBlockage(decoder: Decoder, order: number, alone: boolean): Blockage | null {
  const { trace } = decoder.workshop;
  trace.begin();
  const placed = decoder.place(order);
  const jumps = trace.end();
  if (placed) {
    decoder.remove(order);
    return null;
  }
  const failure = { ...decoder.failure };
  return { order, failure, raisedBy: decoder.raisedBy.slice(), raisedFor: decoder.raisedFor.slice(), horizon: decoder.problem.horizon, jumps, alone };
}

/** The entry of an order that cannot be planned: the rule that blocks it, why, and what would help. */
export function describeBlockage(compiled: Compiled, blockage: Blockage): UnplannedOrder {
  const { index, problem } = compiled;
  const { failure, order } = blockage;
  const operation = index.processes[problem.orderRecipe[order]].operations[failure.op];
  const told = commitment(compiled, blockage, operation) ?? qualification(compiled, blockage, operation) ?? (usedUp(blockage) ? null : hold(compiled, blockage, operation)) ?? scarcity(compiled, blockage, operation);
  return { order: index.planningCase.orders[order].id, operation: operation.id, ...told };
}

/** Whether others have taken the last of a material: a hold that only moved the work past that is not at fault, as the order alone can keep it. */
function usedUp({ alone, jumps, failure }: Blockage): boolean {
  const last = jumps[jumps.length - 1];
  return !alone && failure.cause === NONE && last !== undefined && last.cause === CAUSE.material && last.to === NEVER;
}

function at(compiled: Compiled, instant: number): string {
  return formatInstant(instant as Instant, compiled.index.planningCase.plant.zone);
}

function span(minutes: number): string {
  const h = Math.floor(minutes / 60);
  const m = minutes % 60;
  return h === 0 ? `${m} min` : m === 0 ? `${h} h` : `${h} h ${m} min`;
}

function commitment(compiled: Compiled, { order, failure, raisedBy, jumps }: Blockage, operation: Operation): Told | null {
  const { problem, index } = compiled;
  const x = problem.firstOp[order] + failure.op;
  const pinned = problem.pinEquipment[x];
  const what = problem.frozen[x] === 1 ? 'frozen' : 'pinned';
  const resource = pinned === NONE ? null : index.planningCase.plant.equipment[pinned].id;
  const help = what === 'frozen' ? HELP_FROZEN : 'Lift the pin, or move it to a time and equipment the operation can have.';
  if (problem.contradiction[x] === 1) {
    return { rule: 'R15', resource, reason: `The commitments on "${operation.name}" contradict each other or name equipment it cannot use.`, help };
  }
  const follower = failure.cause === CAUSE.pin ? problem.opSpec[x].outLinks.find(({ to, maxLag }) => to === raisedBy[failure.op] && maxLag >= 0) : undefined;
  if (follower !== undefined) {
    const { name } = index.processes[problem.orderRecipe[order]].operations[follower.to];
    const reason = `"${operation.name}" is ${what} at ${at(compiled, problem.pinStart[x])}, but "${name}" must start at most ${span(follower.maxLag)} after it and finds no place that soon.`;
    return { rule: 'R15', resource, reason, help: what === 'frozen' ? HELP_FROZEN_TRAIN : 'Lift the pin, or make room for what follows.' };
  }
  if (failure.cause === CAUSE.pin) {
    const jump = jumps.find((j) => j.from <= problem.pinStart[x] && j.to > problem.pinStart[x]);
    const named = jump === undefined ? null : resourceOf(compiled, x, jump);
    const why = jump === undefined || named === null ? '' : ` (${waitCause(compiled, x, jump)}: ${named.name})`;
    const reason = `"${operation.name}" is ${what} at ${at(compiled, problem.pinStart[x])} but cannot start before ${at(compiled, failure.at)}${why}.`;
    return { rule: 'R15', resource, reason, help };
  }
  if (problem.pinStart[x] !== NONE || (pinned !== NONE && !someEquipment(compiled, x, failure.at))) {
    return { rule: 'R15', resource, reason: `"${operation.name}" is ${what}${resource === null ? '' : ` to ${resource}`} where it finds no place.`, help };
  }
  return null;
}

/** Whether any equipment (instrument) is qualified for an operation that starts at `t`. */
function someEquipment({ problem }: Compiled, x: number, t: number): boolean {
  const spec = problem.opSpec[x];
  const pin = problem.pinEquipment[x];
  if (spec.kind !== EQUIPMENT && !(spec.kind === RUN && problem.methods[spec.target].needsInstrument)) return true;
  const pieces = spec.kind === EQUIPMENT ? spec.eligible : problem.methods[spec.target].instruments;
  return pieces.some((e) => e.expires > t && (pin === NONE || pin === e.equipment));
}

function qualification(compiled: Compiled, { order, failure }: Blockage, operation: Operation): Told | null {
  const { problem, index } = compiled;
  const x = problem.firstOp[order] + failure.op;
  if (failure.cause !== NONE || someEquipment(compiled, x, failure.at)) return null;
  const { requirement } = operation;
  const { plant } = index.planningCase;
  const resource = requirement.kind === 'equipment' ? requirement.equipmentClass : requirement.kind === 'run' ? (plant.qcMethods.find((m) => m.id === requirement.method)?.instrument ?? null) : null;
  const { product } = index.processes[problem.orderRecipe[order]];
  const forWhat = requirement.kind === 'run' ? `method ${requirement.method}` : `product ${product}`;
  return {
    rule: 'R2',
    resource,
    reason: `No equipment of class ${resource} is qualified for "${operation.name}" and ${forWhat} from ${at(compiled, failure.at)} on.`,
    help: `Qualify equipment of class ${resource} for it, or extend a qualification that expires.`,
  };
}

function hold(compiled: Compiled, { order, failure, raisedBy, raisedFor, horizon, alone }: Blockage, operation: Operation): Told | null {
  const { problem, index } = compiled;
  const process = index.processes[problem.orderRecipe[order]];
  const base = problem.firstOp[order];
  if (failure.cause === CAUSE.precedence) {
    const later = process.operations[failure.other];
    return {
      rule: 'R7',
      resource: null,
      reason: `"${later.name}" started at ${at(compiled, problem.factStart[base + failure.other])}, before "${operation.name}", which it follows, can end (${at(compiled, failure.at)}).`,
      help: `Record what happened to "${operation.name}", or correct the actuals.`,
    };
  }
  if (failure.cause !== CAUSE.hold && failure.cause !== NONE) return null;
  const { ops } = problem.recipes[problem.orderRecipe[order]];
  const link =
    failure.cause === CAUSE.hold
      ? ops[failure.op].inLinks.find((l) => l.from === failure.other && l.maxLag >= 0)
      : atFault(problem, order, [...ops[failure.op].inLinks, ...ops[failure.op].outLinks, ...ops.flatMap((op) => op.inLinks)].filter((l) => raisedBy[l.from] === l.to), alone);
  if (!link) return null;
  const { from, to } = link;
  if (failure.cause === NONE && raisedFor[from] === CAUSE.storage) {
    const storage = index.planningCase.plant.storages[link.storage];
    return {
      rule: 'R11',
      resource: storage.id,
      reason: `Between "${process.operations[from].name}" and "${process.operations[to].name}" the ${storage.positions} positions of ${storage.name} are taken until ${at(compiled, horizon)}.`,
      help: HELP_OF[CAUSE.storage],
    };
  }
  const names = `"${process.operations[to].name}" must start at most ${span(link.maxLag)} after "${process.operations[from].name}"`;
  if (problem.factStart[base + from] !== NONE) {
    const deadline = problem.factEnd[base + from] + link.maxLag;
    return {
      rule: 'R8',
      resource: null,
      reason: `${names}, that is by ${at(compiled, deadline)}, but it cannot start before ${at(compiled, failure.at)}.`,
      help: 'Free equipment, crew or opening hours before the deadline, or record the loss and re-make from the retain.',
    };
  }
  return {
    rule: 'R8',
    resource: null,
    reason: `${names}, but no calendar and crew allow that before ${at(compiled, horizon)}.`,
    help: 'Lengthen the hold, or open hours in which both operations fit one after the other.',
  };
}

/**
 * Of the links that raised each other, the first without whose hold the order could be made, and the one nearest to the failure when none alone is at
 * fault. None is when an order that is alone could not be made either if nothing had to be kept in time or stored.
 */
function atFault(problem: Problem, order: number, raised: readonly RecipeLink[], alone: boolean): RecipeLink | undefined {
  if (!alone || raised.length === 0) return raised[0];
  const { ops } = problem.recipes[problem.orderRecipe[order]];
  if (!fitsWithout(problem, order, ops.flatMap(({ inLinks }) => inLinks))) return undefined;
  const holds = [...new Set(raised)].filter((l) => l.maxLag >= 0);
  return (holds.length < 2 ? undefined : holds.find((link) => fitsWithout(problem, order, [link]))) ?? raised[0];
}

/** Whether the order can be made with nothing else planned once some of its holds, and storages in between, bind no more. */
function fitsWithout(problem: Problem, order: number, links: readonly RecipeLink[]): boolean {
  const lifted = (link: RecipeLink): RecipeLink => (links.some(({ from, to }) => link.from === from && link.to === to) ? { ...link, maxLag: -1, storage: NONE } : link);
  const recipe = problem.orderRecipe[order];
  const base = problem.firstOp[order];
  const ops = problem.recipes[recipe].ops.map((op) => ({ ...op, inLinks: op.inLinks.map(lifted), outLinks: op.outLinks.map(lifted) }));
  const relaxed: Problem = {
    ...problem,
    recipes: problem.recipes.map((r, i) => (i === recipe ? { ...r, ops } : r)),
    opSpec: problem.opSpec.map((spec, x) => (problem.opOrder[x] === order ? ops[x - base] : spec)),
  };
  return new Decoder(relaxed, new Workshop(relaxed)).place(order);
}

const RULE_OF: readonly RuleCode[] = ['R3', 'R3', 'R4', 'R5', 'R5', 'R9', 'R10', 'R11', 'R12', 'R11', 'R13', 'R8', 'R2', 'R15', 'R6', 'R7'];
const HELP_OF: readonly string[] = [
  'Free or add equipment of the class.',
  'Shorten changeover and deep clean, open hours in which they fit, or add equipment of the class.',
  'Use another suite, or shorten its clearance.',
  'Open hours long enough for the attended phase.',
  'End the unavailability sooner, or qualify other equipment.',
  'Put more heads on duty in open hours.',
  'Offer more or later starts for the method.',
  'Add positions.',
  'Hold more sittings, or larger ones.',
  'Add storage positions.',
  'Order more of the material, or stock that expires later.',
];

function scarcity(compiled: Compiled, { order, failure, jumps, alone, horizon }: Blockage, operation: Operation): Told {
  const { problem } = compiled;
  const x = problem.firstOp[order] + failure.op;
  const jump = [...jumps].reverse().find((j) => j.to === NEVER) ?? jumps[jumps.length - 1];
  const apart = keptApart(problem, x);
  if (apart === 'hours') {
    return {
      rule: 'R6',
      resource: null,
      reason: `The phases of "${operation.name}" may wait at most ${span(operation.maxStretch)} in all, and the opening hours never let them follow each other that closely.`,
      help: 'Allow a longer stretch, or open hours for the attended phases.',
    };
  }
  if (apart !== null) {
    const { id, name } = compiled.index.planningCase.plant.crews[apart.crew];
    return {
      rule: 'R9',
      resource: id,
      reason: `The phases of "${operation.name}" may wait at most ${span(operation.maxStretch)} in all, and the duty hours of ${name} never let them follow each other that closely.`,
      help: `Put ${name} on duty for the whole operation, or allow a longer stretch.`,
    };
  }
  const due = cleanedTooOften(problem, x);
  if (due !== null) {
    return {
      rule: 'R3',
      resource: compiled.index.planningCase.plant.equipment[due.equipment].equipmentClass,
      reason: `"${operation.name}" takes ${span(due.takes)} at the least, and a deep clean of what it runs on is due after ${span(due.after)} of use.`,
      help: 'Let the deep clean be due after longer use, or shorten the operation.',
    };
  }
  if (!jump) {
    return { rule: 'R5', resource: null, reason: `"${operation.name}" finds no place before ${at(compiled, horizon)}.`, help: 'Open hours or add capacity.' };
  }
  const named = resourceOf(compiled, x, jump);
  const cause = outOfService(compiled, x, jump, horizon) ? CAUSE.unavailable : jump.cause;
  return {
    rule: RULE_OF[cause],
    resource: named?.id ?? null,
    reason: `"${operation.name}" needs ${needs(compiled, x, jump)} and finds ${lacking(cause, named?.name ?? null, alone)} from ${at(compiled, Math.min(jump.from, horizon))} on.`,
    help: HELP_OF[cause] ?? 'Open hours or add capacity.',
  };
}

/** Whether the equipment is away for good: an outage that ends leaves it to the hours that the work finds no place. */
function outOfService(compiled: Compiled, x: number, jump: Jump, horizon: number): boolean {
  if (jump.cause !== CAUSE.calendar || waitCause(compiled, x, jump) !== 'unavailable') return false;
  const { down } = compiled.problem.equipment[jump.resource];
  return down !== null && down.fit(jump.from, horizon - jump.from) === jump.from;
}

/** Whether an operation alone outlasts the use after which everything it can run on must be cleaned: the equipment on which it is shortest. */
function cleanedTooOften({ opSpec, methods, equipment }: Problem, x: number): { readonly equipment: number; readonly takes: number; readonly after: number } | null {
  const { kind, target, eligible, work } = opSpec[x];
  const ran = kind === RUN ? methods[target] : { instruments: eligible, work };
  if (kind !== EQUIPMENT && kind !== RUN) return null;
  const ways = ran.instruments.map(({ equipment: e }) => ({ equipment: e, takes: ran.work.totals[equipment[e].speed], after: equipment[e].changeover.clean?.afterMinutes ?? NEVER }));
  if (ways.length === 0 || ways.some(({ takes, after }) => takes <= after)) return null;
  return ways.reduce((least, way) => (way.takes < least.takes ? way : least));
}

/** What is not to be had, as the end of "finds …". */
function lacking(cause: number, name: string | null, alone: boolean): string {
  if (cause === CAUSE.material) return alone ? 'no such stock' : 'no stock that other orders have not taken';
  if (cause === CAUSE.unavailable) return `${name ?? 'it'} out of service`;
  if (cause === CAUSE.changeover) return `no time${name === null ? '' : ` at ${name}`} after what is cleared and cleaned behind other orders`;
  if (cause === CAUSE.crew) return alone ? 'no time with as many on duty' : 'no time with as many on duty whom other orders have not taken';
  return `no ${name === null ? 'place' : `place at ${name}`}${alone ? '' : ' that is not taken by other orders'}`;
}

function needs({ problem, index }: Compiled, x: number, jump: Jump): string {
  const spec = problem.opSpec[x];
  const work = spec.kind === RUN ? problem.methods[spec.target].work : spec.work;
  if (jump.cause === CAUSE.material) {
    const need = spec.materials.find((m) => m.material === jump.resource);
    const material = index.planningCase.plant.materials[jump.resource];
    return `${need?.quantity ?? 0} ${material.unit} of ${material.name}`;
  }
  if (jump.cause === CAUSE.crew) {
    const heads = Math.max(1, ...work.crews.flat().filter((c) => c.crew === jump.resource).map((c) => c.heads));
    return `${heads === 1 ? 'one head' : `${heads} heads`} of ${index.planningCase.plant.crews[jump.resource].name}`;
  }
  if (jump.cause === CAUSE.calendar && work.works.includes(ATTENDED)) {
    const longest = Math.max(0, ...work.works.map((w, i) => (w === ATTENDED ? work.lengths[0][i] : 0)));
    return `an unbroken attended stretch of ${span(longest)}`;
  }
  return span(work.totals[0] ?? 0);
}
