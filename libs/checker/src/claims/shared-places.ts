import type { Evidence } from '../evidence/evidence.js';
import { overAt } from '../evidence/occupations.js';
import type { Span } from '../evidence/open-time.js';
import { shown } from '../evidence/untrusted.js';
import { instantText } from '../values.js';
import { couldStart } from './claimed.js';
import type { Claimed } from './claimed.js';
import type { Sooner } from './sooner.js';

/** Why a suite cannot have kept the operation; `null` when another order was in it at every start claimed. */
export function untrueSuite(evidence: Evidence, sooner: Sooner, { resource, moved, from, to }: Claimed): string | null {
  const suite = evidence.book.given.plant.suites.find((s) => s.id === resource);
  const work = sooner.workOf(moved, null);
  const equipment = work?.equipment ?? null;
  if (work === null || equipment === null || suite === undefined || !suite.segregated || equipment.suite !== suite.id) {
    return `${moved.operation} is not done in a segregated suite ${shown(resource)}`;
  }
  const changeover = evidence.book.classes.get(equipment.equipmentClass)?.changeover;
  const clear = (end: number): number =>
    Math.max(end + suite.clearance, changeover === undefined ? end : overAt(evidence.calendars, equipment, end, changeover.duration, changeover.attended));
  const present = sooner.bystanders.inSuite(suite.id, suite.clearance);
  for (let at = from; at < to; ) {
    const span = sooner.byHours(work, at, to, true);
    if (span === null) return null;
    const own = clear(span.end);
    const other = present.near(span.start, own).find((o) => o.order !== moved.order && o.end > span.start && (o.start <= span.start || o.start < own));
    if (other === undefined) return couldStart(span, `hours, crews and ${suite.id} allow`);
    at = other.start <= span.start ? other.end : Math.min(other.start, to);
  }
  return null;
}

/** Why a position pool cannot have kept the operation; `null` when it was full at every start claimed. */
export function untruePositions({ book }: Evidence, sooner: Sooner, { resource, moved, from, to }: Claimed): string | null {
  const need = moved.step.requirement;
  const pool = book.given.plant.positionPools.find((p) => p.id === resource);
  const work = sooner.workOf(moved, null);
  if (pool === undefined || need.kind !== 'positions' || need.pool !== resource || work === null) return `${moved.operation} takes no position of ${shown(resource)}`;
  const stays = sooner.bystanders.inPool(pool.id);
  for (let at = from; at < to; ) {
    const span = sooner.byHours(work, at, to, true);
    if (span === null) return null;
    const full = fullUntil(stays.near(span.start, span.end).filter((s) => s.placed !== moved), pool.capacity, span);
    if (full < 0) return couldStart(span, `hours, crews and ${pool.id} allow`);
    at = Math.max(span.start + 1, full);
  }
  return null;
}

/** Why a storage cannot have kept the operation: an earlier end takes the place behind it earlier. `null` when it was full then. */
export function untrueStorage(evidence: Evidence, sooner: Sooner, { resource, moved, from, to }: Claimed): string | null {
  const storage = evidence.book.given.plant.storages.find((s) => s.id === resource);
  const taken = moved.process.links.some((l) => l.from === moved.operation && l.storage === resource);
  if (storage === undefined || !taken || from >= to) return `nothing waits in ${shown(resource)} after ${moved.operation}`;
  const latest = moved.end - (moved.start - (to - 1));
  const stays = sooner.bystanders.inStorage(storage.id).near(latest, moved.end);
  return fullUntil(stays, storage.positions, { start: latest, end: moved.end }) >= 0 ? null : `${storage.id} has room from ${instantText(latest)} on`;
}

/** End of the last time within the span in which no place is free; -1 when there is always one. */
function fullUntil(stays: readonly Span[], places: number, { start, end }: Span): number {
  const here = stays.filter((s) => s.start < end && s.end > start && s.start < s.end);
  const turns = [...new Set([end, ...here.map((s) => s.end), ...here.map((s) => s.start)])].filter((t) => t > start && t <= end).sort((a, b) => b - a);
  return turns.find((t) => here.filter((s) => s.start < t && s.end >= t).length >= places) ?? -1;
}
