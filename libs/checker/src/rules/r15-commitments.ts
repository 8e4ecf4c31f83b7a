import type { Violation } from '@lotwright/domain';
import type { Evidence } from '../evidence/evidence.js';
import { frozenAssignments } from '../evidence/frozen.js';
import type { Placed } from '../evidence/plan-book.js';
import { instantText } from '../values.js';
import type { Clause } from './clause.js';
import { violation } from './clause.js';

interface Bound {
  readonly why: string;
  readonly placed: Placed;
  readonly start: number | null;
  /** `undefined` when it is free. */
  readonly equipment: string | null | undefined;
  readonly equipmentNow: string | null;
}

/** R15: pins are kept, each for time and equipment on its own, and nothing in the frozen zone moves. */
export const commitments: Clause = {
  rule: 'R15',
  judge: (evidence) => [...pinned(evidence), ...frozen(evidence)].flatMap(kept),
};

function pinned({ book, plan }: Evidence): readonly Bound[] {
  return book.given.pins.flatMap((pin) => {
    const placed = plan.at(pin.order, pin.operation);
    if (placed === null || placed.started) return [];
    const isRun = placed.step.requirement.kind === 'run';
    const equipmentNow = isRun && placed.run !== null ? (plan.run(placed.run)?.instrument ?? null) : placed.equipment;
    return [{ why: 'pinned', placed, start: pin.start, equipment: pin.equipment ?? undefined, equipmentNow }];
  });
}

function frozen({ book, plan }: Evidence): readonly Bound[] {
  return frozenAssignments(book).flatMap((published) => {
    const placed = plan.at(published.order, published.operation);
    return placed === null ? [] : [{ why: 'frozen', placed, start: published.start, equipment: published.equipment, equipmentNow: placed.equipment }];
  });
}

function kept({ why, placed, start, equipment, equipmentNow }: Bound): readonly Violation[] {
  const place = { order: placed.order, operation: placed.operation, resource: equipmentNow, from: placed.start, to: placed.end };
  const found: Violation[] = [];
  if (start !== null && placed.start !== start) {
    const off = placed.start - start;
    found.push(violation('R15', place, `${why} start ${instantText(start)}`, `${Math.abs(off)} min ${off > 0 ? 'later' : 'earlier'}`));
  }
  if (equipment !== undefined && (equipmentNow ?? null) !== (equipment ?? null)) {
    found.push(violation('R15', place, `${why} equipment ${equipment ?? 'none'}`, equipmentNow ?? 'none'));
  }
  return found;
}
