import type { Crew, CrewDemand, Phase, Violation } from '@lotwright/domain';
import type { Evidence } from '../evidence/evidence.js';
import { within } from '../evidence/open-time.js';
import type { OpenTime, Span } from '../evidence/open-time.js';
import { overloads } from '../evidence/overload.js';
import type { CapacityStep, Load } from '../evidence/overload.js';
import { calendarOf, calendarOfRun } from '../evidence/working-time.js';
import type { Clause } from './clause.js';
import { violation } from './clause.js';

interface Demand extends Load {
  readonly crew: string;
}
type Who = Pick<Load, 'order' | 'operation'>;

/** R9: at every minute the heads asked of a crew are on duty. */
export const crews: Clause = {
  rule: 'R9',
  judge: (evidence) => {
    const demands = [...ofOperations(evidence), ...ofRuns(evidence), ...ofSittings(evidence)];
    const known = new Map(evidence.book.given.plant.crews.map((c) => [c.id as string, c]));
    return [...new Set(demands.map((d) => d.crew))].flatMap((crew) => {
      const asked = demands.filter((d) => d.crew === crew);
      return overloads(asked, onDuty(evidence, known.get(crew), asked)).map((over): Violation =>
        violation('R9', { order: over.last.order, operation: over.last.operation, resource: crew, from: over.start, to: over.end },
          `at most the ${over.capacity} heads on duty`, `${over.load} heads asked for`));
    });
  },
};

function ofOperations(evidence: Evidence): readonly Demand[] {
  return evidence.plan.placed.flatMap((placed) => {
    if (placed.started || placed.step.requirement.kind === 'run' || placed.step.requirement.kind === 'session') return [];
    const open = calendarOf(evidence, placed);
    return ofPhases(placed.step.phases, placed.phases, open === undefined ? null : open, { order: placed.order, operation: placed.operation });
  });
}

function ofRuns(evidence: Evidence): readonly Demand[] {
  return evidence.plan.runs.flatMap((run) => {
    const open = calendarOfRun(evidence, run);
    const sample = run.samples[0];
    const who = { order: sample?.order ?? null, operation: sample?.operation ?? null };
    return run.rule === null ? [] : ofPhases(run.rule.phases, run.phases, open === undefined ? null : open, who);
  });
}

/** The sittings at one instant are its unstarted operations divided by the capacity, rounded up. */
function ofSittings({ book, plan }: Evidence): readonly Demand[] {
  return book.given.plant.sessions.flatMap((session) => {
    const attendees = new Map<number, Who[]>();
    for (const placed of plan.placed) {
      const need = placed.step.requirement;
      if (placed.started || need.kind !== 'session' || need.session !== session.id) continue;
      attendees.set(placed.start, [...(attendees.get(placed.start) ?? []), { order: placed.order, operation: placed.operation }]);
    }
    return [...attendees].flatMap(([start, who]) => {
      const sittings = Math.ceil(who.length / session.capacity);
      return session.crew.map((c) => demand(c, { start, end: start + session.duration }, who[who.length - 1], sittings));
    });
  });
}

function ofPhases(asked: readonly Phase[], given: readonly Span[], open: OpenTime, who: Who): readonly Demand[] {
  return given.slice(0, asked.length).flatMap((span, i) => {
    const { work, crew } = asked[i];
    if (work === 'unattended') return [];
    const worked = work === 'attended' ? [span] : within(open, span.start, span.end);
    return crew.flatMap((c) => worked.map((piece) => demand(c, piece, who, 1)));
  });
}

function demand(asked: CrewDemand, { start, end }: Span, who: Who, times: number): Demand {
  return { crew: asked.crew, start, end, amount: asked.heads * times, fact: false, order: who.order, operation: who.operation };
}

/** Heads on duty as steps; rosters and absences add up, and only the sum is kept from falling below zero. */
function onDuty({ calendars }: Evidence, crew: Crew | undefined, asked: readonly Load[]): readonly CapacityStep[] {
  if (crew === undefined || asked.length === 0) return [];
  const from = asked.reduce((first, d) => Math.min(first, d.start), Infinity);
  const to = asked.reduce((last, d) => Math.max(last, d.end), -Infinity);
  const steps = (start: number, end: number, heads: number): CapacityStep[] => [{ at: start, change: heads }, { at: end, change: -heads }];
  return [
    ...crew.rosters.flatMap((r) => within(calendars.open(r.calendar), from, to).flatMap((span) => steps(span.start, span.end, r.heads))),
    ...crew.absences.filter((a) => a.start < a.end).flatMap((a) => steps(a.start, a.end, -a.heads)),
  ];
}
