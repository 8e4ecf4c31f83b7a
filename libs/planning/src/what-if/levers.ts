import { processOf } from '@lotwright/domain';
import type { Assignment, LotAccount, Plan, PlanningCase } from '@lotwright/domain';
import { formatDuration, formatInstant, minutes } from '@lotwright/time';
import type { Instant } from '@lotwright/time';
import { change } from './case-change.js';
import type { CaseChange } from './case-change.js';
import { hourLevers, maintenanceLevers, rosterLevers, shiftLevers, startLevers } from './hour-levers.js';
import { QUARTER, widest } from './lever.js';
import type { Lever, Obstacle, WaitEntry } from './lever.js';
import { lengthWords, placeName } from './words.js';

/** Lots per wait that are asked to yield. */
const MOST_YIELDS = 3;

/** Everything that could shorten the waits of a lot, the longest waits first; each thing once. */
export function leversOf(planningCase: PlanningCase, plan: Plan, account: LotAccount): Lever[] {
  const waits = account.entries.filter((e): e is WaitEntry => e.kind === 'wait' && e.to > e.from);
  const inside = account.entries.flatMap((entry) => (entry.kind === 'work' ? waitsInside(planningCase, plan, account, entry.operation) : []));
  const obstacles = [...waits, ...inside].flatMap((entry) => obstacleOf(planningCase, plan, account, entry) ?? []);
  const levers = obstacles.sort((a, b) => length(b.entry) - length(a.entry)).flatMap((o) => leversAgainst(o));
  const seen = new Set<string>();
  return levers.filter((lever) => {
    const { title, yields } = widest(lever);
    const key = yields.length > 0 ? yields.join(' ') : title;
    return !seen.has(key) && seen.add(key) !== null;
  }).sort((a, b) => b.weight - a.weight);
}

function length(entry: WaitEntry): number {
  return entry.to - entry.from;
}

function obstacleOf(planningCase: PlanningCase, plan: Plan, account: LotAccount, entry: WaitEntry): Obstacle | null {
  const order = planningCase.orders.find((o) => o.id === account.order);
  const process = order && processOf(planningCase.plant, order);
  const at = (operation: string): Assignment | undefined => plan.assignments.find((a) => a.order === account.order && a.operation === operation);
  const waiting = at(entry.operation);
  const placed = entry.behind === null ? waiting : at(entry.behind);
  const step = process?.operations.find((o) => o.id === placed?.operation);
  if (process === undefined || waiting === undefined || placed === undefined || step === undefined) return null;
  const by = placed.start - waiting.start;
  return { planningCase, plan, order: account.order, entry, process, step, placed, from: (entry.from + by) as Instant, to: (entry.to + by) as Instant };
}

/** Closed hours that an operation waits through between its phases, as waits of their own. */
function waitsInside(planningCase: PlanningCase, plan: Plan, account: LotAccount, operation: string): WaitEntry[] {
  const placed = plan.assignments.find((a) => a.order === account.order && a.operation === operation);
  if (placed === undefined || placed.origin === 'done' || placed.origin === 'running') return [];
  return placed.phases.slice(1).flatMap((phase, i): WaitEntry[] => {
    const before = placed.phases[i].end;
    if (phase.start <= before || phase.start <= planningCase.now) return [];
    return [{ kind: 'wait', operation: placed.operation, behind: null, from: before, to: phase.start, cause: 'calendar', resource: placed.equipment, blockers: [] }];
  });
}

function leversAgainst(obstacle: Obstacle): Lever[] {
  const { entry } = obstacle;
  switch (entry.cause) {
    case 'calendar': return [...holdLevers(obstacle), ...hourLevers(obstacle), ...shiftLevers(obstacle)];
    case 'unavailable': return [...maintenanceLevers(obstacle), ...hourLevers(obstacle), ...shiftLevers(obstacle)];
    case 'crew': return [...hourLevers(obstacle), ...rosterLevers(obstacle), ...yieldLevers(obstacle), ...shiftLevers(obstacle)];
    case 'equipment':
    case 'changeover': return [...yieldLevers(obstacle), ...anotherLike(obstacle), ...holdLevers(obstacle)];
    case 'suite': return yieldLevers(obstacle);
    case 'slot':
    case 'session': return [...startLevers(obstacle), ...capacityLevers(obstacle), ...yieldLevers(obstacle)];
    case 'positions':
    case 'storage': return [...capacityLevers(obstacle), ...yieldLevers(obstacle)];
    case 'hold': return holdLevers(obstacle);
    case 'pin': return [single(obstacle, change('pin', `lift the pin on ${obstacle.step.name}`, { lifted: [obstacle.placed] }))];
    case 'frozen': return obstacle.placed.origin === 'frozen' ? [single(obstacle, change('freeze', `sign a freeze override for ${obstacle.step.name}`, { freed: [obstacle.placed] }))] : [];
    case 'material': return materialLevers(obstacle);
    default: return [];
  }
}

