import type { Violation } from '@lotwright/domain';
import type { Span } from '../evidence/open-time.js';
import { instantText, minutesText } from '../values.js';
import type { Clause, Place } from './clause.js';
import { violation } from './clause.js';

/** R6: phases in order, and no more waiting between them than the stretch allows. */
export const stretch: Clause = {
  rule: 'R6',
  judge: ({ plan }) => [
    ...plan.placed
      .filter((p) => !p.started && p.step.requirement.kind !== 'run' && p.step.requirement.kind !== 'session')
      .flatMap((p) => waiting({ order: p.order, operation: p.operation, resource: p.equipment }, p, p.phases, p.step.maxStretch)),
    ...plan.runs.flatMap((r) => (r.rule === null ? [] : waiting({ resource: r.id }, r, r.phases, r.rule.maxStretch))),
  ],
};

function waiting(place: Place, { start, end }: Span, phases: readonly Span[], maxStretch: number): readonly Violation[] {
  const found: Violation[] = [];
  phases.slice(1).forEach((phase, i) => {
    const before = phases[i];
    if (phase.start >= before.end) return;
    found.push(violation('R6', { ...place, from: phase.start, to: before.end },
      `phase ${i + 2} to start after phase ${i + 1}, ${instantText(before.end)}`, `${before.end - phase.start} min earlier`));
  });
  const waited = end - start - phases.reduce((sum, p) => sum + p.end - p.start, 0);
  if (waited > maxStretch) {
    found.push(violation('R6', { ...place, from: start, to: end }, `at most ${minutesText(maxStretch)} of waiting between phases`, minutesText(waited)));
  }
  return found;
}
