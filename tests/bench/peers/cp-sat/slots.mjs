import { asExpression, constant, not, plus, valueOf } from './model-builder.mjs';
import { clearedAt, clearing } from './equipment-groups.mjs';
import { layWork } from './lay-work.mjs';

/** A slot in which every place is shut stands for a run that is not opened: that keeps samples out without a variable for each sample and slot. */
const FILL = 1;

/**
 * Runs of a method that starts at weekly times (R10), or sittings of a session (R12): one literal for each that may take place, crew and instrument once for
 * each, and samples as unit intervals at the slot's minute against its capacity.
 */
export class Slots {
  runs = [];

  constructor(builder, time, groups, spec) {
    this.builder = builder;
    this.time = time;
    this.spec = spec;
    this.samples = [];
    for (const slot of time.slots(spec.starts, spec.calendar)) this.open(slot, groups);
    this.loose = this.runs.some((run) => run.length === null || run.length !== this.runs[0].length);
  }

  open({ at, runs }, groups) {
    let before = null;
    for (let k = 0; k < runs; k++) {
      const run = this.tryOpen(at, groups);
      if (run === null) return;
      if (before !== null) this.builder.clause([not(run.literal), before.literal]);
      this.runs.push(run);
      before = run;
    }
  }

  tryOpen(at, groups) {
    const { builder, time, spec } = this;
    const instruments = spec.instrument === null ? [] : groups.eligible(spec.instrument, (q) => q.method === null || q.method === spec.id);
    const places = instruments.map(({ group, piece, before }) => ({ group, piece, before, literal: builder.literal(), open: spec.openOn(piece), down: time.down(piece), speed: piece.speedPercent }));
    const laid = layAt(builder, time, spec, places.length > 0 ? places : [{ literal: null, before: Infinity, open: spec.openOn(null), down: [], speed: 100 }], at);
    if (laid === null || (spec.instrument !== null && places.length === 0)) return null;
    const literal = builder.literal();
    if (places.length > 0) builder.linear([...places.map((place) => [1, asExpression(place.literal)]), [-1, asExpression(literal)]], [[0, 0]]);
    for (const place of places) this.occupy(groups.changeoverOf(place.piece), place, laid);
    const uses = laid.uses.map((use) => ({ ...use, literals: [...new Set([...use.literals, literal])] }));
    return { at, literal, places, laid, uses, length: laid.end.variable === null ? laid.end.offset - at : null };
  }

  occupy({ duration, attended }, place, { start, end }) {
    const { group, piece, literal } = place;
    const clear = end.variable === null ? clearedAt(this.time, piece, attended, duration, end.offset) : clearing(this.builder, this.time, [{ piece, literal: null }], attended, duration, end, { low: start.offset, until: this.time.horizon });
    if (clear !== null) group.uses.push({ interval: this.builder.interval(start, clear, [literal]), place, start, clear, item: null });
  }

  /** A sample: takes a place in a run that starts from `low` to `until`; answers start and end, or null when there is none. */
  join({ low, until }) {
    const { builder } = this;
    const within = this.runs.filter((run) => run.at >= low && run.at <= until);
    if (within.length === 0) return null;
    const instants = [...new Set(within.map((run) => run.at))];
    const start = builder.variable(instants.map((at) => [at, at]));
    const sample = this.loose ? this.joinOne(start, within) : { start, end: plus(start, this.runs[0].length), chosen: null };
    this.samples.push(sample);
    return sample;
  }

  /** The end depends on the run: a literal for each run the sample may be in. */
  joinOne(start, runs) {
    const { builder, time } = this;
    const end = builder.range(0, time.horizon * 2);
    const chosen = runs.map((run) => ({ run, literal: builder.literal() }));
    builder.exactlyOne(chosen.map((choice) => choice.literal));
    builder.linear([[-1, start], ...chosen.map(({ run, literal }) => [run.at, asExpression(literal)])], [[0, 0]]);
    for (const { run, literal } of chosen) {
      builder.equal(end, run.laid.end, [literal]);
      builder.clause([not(literal), run.literal]);
    }
    return { start, end, chosen };
  }

  close() {
    if (this.loose) this.closeLoose();
    else this.closeTight();
  }

  closeLoose() {
    const choices = new Map(this.runs.map((run) => [run, []]));
    for (const { chosen } of this.samples) for (const choice of chosen) choices.get(choice.run).push(choice);
    for (const inside of choices.values()) {
      if (inside.length > this.spec.capacity) this.builder.linear(inside.map(({ literal }) => [1, asExpression(literal)]), [[0, this.spec.capacity]]);
    }
  }

  closeTight() {
    const { builder, spec, runs } = this;
    if (runs.length === 0) return;
    const byInstant = new Map();
    for (const run of runs) byInstant.set(run.at, [...(byInstant.get(run.at) ?? []), run]);
    const most = Math.max(...[...byInstant.values()].map((list) => list.length));
    const uses = this.samples.map(({ start }) => ({ interval: builder.interval(start, plus(start, 1)), demand: 1 }));
    for (const [at, list] of byInstant) {
      for (const run of list) uses.push({ interval: builder.interval(constant(at), constant(at + FILL), [not(run.literal)]), demand: spec.capacity });
      if (list.length < most) uses.push({ interval: builder.interval(constant(at), constant(at + FILL)), demand: (most - list.length) * spec.capacity });
    }
    builder.cumulative(most * spec.capacity, uses);
  }

  /** The run each sample is in, by a solution; full runs first where several start at one instant. */
  deal(solution) {
    const room = new Map(this.runs.filter((run) => solution[run.literal] === 1).map((run) => [run, this.spec.capacity]));
    return this.samples.map((sample) => {
      const at = valueOf(sample.start, solution);
      const run = sample.chosen !== null ? sample.chosen.find(({ literal }) => solution[literal] === 1).run : [...room].find(([open, left]) => open.at === at && left > 0)[0];
      room.set(run, room.get(run) - 1);
      return run;
    });
  }
}

/** The work of a run whose start is known. A place at which it does not fit is closed; null when it fits at none. */
function layAt(builder, time, spec, places, at) {
  if (spec.phases === null) {
    const need = { work: 'attended', crew: spec.crew };
    const open = time.workable([{ start: 0, end: time.horizon }], need);
    if (spec.duration > 0 && !open.some(({ start, end }) => start <= at && at + spec.duration <= end)) return null;
    const span = { start: constant(at), end: constant(at + spec.duration) };
    return { ...span, uses: spec.crew.map((need) => ({ ...need, ...span, literals: [], interruptedIn: null })), spans: () => [{ start: at, end: at + spec.duration }] };
  }
  const laid = layWork(builder, time, spec, places, { low: at, high: at, until: time.horizon });
  if (laid === null || laid.start.variable === null) return laid;
  return settled(builder, laid, at);
}

/** With the start known, everything that follows from it alone is a constant. */
function settled(builder, laid, at) {
  const fix = (expression) => (expression.variable === laid.start.variable ? constant(at + expression.offset) : expression);
  return { ...laid, start: constant(at), end: fix(laid.end), uses: laid.uses.map((use) => ({ ...use, start: fix(use.start), end: fix(use.end) })) };
}