function single({ entry }: Obstacle, one: CaseChange): Lever {
  return { shape: 'single', weight: length(entry), change: one };
}

function yieldLevers(obstacle: Obstacle): Lever[] {
  const { entry, planningCase: { plant }, order } = obstacle;
  const what = entry.resource === null ? 'its place' : entry.cause === 'crew' ? `its turn with ${plant.crews.find((c) => c.id === entry.resource)?.name ?? entry.resource}` : `its place at ${placeName(plant, entry.resource)}`;
  const others = entry.blockers.filter((b) => b !== order);
  return others.slice(0, MOST_YIELDS).map((b) => single(obstacle, change('yield', `${b} yields ${what}`, { yields: [b] })));
}

function anotherLike({ entry, planningCase: { plant } }: Obstacle): Lever[] {
  const like = plant.equipment.find((e) => e.id === entry.resource);
  if (like === undefined) return [];
  const id = freshId(plant.equipment.map((e) => e.id), `${like.id}-more`);
  return [{ shape: 'single', weight: length(entry) / 4, change: change('equipment', `one more like ${like.name}`, { patch: [{ add: 'equipment', like: like.id, id }] }) }];
}

function freshId(taken: readonly string[], wish: string): string {
  let id = wish;
  for (let n = 2; taken.includes(id); n++) id = `${wish}-${n}`;
  return id;
}

function capacityLevers({ entry, step, planningCase: { plant } }: Obstacle): Lever[] {
  if (entry.blockers.length === 0 && entry.cause !== 'positions' && entry.cause !== 'storage') return [];
  const need = step.requirement;
  const raised = (set: string, id: string, name: string, figure: string, present: number, one: string, of: string): Lever => ({
    shape: 'count', most: 4, weight: length(entry),
    at: (count) => change('places', `${count} more ${one}${count === 1 ? '' : 's'} ${of} ${name} (${present + count})`, { patch: [{ set, id, [figure]: present + count }] }),
  });
  if (entry.cause === 'storage') {
    const storage = plant.storages.find((s) => s.id === entry.resource);
    return storage === undefined ? [] : [raised('storage', storage.id, storage.name, 'positions', storage.positions, 'place', 'in')];
  }
  const method = need.kind === 'run' ? plant.qcMethods.find((m) => m.id === need.method) : undefined;
  const pool = need.kind === 'positions' ? plant.positionPools.find((p) => p.id === need.pool) : undefined;
  const session = need.kind === 'session' ? plant.sessions.find((s) => s.id === need.session) : undefined;
  if (method !== undefined) return [raised('qcMethod', method.id, method.name, 'capacity', method.capacity, 'sample', 'per run of')];
  if (pool !== undefined) return [raised('positionPool', pool.id, pool.name, 'capacity', pool.capacity, 'position', 'of')];
  return session === undefined ? [] : [raised('session', session.id, session.name, 'capacity', session.capacity, 'lot', 'per sitting of')];
}

/** A longer hold between the operation that waits and the one it must not outrun. */
function holdLevers({ entry, process }: Obstacle): Lever[] {
  if (entry.behind === null) return [];
  const link = process.links.find((l) => l.from === entry.operation && l.to === entry.behind && l.maxLag !== null && l.maxLag > 0);
  if (link === undefined || link.maxLag === null) return [];
  const present = link.maxLag;
  const name = (id: string): string => process.operations.find((o) => o.id === id)?.name ?? id;
  return [{
    shape: 'count', most: Math.ceil(length(entry) / QUARTER), weight: length(entry),
    at: (count) => change('hold', `a hold of ${lengthWords(present + count * QUARTER)} instead of ${lengthWords(present)} from ${name(link.from)} to ${name(link.to)}, if that can be qualified`, {
      patch: [{ linkHold: formatDuration(minutes(present + count * QUARTER)), from: link.from, to: link.to, process: process.id }],
    }),
  }];
}

function materialLevers({ entry, step, from, planningCase: { plant } }: Obstacle): Lever[] {
  const material = plant.materials.find((m) => m.id === entry.resource);
  const need = step.materials.find((m) => m.material === entry.resource);
  if (material === undefined || need === undefined) return [];
  return [{
    shape: 'count', most: need.quantity, weight: length(entry),
    at: (count) => change('material', `${count} ${material.unit} of ${material.name} more in time`, { patch: [{ receive: material.id, quantity: count, at: formatInstant(from, plant.zone) }] }),
  }];
}
