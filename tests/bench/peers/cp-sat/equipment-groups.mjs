import { intersect } from '@lotwright/time';
import { asExpression, constant, plus } from './model-builder.mjs';
import { domainOf, fitting } from './open-time.mjs';

/**
 * Equipment as the model sees it: pieces that nothing tells apart are one group with a capacity (their plans can always be dealt out to pieces, as
 * intervals on a line can), everything else stands alone.
 */
export class EquipmentGroups {
  constructor(plant, time) {
    this.plant = plant;
    this.time = time;
    this.suites = new Map(plant.suites.map((suite) => [suite.id, suite]));
    this.classes = new Map(plant.equipmentClasses.map((kind) => [kind.id, kind]));
    this.groups = new Map();
    for (const piece of plant.equipment) {
      const key = this.signature(piece);
      if (!this.groups.has(key)) this.groups.set(key, { key, pieces: [], uses: [] });
      this.groups.get(key).pieces.push(piece);
    }
  }

  signature(piece) {
    const alone = this.segregated(piece) || this.classes.get(piece.equipmentClass).changeover.byFamily.length > 0;
    if (alone) return piece.id;
    return JSON.stringify([piece.equipmentClass, piece.calendar, piece.unavailable, piece.qualifications, piece.speedPercent]);
  }

  segregated(piece) {
    return piece.suite !== null && this.suites.get(piece.suite).segregated;
  }

  /** Groups of a class with a qualification that `matches`, with the first minute at which each may no longer be started. */
  eligible(equipmentClass, matches) {
    return [...this.groups.values()].flatMap((group) => {
      const [piece] = group.pieces;
      const found = piece.equipmentClass === equipmentClass ? piece.qualifications.filter(matches) : [];
      if (found.length === 0) return [];
      const before = found.some((q) => q.expires === null) ? Infinity : Math.max(...found.map((q) => q.expires)) - this.time.now;
      return [{ group, piece, before }];
    });
  }

  changeoverOf(piece) {
    return this.classes.get(piece.equipmentClass).changeover;
  }

  /** R3 for everything that was entered: one lot per piece, changeover included. */
  close(builder) {
    for (const group of this.groups.values()) {
      if (group.uses.length < 2) continue;
      if (group.pieces.length === 1) builder.noOverlap(group.uses.map((use) => use.interval));
      else builder.cumulative(group.pieces.length, group.uses.map((use) => ({ interval: use.interval, demand: 1 })));
    }
  }
}

/**
 * When a clearing of `length` minutes after `end` is over: at once for an unattended one; an attended one is work of its own that starts at or after `end` where it
 * fits open time in the window `{ low, until }`. `places` are the pieces it may be on, each with its literal.
 */
export function clearing(builder, time, places, attended, length, end, { low, until }) {
  if (length === 0) return end;
  if (!attended) return plus(end, length);
  const each = places.map(({ piece }) => fitting(intersect(time.ofEquipment(piece), [{ start: low, end: until }]), 0, length));
  const all = domainOf(each.flat().sort((a, b) => a.start - b.start).reduce(merge, []), low, until);
  const start = builder.variable(all);
  builder.after(start, end);
  builder.derive([end, ...places.map(({ literal }) => (literal === null ? constant(1) : asExpression(literal)))], start, (from, ...chosen) => firstIn(domainOf(each[Math.max(0, chosen.indexOf(1))], low, until), from));
  places.forEach(({ literal }, i) => {
    const own = domainOf(each[i], low, until);
    if (literal !== null && JSON.stringify(own) !== JSON.stringify(all)) builder.within(start, own, [literal]);
  });
  return plus(start, length);
}

/** The same for a known end on a known piece; null when it does not fit before the horizon. */
export function clearedAt(time, piece, attended, length, end) {
  if (length === 0 || !attended) return constant(end + length);
  const span = fitting(time.ofEquipment(piece), 0, length).find((starts) => starts.end > end);
  return span === undefined ? null : constant(Math.max(end, span.start) + length);
}

function firstIn(domain, from) {
  const span = domain.find(([, high]) => high >= from);
  return span === undefined ? from : Math.max(from, span[0]);
}

function merge(list, span) {
  const last = list.at(-1);
  if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
  else list.push({ ...span });
  return list;
}
