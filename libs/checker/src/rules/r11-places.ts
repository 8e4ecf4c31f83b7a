import type { Violation } from '@lotwright/domain';
import type { Evidence } from '../evidence/evidence.js';
import { overloads } from '../evidence/overload.js';
import type { Load } from '../evidence/overload.js';
import type { Clause } from './clause.js';
import { violation } from './clause.js';

/** R11: position pools and storages hold no more than they have places for; minutes before now are facts. */
export const places: Clause = {
  rule: 'R11',
  judge: (evidence) => [
    ...evidence.book.given.plant.positionPools.flatMap((pool) => overfull(pool.id, pool.capacity, inPool(evidence, pool.id))),
    ...evidence.book.given.plant.storages.flatMap((storage) => overfull(storage.id, storage.positions, inStorage(evidence, storage.id))),
    ...unknown(evidence),
  ],
};

function inPool({ book, plan }: Evidence, pool: string): readonly Load[] {
  const facts = book.facts
    .filter(({ operation: { requirement } }) => requirement.kind === 'positions' && requirement.pool === pool)
    .map((f) => ({ start: f.start, end: f.end, amount: 1, fact: true, order: f.order.id, operation: f.operation.id }));
  const planned = plan.placed
    .filter(({ started, step: { requirement } }) => !started && requirement.kind === 'positions' && requirement.pool === pool)
    .map((p) => ({ start: p.start, end: p.end, amount: 1, fact: false, order: p.order, operation: p.operation }));
  return [...facts, ...planned];
}

function inStorage({ book: { now }, links }: Evidence, storage: string): readonly Load[] {
  return links
    .filter(({ link }) => link.storage === storage)
    .map(({ from, to }) => ({ start: Math.max(now, from.end), end: to.start, amount: 1, fact: false, order: to.order, operation: to.operation }));
}

function overfull(resource: string, capacity: number, loads: readonly Load[]): readonly Violation[] {
  if (loads.length === 0) return [];
  const first = loads.reduce((at, l) => Math.min(at, l.start), Infinity);
  return overloads(loads, [{ at: first, change: capacity }]).map((over) =>
    violation('R11', { order: over.last.order, operation: over.last.operation, resource, from: over.start, to: over.end },
      `at most ${over.capacity} places taken`, `${over.load} taken`));
}

function unknown(evidence: Evidence): readonly Violation[] {
  const { plant } = evidence.book.given;
  const pools = new Set<string>(plant.positionPools.map((p) => p.id));
  return evidence.plan.placed.flatMap((p) => {
    const need = p.step.requirement;
    if (need.kind !== 'positions' || pools.has(need.pool)) return [];
    return [violation('R11', { order: p.order, operation: p.operation, resource: need.pool }, 'a known position pool', `${need.pool} is unknown`)];
  });
}
