import type { Phase, Violation } from '@lotwright/domain';
import { atSpeed } from '../evidence/case-book.js';
import type { Evidence } from '../evidence/evidence.js';
import { isOpenAt, openMinutes } from '../evidence/open-time.js';
import type { OpenTime, Span } from '../evidence/open-time.js';
import { calendarOf, calendarOfRun } from '../evidence/working-time.js';
import { instantText, minutesText } from '../values.js';
import type { Clause, Place } from './clause.js';
import { violation } from './clause.js';

/** R5: every phase takes exactly its time in the hours its policy allows, and nothing stands in an unavailability. */
export const calendars: Clause = {
  rule: 'R5',
  judge: (evidence) => [...operations(evidence), ...runs(evidence), ...unavailabilities(evidence)],
};

function operations(evidence: Evidence): readonly Violation[] {
  return evidence.plan.placed.flatMap((placed) => {
    const kind = placed.step.requirement.kind;
    const open = calendarOf(evidence, placed);
    if (placed.started || kind === 'run' || kind === 'session' || open === undefined) return [];
    const place = { order: placed.order, operation: placed.operation, resource: placed.equipment };
    return phases(place, placed.step.phases, placed.phases, evidence.book.speedOf(placed.equipment), open);
  });
}

function runs(evidence: Evidence): readonly Violation[] {
  return evidence.plan.runs.flatMap((run) => {
    const open = calendarOfRun(evidence, run);
    if (run.rule === null || open === undefined) return [];
    return phases({ resource: run.id }, run.rule.phases, run.phases, evidence.book.speedOf(run.instrument), open);
  });
}

/** A wrong number of phases is R1's business; the ones that pair up are still judged. */
function phases(place: Place, asked: readonly Phase[], given: readonly Span[], speed: number, open: OpenTime): readonly Violation[] {
  return given.slice(0, asked.length).flatMap((span, i) => {
    const broken = phase(asked[i], atSpeed(asked[i].duration.mode, speed), span, open);
    return broken === null ? [] : [violation('R5', { ...place, from: span.start, to: span.end }, `phase ${i + 1} ${asked[i].work}, ${broken[0]}`, broken[1])];
  });
}

/** What is needed and what is found, or `null` when the phase keeps the rule. */
function phase(asked: Phase, length: number, { start, end }: Span, open: OpenTime): readonly [string, string] | null {
  if (asked.work === 'interruptible' && length > 0) {
    const worked = openMinutes(open, start, end);
    if (worked !== length || end <= start) return [`${minutesText(length)} of open time`, `${minutesText(worked)} from ${instantText(start)} to ${instantText(end)}`];
    if (!isOpenAt(open, start)) return ['an open first minute', `${instantText(start)} is closed`];
    return isOpenAt(open, end - 1) ? null : ['an open last minute', `${instantText(end - 1)} is closed`];
  }
  if (end - start !== length) return [`exactly ${minutesText(length)}`, minutesText(end - start)];
  if (asked.work !== 'attended') return null;
  const closed = length - openMinutes(open, start, end);
  return closed === 0 ? null : [`${minutesText(length)} all open`, `${minutesText(closed)} closed`];
}

function unavailabilities({ occupations }: Evidence): readonly Violation[] {
  return [...occupations.values()].flat().filter((o) => !o.fact).flatMap((o) =>
    o.equipment.unavailable
      .filter((gap) => Math.max(gap.start, o.start) < Math.min(gap.end, o.end))
      .map((gap) => {
        const shared = Math.min(gap.end, o.end) - Math.max(gap.start, o.start);
        return violation('R5', { order: o.order, operation: o.operation, resource: o.equipment.id, from: o.start, to: o.end },
          `free of ${gap.kind} ${instantText(gap.start)} to ${instantText(gap.end)}`, `${minutesText(shared)} inside it`);
      }));
}
