import { intersect, openIntervals, subtract, union, weeklyInstants } from '@lotwright/time';

/**
 * When work may start, read from the planning case alone. Everything is in minutes after the case's now. Lists of starts are interval sets of
 * minutes, `{ start, end }` half open, like open time itself.
 */
export class OpenTime {
  constructor(planningCase, horizon) {
    this.plant = planningCase.plant;
    this.now = planningCase.now;
    this.horizon = horizon;
    this.calendars = new Map(this.plant.calendars.map((calendar) => [calendar.id, calendar]));
    this.crews = new Map(this.plant.crews.map((crew) => [crew.id, this.steps(crew)]));
    this.cache = new Map();
  }

  /** Open time of a calendar; null is always open. */
  of(calendar) {
    if (calendar === null) return [{ start: 0, end: this.horizon }];
    return this.cached(calendar, () => this.expand(this.calendars.get(calendar)));
  }

  expand(calendar) {
    return openIntervals(calendar, this.plant.zone, this.now, this.now + this.horizon).map((span) => this.relative(span));
  }

  relative({ start, end }) {
    return { start: start - this.now, end: end - this.now };
  }

  down(equipment) {
    return union(equipment.unavailable.map((span) => this.relative(span)));
  }

  ofEquipment(equipment) {
    return this.cached(`equipment ${equipment.id}`, () => subtract(this.of(equipment.calendar), this.down(equipment)));
  }

  /** Heads on duty as steps in time order. */
  steps(crew) {
    const change = new Map([[0, 0]]);
    const add = ({ start, end }, heads) => {
      change.set(start, (change.get(start) ?? 0) + heads);
      change.set(end, (change.get(end) ?? 0) - heads);
    };
    for (const roster of crew.rosters) for (const span of this.expand(this.calendars.get(roster.calendar))) add(span, roster.heads);
    for (const absence of crew.absences) add(this.relative(absence), -absence.heads);
    let level = 0;
    return [...change].sort((a, b) => a[0] - b[0]).map(([at, by]) => ({ at, heads: Math.max(0, (level += by)) }));
  }

  /** Spans of constant heads of a crew from now to the horizon. */
  duty(crew) {
    const steps = this.crews.get(crew);
    return steps
      .map(({ at, heads }, i) => ({ start: Math.max(0, at), end: Math.min(this.horizon, steps[i + 1]?.at ?? this.horizon), heads }))
      .filter(({ start, end }) => start < end);
  }

  /** Minutes at which a phase may work: the calendar is open and every crew it asks for has the heads. */
  workable(open, phase) {
    return phase.crew.reduce((left, { crew, heads }) => intersect(left, union(this.duty(crew).filter((span) => span.heads >= heads))), open);
  }

  /** Weekly instants of a start rule at which its calendar is open. */
  slots(starts, calendar) {
    const open = this.of(calendar);
    return weeklyInstants(starts.starts, this.plant.zone, this.now, this.now + this.horizon)
      .map(({ at, runs }) => ({ at: at - this.now, runs }))
      .filter(({ at }) => has(open, at));
  }

  cached(key, make) {
    if (!this.cache.has(key)) this.cache.set(key, make());
    return this.cache.get(key);
  }
}

/** Starts of unbroken work of `length` minutes that begins `offset` minutes after the start asked for. */
export function fitting(open, offset, length) {
  return union(open.map(({ start, end }) => ({ start: start - offset, end: end - length - offset + 1 })));
}

/** Starts of an occupation of `length` minutes that touches none of the spans. */
export function clearOf(spans, length, horizon) {
  return subtract([{ start: 0, end: horizon }], union(spans.map(({ start, end }) => ({ start: start - length + 1, end }))));
}

/** Whether the interval set has the minute. */
export function has(set, minute) {
  return set.some(({ start, end }) => start <= minute && minute < end);
}

/** An interval set of starts as a CP-SAT domain, cut to `low` and `high`. */
export function domainOf(starts, low, high) {
  return intersect(starts, [{ start: low, end: high + 1 }]).map(({ start, end }) => [start, end - 1]);
}

/** Whether two interval sets are the same. */
export function sameTime(a, b) {
  return a.length === b.length && a.every(({ start, end }, i) => start === b[i].start && end === b[i].end);
}

/**
 * Elapsed length of interruptible work of `minutes` open minutes by its start, as groups of starts with one length each. Work starts and ends at
 * open minutes.
 */
export function interruptedLengths(open, minutes) {
  const groups = new Map();
  let before = 0;
  const openBefore = open.map(({ start, end }) => {
    const value = before;
    before += end - start;
    return value;
  });
  for (let i = 0; i < open.length; i++) {
    for (let j = i; j < open.length; j++) {
      const ends = { start: Math.max(openBefore[i], openBefore[j] - minutes + 1), end: Math.min(openBefore[i] + open[i].end - open[i].start, openBefore[j] + open[j].end - open[j].start - minutes + 1) };
      if (ends.start >= ends.end) {
        if (openBefore[j] >= openBefore[i] + open[i].end - open[i].start + minutes) break;
        continue;
      }
      const closed = open[j].start - openBefore[j] - (open[i].start - openBefore[i]);
      const length = minutes + closed;
      const starts = { start: open[i].start + ends.start - openBefore[i], end: open[i].start + ends.end - openBefore[i] };
      groups.set(length, [...(groups.get(length) ?? []), starts]);
    }
  }
  return [...groups].map(([length, starts]) => ({ length, starts: union(starts) }));
}
