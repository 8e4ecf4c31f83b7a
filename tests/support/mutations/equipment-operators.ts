import { openIntervals } from '@lotwright/time';
import type { Assignment, Equipment, Qualification, QcRun } from '@lotwright/domain';
import type { Instant } from '@lotwright/time';
import type { MutationOperator } from './operator.js';
import { anyOf, isOpen, methodOf, movedTo, openOf, operationOf, orderOf, processOf, replaced, rephased, withRun } from './surgery.js';
import type { Theatre } from './surgery.js';

const DAY = 1440;
const pieces = (t: Theatre): readonly Equipment[] => t.planningCase.plant.equipment;
const pieceOf = (t: Theatre, name: string | null): Equipment | undefined => pieces(t).find((e) => e.id === name);

function swapped(t: Theatre, kinds: string, choose: (a: Assignment) => readonly (Equipment | null)[]) {
  const choices = openOf(t, ...kinds.split(' ')).flatMap((a) => choose(a).map((e) => ({ a, e })));
  const choice = anyOf(t, choices);
  return choice === null ? null : replaced(t.plan, choice.a, { ...choice.a, equipment: choice.e?.id ?? null });
}

const matches = (t: Theatre, a: Assignment) => (q: Qualification): boolean =>
  (q.product === null || q.product === processOf(t, orderOf(t, a)).product) && (q.operation === null || q.operation === a.operation)
  && (q.expires === null || q.expires > a.start);

const qualification: readonly MutationOperator[] = [
  { rule: 'R2', name: 'take the equipment away', apply: (t) => swapped(t, 'equipment', () => [null]) },
  {
    rule: 'R2', name: 'use equipment of another class',
    apply: (t) => swapped(t, 'equipment', (a) => pieces(t).filter((e) => e.equipmentClass !== pieceOf(t, a.equipment)?.equipmentClass)),
  },
  {
    rule: 'R2', name: 'use equipment without a valid qualification',
    apply: (t) => swapped(t, 'equipment', (a) =>
      pieces(t).filter((e) => e.equipmentClass === pieceOf(t, a.equipment)?.equipmentClass && !e.qualifications.some(matches(t, a)))),
  },
  { rule: 'R2', name: 'give equipment to work that needs none', apply: (t) => swapped(t, 'positions session people', () => pieces(t)) },
  {
    rule: 'R2', name: 'take the instrument away from a run',
    apply: (t) => {
      const run = anyOf(t, t.plan.runs.filter((r) => isOpen(r) && r.instrument !== null));
      return run === null ? null : withRun(t.plan, run, { ...run, instrument: null });
    },
  },
];

interface Stay { readonly equipment: string; readonly start: number; readonly end: number; readonly move: (to: number) => Theatre['plan']; readonly open: boolean; readonly order: string | null; readonly family: string | null }

const familyOf = (t: Theatre, a: Assignment): string | null => {
  const { product } = processOf(t, orderOf(t, a));
  return t.planningCase.plant.products.find((p) => p.id === product)?.family ?? null;
};

function stays(t: Theatre): readonly Stay[] {
  const lots = t.plan.assignments.filter((a) => a.equipment !== null).map((a: Assignment) => ({
    equipment: a.equipment as string, start: a.start, end: a.end, open: isOpen(a), order: a.order as string, family: familyOf(t, a), move: (to: number) => movedTo(t.plan, a, to),
  }));
  const runs = t.plan.runs.filter((r) => r.instrument !== null).map((r: QcRun) => {
    const sample = t.plan.assignments.find((a) => a.run === r.id);
    return { equipment: r.instrument as string, start: r.start, end: r.end, open: isOpen(r) && sample !== undefined, order: null, family: null,
      move: (to: number) => (sample === undefined ? t.plan : movedTo(t.plan, sample, to)) };
  });
  return [...lots, ...runs];
}

/** Two stays on the same equipment, the later one free to move and neither of no length. */
function pairs(all: readonly Stay[]): { earlier: Stay; later: Stay }[] {
  return all.filter((s) => s.open && s.end > s.start).flatMap((later) =>
    all.filter((earlier) => earlier !== later && earlier.equipment === later.equipment && earlier.end <= later.start && earlier.end > earlier.start)
      .map((earlier) => ({ earlier, later })));
}

const classOf = (t: Theatre, e: Equipment) => t.planningCase.plant.equipmentClasses.find((c) => c.id === e.equipmentClass);

/** Strings one lot more than a deep clean allows onto one piece of equipment, back to back. */
function withoutClean(t: Theatre): Theatre['plan'] | null {
  const choices = pieces(t).flatMap((e) => {
    const clean = classOf(t, e)?.changeover.deepClean;
    if (clean === null || clean === undefined || clean.afterLots === null || clean.duration === 0) return [];
    const lots = openOf(t, 'equipment').filter((a) => a.equipment === e.id && a.end > a.start);
    return lots.length > clean.afterLots ? [lots.slice(0, clean.afterLots + 1)] : [];
  });
  const lots = anyOf(t, choices);
  if (lots === null) return null;
  let { plan } = t;
  let from: number = Math.max(...t.plan.assignments.map((a) => a.end), ...t.plan.runs.map((r) => r.end)) + 30 * DAY;
  for (const lot of lots) {
    plan = movedTo(plan, lot, from);
    from += lot.end - lot.start;
  }
  return plan;
}

