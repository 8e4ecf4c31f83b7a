import type { Suite, Violation } from '@lotwright/domain';
import type { Evidence } from '../evidence/evidence.js';
import { overAt } from '../evidence/occupations.js';
import type { Occupation } from '../evidence/occupations.js';
import { instantText } from '../values.js';
import type { Clause } from './clause.js';
import { violation } from './clause.js';

interface Presence {
  readonly occupation: Occupation;
  /** From here on the suite is free of it: clearance and changeover are over. */
  readonly clear: number;
}

/** R4: a segregated suite holds one order's open material at a time; the next order waits for clearance and changeover. */
export const segregation: Clause = {
  rule: 'R4',
  judge: (evidence) => evidence.book.given.plant.suites.filter((s) => s.segregated).flatMap((suite) => inSuite(evidence, suite)),
};

function inSuite(evidence: Evidence, suite: Suite): readonly Violation[] {
  const presences = [...evidence.occupations.values()].flat()
    .filter((o) => o.equipment.suite === suite.id && o.product !== null)
    .map((occupation) => ({ occupation, clear: clearOf(evidence, suite, occupation) }))
    .sort((a, b) => a.occupation.start - b.occupation.start || a.occupation.end - b.occupation.end);
  const found: Violation[] = [];
  let present: Presence[] = [];
  for (const later of presences) {
    present = present.filter((p) => p.clear > later.occupation.start);
    const others = present.filter((p) => p.occupation.order !== later.occupation.order && !(p.occupation.fact && later.occupation.fact));
    if (others.length > 0) found.push(broken(suite, later.occupation, others.reduce((a, b) => (b.clear > a.clear ? b : a))));
    present.push(later);
  }
  return found;
}

function clearOf({ book, calendars }: Evidence, suite: Suite, { equipment, end }: Occupation): number {
  const changeover = book.classes.get(equipment.equipmentClass)?.changeover;
  const changed = changeover === undefined ? end : overAt(calendars, equipment, end, changeover.duration, changeover.attended);
  return Math.max(end + suite.clearance, changed);
}

function broken(suite: Suite, later: Occupation, { occupation, clear }: Presence): Violation {
  const place = { order: later.order, operation: later.operation, resource: suite.id, from: later.start, to: later.end };
  const who = `${occupation.operation} of ${occupation.order} on ${occupation.equipment.id}`;
  return violation('R4', place, `start after ${who} is cleared, ${clear === Infinity ? 'never within reach' : instantText(clear)}`,
    clear === Infinity ? `start ${instantText(later.start)}` : `${clear - later.start} min earlier`);
}
