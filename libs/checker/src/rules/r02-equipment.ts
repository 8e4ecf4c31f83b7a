import type { Qualification, Violation } from '@lotwright/domain';
import type { Evidence } from '../evidence/evidence.js';
import type { Placed, PlacedRun } from '../evidence/plan-book.js';
import { instantText } from '../values.js';
import type { Clause, Place } from './clause.js';
import { violation } from './clause.js';

/** R2: equipment of the right class with a matching qualification that has not expired at the start; none where none is needed. */
export const equipment: Clause = {
  rule: 'R2',
  judge: (evidence) => [
    ...evidence.plan.placed.filter((p) => !p.started).flatMap((p) => ofOperation(evidence, p)),
    ...evidence.plan.runs.flatMap((r) => ofRun(evidence, r)),
  ],
};

function ofOperation(evidence: Evidence, placed: Placed): readonly Violation[] {
  const place = { order: placed.order, operation: placed.operation, resource: placed.equipment, from: placed.start, to: placed.end };
  const need = placed.step.requirement;
  if (need.kind !== 'equipment') return named(place, placed.equipment, null);
  const matches = (q: Qualification): boolean =>
    (q.product === null || q.product === placed.process.product) && (q.operation === null || q.operation === placed.step.id);
  return judged(evidence, place, placed.equipment, need.equipmentClass, placed.start, matches, `product ${placed.process.product}, operation ${placed.step.id}`);
}

function ofRun(evidence: Evidence, run: PlacedRun): readonly Violation[] {
  if (run.rule === null) return [];
  const place = { resource: run.instrument ?? run.id, from: run.start, to: run.end };
  const { id, instrument } = run.rule;
  if (instrument === null) return named(place, run.instrument, run.id);
  return judged(evidence, place, run.instrument, instrument, run.start, (q) => q.method === null || q.method === id, `method ${id}`);
}

function named(place: Place, equipmentId: string | null, run: string | null): readonly Violation[] {
  return equipmentId === null ? [] : [violation('R2', place, 'no equipment', `${run === null ? '' : `run ${run} names `}${equipmentId}`)];
}

function judged(
  { book }: Evidence, place: Place, equipmentId: string | null, className: string, start: number, matches: (q: Qualification) => boolean, work: string,
): readonly Violation[] {
  const needed = `equipment of class ${className} qualified for ${work} at ${instantText(start)}`;
  if (equipmentId === null) return [violation('R2', place, needed, 'none')];
  const found = book.equipment.get(equipmentId);
  if (found === undefined) return [violation('R2', place, needed, `${equipmentId} is unknown`)];
  if (found.equipmentClass !== className) return [violation('R2', place, needed, `${equipmentId} is of class ${found.equipmentClass}`)];
  const matching = found.qualifications.filter(matches);
  if (matching.some((q) => q.expires === null || q.expires > start)) return [];
  if (matching.length === 0) return [violation('R2', place, needed, `${equipmentId} has no such qualification`)];
  const expired = Math.max(...matching.map((q) => q.expires ?? Infinity));
  return [violation('R2', place, needed, `qualification of ${equipmentId} expired ${instantText(expired)}, ${start - expired} min before the start`)];
}