const oneLot: readonly MutationOperator[] = [
  {
    rule: 'R3', name: 'start a minute before the lot before ends', needed: /ends/,
    apply: (t) => { const p = anyOf(t, pairs(stays(t))); return p === null ? null : p.later.move(p.earlier.end - 1); },
  },
  {
    rule: 'R3', name: 'leave no time for the changeover', needed: /changeover/,
    apply: (t) => {
      const length = ({ earlier, later }: { earlier: Stay; later: Stay }): number => {
        const e = pieceOf(t, later.equipment);
        const changeover = e === undefined ? undefined : classOf(t, e)?.changeover;
        return changeover?.byFamily.find((f) => f.from === earlier.family && f.to === later.family)?.duration ?? changeover?.duration ?? 0;
      };
      const all = stays(t);
      // Only true neighbours: a third lot in between would be hit instead.
      const p = anyOf(t, pairs(all).filter(({ earlier, later }) => length({ earlier, later }) > 0 &&
        !all.some((s) => s.equipment === later.equipment && s !== earlier && s !== later && s.end > earlier.start && s.start < later.end)));
      return p === null ? null : p.later.move(p.earlier.end);
    },
  },
  { rule: 'R3', name: 'leave out a deep clean', needed: /deep clean/, apply: withoutClean },
];

const segregation: readonly MutationOperator[] = [0, 1].map((late) => ({
  rule: 'R4' as const,
  name: late === 0 ? 'bring a second patient into the suite' : 'enter the suite a minute before clearance is over',
  apply: (t: Theatre) => {
    const inSuite = (suite: string): readonly Stay[] => stays(t).filter((s) => s.order !== null && pieceOf(t, s.equipment)?.suite === suite && s.end > s.start);
    const choices = t.planningCase.plant.suites.filter((s) => s.segregated && s.clearance > 0).flatMap((suite) =>
      inSuite(suite.id).filter((s) => s.open).flatMap((later) =>
        inSuite(suite.id).filter((s) => s.order !== later.order && s.start < later.start)
          .map((earlier) => later.move(late === 0 ? earlier.start : earlier.end + suite.clearance - 1))));
    return anyOf(t, choices);
  },
}));

/** A minute in the fortnight after now at which a calendar is closed. */
function closedMinute(t: Theatre, calendarId: string): number | null {
  const { plant, now } = t.planningCase;
  const calendar = plant.calendars.find((c) => c.id === calendarId);
  if (calendar === undefined) return null;
  const open = openIntervals(calendar, plant.zone, now, (now + 14 * DAY) as Instant);
  return open.length < 2 ? null : open[0].end;
}

function calendarOf(t: Theatre, a: Assignment): string | null {
  const need = operationOf(t, a).requirement;
  if (need.kind === 'people') return need.calendar;
  if (need.kind === 'positions') return t.planningCase.plant.positionPools.find((p) => p.id === need.pool)?.calendar ?? null;
  return pieceOf(t, a.equipment)?.calendar ?? null;
}

/** Longer by a minute at its end. */
const longer = <T extends Pick<Assignment, 'start' | 'end' | 'phases'>>(item: T): T => {
  const last = item.phases[item.phases.length - 1];
  return rephased(item, [...item.phases.slice(0, -1), { start: last.start, end: (last.end + 1) as Instant }]);
};

const calendars: readonly MutationOperator[] = [
  {
    rule: 'R5', name: 'take a minute longer',
    apply: (t) => {
      const a = anyOf(t, openOf(t, 'equipment', 'positions', 'people').filter((x) => x.phases.length > 0));
      return a === null ? null : replaced(t.plan, a, longer(a));
    },
  },
  {
    rule: 'R5', name: 'make a run a minute longer',
    apply: (t) => {
      const run = anyOf(t, t.plan.runs.filter((r) => isOpen(r) && r.phases.length > 0 && methodOf(t, r).phases.length > 0));
      if (run === null) return null;
      const { start, end, phases } = longer(run);
      return withRun(t.plan, run, { ...run, start, end, phases }, { start, end, phases });
    },
  },
  {
    rule: 'R5', name: 'work attended after closing time',
    apply: (t) => {
      const choices = openOf(t, 'equipment', 'positions', 'people').flatMap((a) => {
        const calendar = calendarOf(t, a);
        const closed = calendar === null ? null : closedMinute(t, calendar);
        const i = operationOf(t, a).phases.findIndex((p) => p.work === 'attended' && p.duration.mode > 0);
        return closed === null || i < 0 ? [] : [movedTo(t.plan, a, closed - (a.phases[i].start - a.start))];
      });
      return anyOf(t, choices);
    },
  },
  {
    rule: 'R5', name: 'stand in an unavailability for a minute', needed: /free of/,
    apply: (t) => anyOf(t, stays(t).filter((s) => s.open && s.end > s.start).flatMap((s) =>
      (pieceOf(t, s.equipment)?.unavailable ?? []).filter((u) => u.end > u.start).map((u) => s.move(u.end - 1)))),
  },
];

/** Operators on equipment and its hours: R2 to R5. */
export const EQUIPMENT_OPERATORS: readonly MutationOperator[] = [...qualification, ...oneLot, ...segregation, ...calendars];
