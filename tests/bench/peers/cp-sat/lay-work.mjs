import { intersect, union } from '@lotwright/time';
import { asExpression, constant, plus, UNBOUNDED, valueOf } from './model-builder.mjs';
import { clearOf, domainOf, fitting, has, interruptedLengths, sameTime } from './open-time.mjs';

/**
 * Phases of one operation or run as variables (R5, R6, and the part of R9 that a start alone decides).
 *
 * `alternatives` are the places the work may be done at, of which exactly one `literal` holds (null: the only one): open time, spans in which it may not be
 * occupied, speed in percent, first minute at which it may no longer be started. `low` and `high` bound the start, nothing works after `until`. Answers null when
 * nothing fits; else start, end, what crews are needed when, and how to read the phases from a solution.
 */
export function layWork(builder, time, { phases, maxStretch }, places, { low, high, until }) {
  const alternatives = places.map((place) => ({ ...place, hours: place.open, open: intersect(place.open, [{ start: low, end: until }]) }));
  const rigid = maxStretch === 0 && phases.every((phase) => phase.work !== 'interruptible');
  return rigid ? layRigid(builder, time, phases, alternatives, low, high) : layLoose(builder, time, phases, maxStretch, alternatives, low, high);
}

/** Length of each phase at a speed. */
export function lengthsAt(phases, speedPercent) {
  return phases.map((phase) => Math.ceil((phase.duration.mode * 100) / speedPercent));
}

/** Everything follows from the start: one variable, its domain holds calendars, crews on duty and outages. */
function layRigid(builder, time, phases, alternatives, low, high) {
  const shapes = alternatives.map((place) => {
    const lengths = lengthsAt(phases, place.speed);
    const offsets = lengths.map((_, k) => sum(lengths.slice(0, k)));
    let starts = intersect(clearOf(place.down, sum(lengths), time.horizon), [{ start: low, end: Math.min(high + 1, place.before) }]);
    phases.forEach((phase, k) => {
      if (phase.work === 'attended' && lengths[k] > 0) starts = intersect(starts, fitting(time.workable(place.open, phase), offsets[k], lengths[k]));
    });
    return { place, lengths, offsets, total: sum(lengths), starts };
  });
  const all = union(...shapes.map((shape) => shape.starts));
  if (all.length === 0) return null;
  const start = builder.variable(domainOf(all, low, high));
  const oneLength = shapes.every((shape) => shape.lengths.every((length, k) => length === shapes[0].lengths[k]));
  const end = oneLength ? plus(start, shapes[0].total) : builder.range(low, time.horizon + shapes[0].total * 10);
  for (const { place, starts, total } of shapes) {
    if (place.literal === null) continue;
    if (!sameTime(starts, all)) builder.within(start, starts.length === 0 ? [[-2, -2]] : domainOf(starts, low, high), [place.literal]);
    if (!oneLength) builder.equal(end, plus(start, total), [place.literal]);
  }
  const uses = (oneLength ? shapes.slice(0, 1) : shapes).flatMap(({ place, lengths, offsets }) =>
    phases.flatMap((phase, k) => crewUses(phase, plus(start, offsets[k]), plus(start, offsets[k] + lengths[k]), oneLength || place.literal === null ? [] : [place.literal], null)),
  );
  const spans = (solution, chosen) => {
    const from = valueOf(start, solution);
    const { lengths, offsets } = shapes[chosen];
    return lengths.map((length, k) => ({ start: from + offsets[k], end: from + offsets[k] + length }));
  };
  return { start, end, uses, spans, least: Math.min(...shapes.map((shape) => shape.total)) };
}

