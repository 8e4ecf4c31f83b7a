import type { Crew, CrewDemand, Phase } from '@lotwright/domain';
import type { Evidence } from './evidence.js';
import { within } from './open-time.js';
import type { OpenTime, Span } from './open-time.js';
import type { CapacityStep, Load } from './overload.js';
import { calendarOf, calendarOfRun } from './working-time.js';

/** Heads asked of one crew for a time. A run's or sitting's demand names one of its samples or attendees. */
export interface HeadDemand extends Load {
  readonly crew: string;
}
type Who = Pick<Load, 'order' | 'operation'>;

/** All heads that unstarted work asks for: operations, runs once each, sittings once each. */
export function headDemands(evidence: Evidence): readonly HeadDemand[] {
  return [...ofOperations(evidence), ...ofRuns(evidence), ...ofSittings(evidence)];
}

function ofOperations(evidence: Evidence): readonly HeadDemand[] {
  return evidence.plan.placed.flatMap((placed) => {
    if (placed.started || placed.step.requirement.kind === 'run' || placed.step.requirement.kind === 'session') return [];
    const open = calendarOf(evidence, placed);
    return ofPhases(placed.step.phases, placed.phases, open === undefined ? null : open, { order: placed.order, operation: placed.operation });
  });
}

function ofRuns(evidence: Evidence): readonly HeadDemand[] {
  return evidence.plan.runs.flatMap((run) => {
    const open = calendarOfRun(evidence, run);
    const sample = run.samples[0];
    const who = { order: sample?.order ?? null, operation: sample?.operation ?? null };
    return run.rule === null ? [] : ofPhases(run.rule.phases, run.phases, open === undefined ? null : open, who);
  });
}

/** The sittings at one instant are its unstarted operations divided by the capacity, rounded up. */
function ofSittings({ book, plan }: Evidence): readonly HeadDemand[] {
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

function ofPhases(asked: readonly Phase[], given: readonly Span[], open: OpenTime, who: Who): readonly HeadDemand[] {
  return given.slice(0, asked.length).flatMap((span, i) => {
    const { work, crew } = asked[i];
    if (work === 'unattended') return [];
    const worked = work === 'attended' ? [span] : within(open, span.start, span.end);
    return crew.flatMap((c) => worked.map((piece) => demand(c, piece, who, 1)));
  });
}

function demand(asked: CrewDemand, { start, end }: Span, who: Who, times: number): HeadDemand {
  return { crew: asked.crew, start, end, amount: asked.heads * times, fact: false, order: who.order, operation: who.operation };
}

/** Heads on duty from `from` to `to` as steps; rosters and absences add up, and only the sum is kept from falling below zero. */
export function headsOnDuty({ calendars }: Pick<Evidence, 'calendars'>, crew: Crew | undefined, from: number, to: number): readonly CapacityStep[] {
  if (crew === undefined) return [];
  const steps = (start: number, end: number, heads: number): CapacityStep[] => [{ at: start, change: heads }, { at: end, change: -heads }];
  return [
    ...crew.rosters.flatMap((r) => within(calendars.open(r.calendar), from, to).flatMap((span) => steps(span.start, span.end, r.heads))),
    ...crew.absences.filter((a) => a.start < a.end).flatMap((a) => steps(a.start, a.end, -a.heads)),
  ];
}
