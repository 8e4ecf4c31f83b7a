import type { Actual, ActualState, Assignment, Operation, Order, Pin, PlanningCase, Plant, Process } from '@lotwright/domain';
import { stream } from '@lotwright/random';
import type { RandomStream } from '@lotwright/random';
import type { Instant } from '@lotwright/time';
import { actual, assignment, at, id, min, order } from './tiny.js';
import { MOMENTS, randomPlant } from './random-plant.js';
import { randomProcess } from './random-process.js';

const DAY = 1440;

/** What a random case may contain; everything is on unless switched off. */
export interface RandomCaseOptions {
  /** Orders; 1 to 6 by the seed when left out. */
  readonly orders?: number;
  /** Work in progress: running, done, failed, cancelled operations. */
  readonly progress?: boolean;
  /** Operations of the shortest process; 5 when left out, 3 at least. */
  readonly operations?: number;
  /** Pins and published assignments. */
  readonly commitments?: boolean;
}

/**
 * A valid tiny planning case with every feature of the model mixed, the same for the same seed: two processes, narrow
 * resources, holds, deep cleans, weekly runs, clock changes, work in progress, re-makes, pins, a frozen zone. Most orders can be
 * planned; some cannot, on purpose.
 */
export function randomCase(seed: number, options: RandomCaseOptions = {}): PlanningCase {
  const random = stream(seed, 'random case');
  const moment = random.pick(MOMENTS);
  const now = at(moment.now);
  const bare = randomPlant(random, moment.zone, now);
  const plant: Plant = { ...bare, processes: [randomProcess(random, 'P', 'A', options.operations), randomProcess(random, 'Q', 'B', options.operations)] };
  const drawn = Array.from({ length: options.orders ?? 1 + random.nextInt(6) }, (_, i) => randomOrder(random, `L-00${i + 1}`, now));
  const progress = drawn.map((o) => (options.progress !== false && random.chance(0.45) ? randomProgress(random, plant, o, now) : []));
  const orders = drawn.map((o, i) => ({ ...o, sequenceRelease: Math.min(o.sequenceRelease, ...progress[i].map((a) => a.start ?? now)) as Instant }));
  const actuals = progress.flat();
  const bound = options.commitments !== false;
  return {
    plant, orders, actuals, now,
    pins: bound ? orders.flatMap((o) => randomPins(random, plant, o, now)) : [],
    published: bound ? orders.flatMap((o) => randomPublished(random, plant, o, now)) : [],
    freezeOverrides: bound && random.chance(0.2) ? [{ order: orders[0].id, operation: id('op1'), reason: 'kit recalled' }] : [],
  };
}

function randomOrder(random: RandomStream, name: string, now: Instant): Order {
  const release = (now - DAY + random.nextInt(3 * DAY)) as Instant;
  const opens = (release + (6 + random.nextInt(15)) * DAY) as Instant;
  return order(name, {
    process: id(random.pick(['P', 'P', 'Q'])), urgency: random.pick(['urgent', 'standard', 'standard', 'flexible']), sequenceRelease: release,
    releaseEstimated: random.chance(0.3),
    windows: random.chance(0.5) ? { opens, closes: (opens + 3 * DAY) as Instant, every: min(21 * DAY) } : null,
    latestUseful: random.chance(0.3) ? ((release + 20 * DAY) as Instant) : null,
    cancelled: random.chance(0.08),
  });
}

const processOf = (plant: Plant, o: Order): Process => plant.processes.find((p) => p.id === o.process) ?? plant.processes[0];

function nominal(plant: Plant, op: Operation): number {
  const need = op.requirement;
  const phases = need.kind === 'run' ? (plant.qcMethods.find((m) => m.id === need.method)?.phases ?? []) : op.phases;
  return phases.reduce((sum, p) => sum + p.duration.mode, 0);
}

function recorded(random: RandomStream, plant: Plant, o: Order, op: Operation, state: ActualState, start: number, end: number): Actual {
  const need = op.requirement;
  const method = need.kind === 'run' ? plant.qcMethods.find((m) => m.id === need.method) : undefined;
  const className = need.kind === 'equipment' ? need.equipmentClass : (method?.instrument ?? null);
  const candidates = plant.equipment.filter((e) => e.equipmentClass === className);
  return actual(o.id, op.id, {
    state, start: start as Instant, end: state === 'running' ? null : (end as Instant),
    equipment: candidates.length === 0 ? null : random.pick(candidates).id,
    run: need.kind === 'run' ? id(`started-${o.id}-${op.id}`) : null,
  });
}

/** The first operations of the order's chain done, the next one perhaps running; sometimes the last one done has failed instead. */
function randomProgress(random: RandomStream, plant: Plant, o: Order, now: Instant): Actual[] {
  const { operations } = processOf(plant, o);
  const count = 1 + random.nextInt(operations.length - 2);
  const made = operations.slice(0, count);
  const gap = random.pick([30, 30, 120]);
  let start = now - random.nextInt(200) - made.reduce((sum, op) => sum + nominal(plant, op) + gap, 0);
  const actuals = made.map((op) => {
    const end = start + nominal(plant, op);
    const one = recorded(random, plant, o, op, 'done', start, end);
    start = end + gap;
    return one;
  });
  if (random.chance(0.25)) {
    const last = actuals.length - 1;
    actuals[last] = { ...actuals[last], state: 'failed' };
    return actuals;
  }
  const next = operations[count];
  if (random.chance(0.5) && next.requirement.kind !== 'session') {
    const began = now - random.nextInt(Math.max(1, Math.min(nominal(plant, next), 300)));
    const running = recorded(random, plant, o, next, 'running', Math.max(began, actuals[count - 1].end ?? began), 0);
    actuals.push({ ...running, expectedEnd: random.chance(0.4) ? ((now - 20 + random.nextInt(400)) as Instant) : null });
  } else if (random.chance(0.3)) {
    actuals.push(actual(o.id, next.id, { state: random.pick(['released', 'cancelled']), start: null }));
  }
  return actuals;
}

function randomPins(random: RandomStream, plant: Plant, o: Order, now: Instant): Pin[] {
  if (!random.chance(0.12)) return [];
  const op = random.pick(processOf(plant, o).operations);
  const need = op.requirement;
  const choices = need.kind === 'equipment' ? plant.equipment.filter((e) => e.equipmentClass === need.equipmentClass) : [];
  const equipment = choices.length > 0 && random.chance(0.7) ? random.pick(choices).id : null;
  const time = (equipment === null || random.chance(0.2)) && need.kind === 'people';
  if (equipment === null && !time) return [];
  return [{ order: o.id, operation: op.id, start: time ? ((now + 5 * DAY + random.nextInt(5 * DAY)) as Instant) : null, equipment }];
}

function randomPublished(random: RandomStream, plant: Plant, o: Order, now: Instant): Assignment[] {
  if (!random.chance(0.2)) return [];
  const op = random.pick(processOf(plant, o).operations);
  if (op.requirement.kind === 'run' || op.requirement.kind === 'session') return [];
  const need = op.requirement;
  const choices = need.kind === 'equipment' ? plant.equipment.filter((e) => e.equipmentClass === need.equipmentClass) : [];
  const start = now + random.nextInt(4 * DAY);
  return [assignment(o.id, op.id, start, op.phases.map((p) => p.duration.mode), { equipment: choices.length > 0 ? random.pick(choices).id : null })];
}