/** Phases may wait for one another: a variable for each that needs open time. */
function layLoose(builder, time, phases, maxStretch, alternatives, low, high) {
  if (alternatives.some((place) => place.speed !== alternatives[0].speed)) throw new RangeError('work with waits on equipment of different speed is not carried by the encoding');
  const lengths = lengthsAt(phases, alternatives[0].speed);
  const windows = phaseWindows(time, phases, lengths, maxStretch, alternatives, low, high);
  if (windows === null) return null;
  const spans = [];
  let previous = null;
  phases.forEach((phase, k) => {
    const anchored = k === 0 || (windows[k] !== null && maxStretch > 0);
    const start = anchored ? (windows[k] === null ? builder.range(low, high) : builder.variable(windows[k].all)) : previous;
    if (anchored && previous !== null) builder.after(start, previous);
    if (windows[k] !== null) keepInOpenTime(builder, alternatives, start, windows[k], !anchored);
    const end = phase.work === 'interruptible' && lengths[k] > 0 ? interruptedEnd(builder, start, windows[k].groups, time.horizon) : plus(start, lengths[k]);
    spans.push({ start, end });
    previous = end;
  });
  const [{ start }] = spans;
  const waiting = [[1, previous], [-1, start], ...spans.flatMap((span) => [[-1, span.end], [1, span.start]])];
  builder.linear(waiting, [[0, maxStretch]]);
  keepClearOfOutages(builder, alternatives, start, previous);
  const uses = phases.flatMap((phase, k) => crewUses(phase, spans[k].start, spans[k].end, [], phase.work === 'interruptible' ? alternatives[0].hours : null));
  return { start, end: previous, uses, phaseStarts: spans.map((span) => span.start), spans: (solution) => spans.map((span) => ({ start: valueOf(span.start, solution), end: valueOf(span.end, solution) })), least: sum(lengths) };
}

/** Per phase the starts that open time leaves (null where it asks for none); null altogether when some phase has none. */
function phaseWindows(time, phases, lengths, maxStretch, alternatives, low, high) {
  const windows = [];
  const waits = phases.some((phase) => phase.work === 'interruptible') ? time.horizon : maxStretch;
  for (let k = 0; k < phases.length; k++) {
    const first = low + sum(lengths.slice(0, k));
    const last = Math.min(time.horizon, high + sum(lengths.slice(0, k)) + (k === 0 ? 0 : waits));
    if (phases[k].work === 'unattended' || lengths[k] === 0) {
      windows.push(null);
      continue;
    }
    const groups = phases[k].work === 'interruptible' ? interruptedLengths(alternatives[0].open, lengths[k]) : null;
    if (groups !== null && alternatives.some((place) => !sameTime(place.open, alternatives[0].open))) throw new RangeError('interruptible work on equipment with different calendars is not carried by the encoding');
    const each = alternatives.map((place) => (groups !== null ? union(...groups.map((group) => group.starts)) : fitting(time.workable(place.open, phases[k]), 0, lengths[k])));
    const all = domainOf(union(...each), first, last);
    if (all.length === 0) return null;
    windows.push({ all, groups, each: each.map((starts) => domainOf(starts, first, last)) });
  }
  return windows;
}

function keepInOpenTime(builder, alternatives, start, window, always) {
  if (always) builder.within(start, window.all);
  alternatives.forEach((place, i) => {
    if (place.literal !== null && JSON.stringify(window.each[i]) !== JSON.stringify(window.all)) builder.within(start, window.each[i].length === 0 ? [[-2, -2]] : window.each[i], [place.literal]);
  });
}

function interruptedEnd(builder, start, groups, horizon) {
  const end = builder.range(0, horizon);
  const literals = groups.map(() => builder.literal());
  builder.exactlyOne(literals);
  groups.forEach((group, i) => {
    builder.within(start, group.starts.map((span) => [span.start, span.end - 1]), [literals[i]]);
    builder.equal(end, plus(start, group.length), [literals[i]]);
    builder.derive([start], asExpression(literals[i]), (from) => (has(group.starts, from) ? 1 : 0));
  });
  return end;
}

/** Equipment is not occupied in an outage, not even by waiting. */
function keepClearOfOutages(builder, alternatives, start, end) {
  for (const place of alternatives) {
    for (const span of place.down) {
      const before = builder.literal();
      builder.derive([end], asExpression(before), (to) => (to <= span.start ? 1 : 0));
      const when = place.literal === null ? [] : [place.literal];
      builder.linear([[1, end]], [[-UNBOUNDED, span.start]], [...when, before]);
      builder.after(start, constant(span.end), 0, [...when, -before - 1]);
    }
  }
}

function crewUses(phase, start, end, literals, interruptedIn) {
  return phase.crew.filter(() => phase.work !== 'unattended').map(({ crew, heads }) => ({ crew, heads, start, end, literals, interruptedIn }));
}

function sum(numbers) {
  return numbers.reduce((total, n) => total + n, 0);
}
