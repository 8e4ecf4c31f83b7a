import type { Session, Violation } from '@lotwright/domain';
import type { Evidence } from '../evidence/evidence.js';
import { isOpenAt } from '../evidence/open-time.js';
import type { Placed } from '../evidence/plan-book.js';
import { instantText, minutesText } from '../values.js';
import type { Clause } from './clause.js';
import { violation } from './clause.js';

/** R12: sessions are held at their weekly times while their calendar is open, last their duration, and seat no more than they can. */
export const sessions: Clause = {
  rule: 'R12',
  judge: (evidence) => {
    const known = new Map(evidence.book.given.plant.sessions.map((s) => [s.id as string, s]));
    const attending = evidence.plan.placed.filter((p) => !p.started && p.step.requirement.kind === 'session');
    return [
      ...attending.flatMap((p) => sitting(evidence, p, known.get(sessionOf(p)))),
      ...[...known.values()].flatMap((session) => seats(evidence, session, attending.filter((p) => sessionOf(p) === session.id))),
    ];
  },
};

function sessionOf({ step: { requirement } }: Placed): string {
  return requirement.kind === 'session' ? requirement.session : '';
}

function sitting({ calendars }: Evidence, placed: Placed, session: Session | undefined): readonly Violation[] {
  const place = { order: placed.order, operation: placed.operation, resource: sessionOf(placed), from: placed.start, to: placed.end };
  if (session === undefined) return [violation('R12', place, 'a known session', `${sessionOf(placed)} is unknown`)];
  const found: Violation[] = [];
  if (calendars.weeklyRuns(session.starts, placed.start) === 0) {
    found.push(violation('R12', place, `a weekly time of ${session.id}`, `${instantText(placed.start)} is none`));
  } else if (!isOpenAt(calendars.open(session.calendar), placed.start)) {
    found.push(violation('R12', place, `calendar ${session.calendar} open at the start`, `${instantText(placed.start)} is closed`));
  }
  const length = placed.end - placed.start;
  if (length !== session.duration) found.push(violation('R12', place, minutesText(session.duration), minutesText(length)));
  return found;
}

function seats({ book, calendars }: Evidence, session: Session, attending: readonly Placed[]): readonly Violation[] {
  const facts = book.facts.filter(({ operation: { requirement } }) => requirement.kind === 'session' && requirement.session === session.id);
  return [...byStart(attending)].flatMap(([start, here]) => {
    const offered = session.capacity * calendars.weeklyRuns(session.starts, start);
    const count = here.length + facts.filter((f) => f.start === start).length;
    if (offered === 0 || count <= offered) return [];
    const last = here[here.length - 1];
    return [violation('R12', { order: last.order, operation: last.operation, resource: session.id, from: start, to: start + session.duration },
      `at most ${offered} orders at ${instantText(start)}`, `${count} orders`)];
  });
}

function byStart(attending: readonly Placed[]): ReadonlyMap<number, readonly Placed[]> {
  const found = new Map<number, Placed[]>();
  for (const placed of attending) {
    const here = found.get(placed.start);
    if (here === undefined) found.set(placed.start, [placed]);
    else here.push(placed);
  }
  return found;
}
