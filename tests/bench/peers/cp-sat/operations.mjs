import { asExpression, not } from './model-builder.mjs';
import { clearing } from './equipment-groups.mjs';
import { layWork } from './lay-work.mjs';

/** Variables of one operation of one order: `start`, `end`, how to read the rest from a solution. Throws when it fits nowhere in its window `{ low, until }`. */
export function encodeOperation(model, order, process, operation, window) {
  const { requirement } = operation;
  const item = { order, process, operation, window, places: [], slots: null };
  if (requirement.kind === 'equipment') onEquipment(model, item);
  else if (requirement.kind === 'run') inRun(model, item);
  else if (requirement.kind === 'session') inSlots(item, model.sessions.get(requirement.session));
  else if (requirement.kind === 'positions') inPool(model, item);
  else lay(model, item, [anywhere(model.time.of(requirement.calendar))], operation);
  return item;
}

function onEquipment(model, item) {
  const { operation, process } = item;
  const fits = (q) => (q.product === null || q.product === process.product) && (q.operation === null || q.operation === operation.id);
  choosePlaces(model, item, model.groups.eligible(operation.requirement.equipmentClass, fits), (piece) => model.time.ofEquipment(piece));
  lay(model, item, item.places, operation);
  occupy(model, item);
}

/** R3: the occupation of each piece it may be on, with the changeover to a like lot; and what R4 needs. */
function occupy(model, item) {
  const { changeover } = model.groups.classes.get(item.operation.requirement.equipmentClass);
  item.family = model.families.get(item.process.product);
  item.clearAfter = (length) => {
    if (!item.clearings.has(length)) item.clearings.set(length, clearing(model.builder, model.time, item.places, changeover.attended, length, item.end, item.window));
    return item.clearings.get(length);
  };
  item.clearings = new Map();
  const clear = item.clearAfter(leastChangeover(changeover, item.family));
  for (const place of item.places) enter(model, place, item.start, clear, item);
}

/** The shortest changeover that any next lot may ask for after a lot of the family; a run asks for the plain one. */
export function leastChangeover(changeover, family) {
  return Math.min(changeover.duration, ...changeover.byFamily.filter((pair) => pair.from === family).map((pair) => pair.duration));
}

function inRun(model, item) {
  const method = model.methods.get(item.operation.requirement.method);
  if (method.slots !== null) {
    inSlots(item, method.slots);
    return;
  }
  const { spec } = method;
  if (spec.instrument === null) {
    lay(model, item, [anywhere(model.time.of(spec.calendar))], spec);
    return;
  }
  const instruments = model.groups.eligible(spec.instrument, (q) => q.method === null || q.method === spec.id);
  choosePlaces(model, item, instruments, spec.openOn);
  lay(model, item, item.places, spec);
  const { duration, attended } = model.groups.classes.get(spec.instrument).changeover;
  const clear = clearing(model.builder, model.time, item.places, attended, duration, item.end, item.window);
  for (const place of item.places) enter(model, place, item.start, clear, null);
}

function enter(model, place, start, clear, item) {
  place.group.uses.push({ interval: model.builder.interval(start, clear, literalsOf(place)), place, start, clear, item });
}

function inSlots(item, slots) {
  const sample = slots.join(item.window);
  if (sample === null) throw new RangeError(`no slot for ${item.operation.id} of ${item.order.id} in its window`);
  Object.assign(item, { start: sample.start, end: sample.end, slots, sample });
}

function inPool(model, item) {
  const pool = model.pools.get(item.operation.requirement.pool);
  lay(model, item, [anywhere(model.time.of(pool.spec.calendar))], item.operation);
  pool.uses.push({ interval: model.builder.interval(item.start, item.end), demand: 1 });
}

function choosePlaces(model, item, eligible, openOn) {
  const { builder, time } = model;
  if (eligible.length === 0) throw new RangeError(`nothing is qualified for ${item.operation.id} of ${item.order.id}`);
  const alone = eligible.length === 1;
  item.places = eligible.map(({ group, piece, before }) => ({ group, piece, before, literal: alone ? null : builder.literal(), open: openOn(piece), down: time.down(piece), speed: piece.speedPercent }));
  if (!alone) builder.exactlyOne(item.places.map((place) => place.literal));
}

function lay(model, item, places, work) {
  const { low, until } = item.window;
  const laid = layWork(model.builder, model.time, work, places, { low, high: until, until });
  if (laid === null) throw new RangeError(`${item.operation.id} of ${item.order.id} fits no calendar in its window`);
  item.start = laid.start;
  item.end = laid.end;
  item.spans = laid.spans;
  item.phaseStarts = laid.phaseStarts;
  model.crewUses.push(...laid.uses);
}

function anywhere(open) {
  return { literal: null, before: Infinity, open, down: [], speed: 100 };
}

function literalsOf(place) {
  return place.literal === null ? [] : [place.literal];
}

/**
 * R3 between families: where the changeover between two lots is longer than the one both already have, which of them comes first becomes a literal. Exact as long as
 * no lot in between makes the way shorter.
 */
export function encodeFamilies(model) {
  let pairs = 0;
  for (const group of model.groups.groups.values()) {
    const { changeover } = model.groups.classes.get(group.pieces[0].equipmentClass);
    if (changeover.byFamily.length === 0) continue;
    const items = group.uses.flatMap((use) => (use.item ? [use.item] : []));
    for (let i = 0; i < items.length; i++) {
      for (let j = i + 1; j < items.length; j++) pairs += encodePair(model, group, changeover, items[i], items[j]);
    }
  }
  return pairs;
}

function encodePair(model, group, changeover, a, b) {
  if (a.window.until <= b.window.low || b.window.until <= a.window.low) return 0;
  const there = lengthBetween(changeover, a.family, b.family);
  const back = lengthBetween(changeover, b.family, a.family);
  if (there <= leastChangeover(changeover, a.family) && back <= leastChangeover(changeover, b.family)) return 0;
  const { builder } = model;
  const both = [a, b].flatMap((item) => literalsOf(item.places.find((place) => place.group === group)));
  const first = builder.literal();
  builder.derive([a.start, b.start], asExpression(first), (one, other) => (one < other ? 1 : 0));
  builder.after(b.start, a.clearAfter(there), 0, [...both, first]);
  builder.after(a.start, b.clearAfter(back), 0, [...both, not(first)]);
  return 1;
}

/** Minutes of changeover from a lot of one family to one of another. */
export function lengthBetween(changeover, from, to) {
  return changeover.byFamily.find((pair) => pair.from === from && pair.to === to)?.duration ?? changeover.duration;
}

/** R4: one patient at a time in each segregated suite. */
export function encodeSuites(model) {
  for (const suite of model.plant.suites) {
    if (!suite.segregated) continue;
    const uses = [...model.groups.groups.values()].flatMap((group) =>
      group.pieces[0].suite === suite.id ? group.uses.filter((use) => use.item).map((use) => ({ item: use.item, place: use.item.places.find((place) => place.group === group) })) : [],
    );
    const pieces = new Set(uses.map((use) => use.place.piece.id));
    if (pieces.size === 1 && uses.every(({ item }) => coveredByChangeover(model, suite, item))) continue;
    model.builder.noOverlap(uses.map(({ item, place }) => model.builder.interval(item.start, suiteClear(model, suite, item), literalsOf(place))));
  }
}

/** On the only piece of a suite, a changeover that is at least the clearance says all that R4 says. */
function coveredByChangeover(model, suite, { operation, family }) {
  const { changeover } = model.groups.classes.get(operation.requirement.equipmentClass);
  return leastChangeover(changeover, family) === changeover.duration && changeover.duration >= suite.clearance;
}

function suiteClear(model, suite, item) {
  const { changeover } = model.groups.classes.get(item.operation.requirement.equipmentClass);
  const clear = item.clearAfter(changeover.duration);
  if (changeover.duration >= suite.clearance) return clear;
  if (!changeover.attended) return { ...item.end, offset: item.end.offset + suite.clearance };
  const both = model.builder.range(0, model.time.horizon * 2);
  model.builder.derive([clear, item.end], both, (cleared, end) => Math.max(cleared, end + suite.clearance));
  model.builder.after(both, clear);
  model.builder.after(both, item.end, suite.clearance);
  return both;
}
