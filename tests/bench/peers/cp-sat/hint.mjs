import { assign } from './model-builder.mjs';

/**
 * A plan of the same case as a hint: values for starts, ends, places and runs, and for all that follows from them (changeovers, sizes, missed windows).
 * What it leaves open the solver completes; that it can shows that the encoding forbids nothing the rules allow.
 */
export function hintOf(model, plan) {
  const values = new Map();
  const give = (expression, value) => assign(values, expression, value);
  const now = model.time.now;
  const assigned = new Map(plan.assignments.map((a) => [`${a.order}\n${a.operation}`, a]));
  const runs = new Map(plan.runs.map((run) => [run.id, run]));
  for (const { order, items } of model.items) {
    for (const item of items.values()) {
      const assignment = assigned.get(`${order.id}\n${item.operation.id}`);
      if (assignment === undefined) continue;
      give(item.start, assignment.start - now);
      give(item.end, assignment.end - now);
      item.phaseStarts?.forEach((start, k) => give(start, assignment.phases[k].start - now));
      choosePlace(values, item.places, assignment.equipment ?? runs.get(assignment.run)?.instrument ?? null);
    }
  }
  hintSlots(model, plan, now, values, give);
  for (const slots of model.sessions.values()) hintSittings(slots, values);
  complete(model.builder, values);
  return { vars: [...values.keys()], values: [...values.values()] };
}

/** Fixed variables, then whatever follows from what is known, in the order in which it was said. */
function complete({ variables, derivations }, values) {
  variables.forEach(({ domain }, i) => {
    if (domain.length === 2 && domain[0] === domain[1]) values.set(i, domain[0]);
  });
  for (const { sources, expression, reckon } of derivations) {
    const from = sources.map((source) => worth(values, source));
    if (from.every((value) => value !== undefined)) assign(values, expression, reckon(...from));
  }
}

function worth(values, expression) {
  if (expression.variable !== null && !values.has(expression.variable)) return undefined;
  return expression.offset + (expression.variable === null ? 0 : expression.coefficient * values.get(expression.variable));
}

function hintSlots(model, plan, now, values, give) {
  const sampled = new Map(plan.assignments.flatMap((a) => (a.run === null ? [] : [[`${a.order}\n${a.operation}`, a.run]])));
  for (const { spec, slots } of model.methods.values()) {
    if (slots === null) continue;
    const left = plan.runs.filter((run) => run.method === spec.id).sort((a, b) => a.start - b.start);
    const taken = new Map();
    for (const run of slots.runs) {
      const at = left.findIndex((candidate) => candidate.start - now === run.at);
      const [match] = at < 0 ? [] : left.splice(at, 1);
      values.set(run.literal, match ? 1 : 0);
      if (!match) {
        leaveShut(model.builder, values, run);
        continue;
      }
      taken.set(match.id, run);
      give(run.laid.end, match.end - now);
      run.laid.phaseStarts?.forEach((start, k) => give(start, match.phases[k].start - now));
      choosePlace(values, run.places, match.instrument);
    }
    for (const { sample, key } of samplesOf(model, slots)) sample.chosen?.forEach(({ run, literal }) => values.set(literal, taken.get(sampled.get(key)) === run ? 1 : 0));
  }
}

/** As many sittings at an instant as its samples need. */
function hintSittings(slots, values) {
  const left = new Map();
  for (const { start } of slots.samples) left.set(worth(values, start), (left.get(worth(values, start)) ?? 0) + 1);
  for (const { at, literal } of slots.runs) {
    values.set(literal, (left.get(at) ?? 0) > 0 ? 1 : 0);
    left.set(at, (left.get(at) ?? 0) - slots.spec.capacity);
  }
}

/** A run that is not opened is nowhere; the phases it would have had stand at their earliest. */
function leaveShut({ variables }, values, { places, laid }) {
  for (const { literal } of places) values.set(literal, 0);
  for (const { variable } of laid.phaseStarts ?? []) if (variable !== null && !values.has(variable)) values.set(variable, variables[variable].domain[0]);
}

function samplesOf(model, slots) {
  return model.items.flatMap(({ order, items }) => [...items.values()].filter((item) => item.slots === slots).map((item) => ({ sample: item.sample, key: `${order.id}\n${item.operation.id}` })));
}

function choosePlace(values, places, equipment) {
  for (const { literal, group } of places) if (literal !== null && equipment !== null) values.set(literal, group.pieces.some((piece) => piece.id === equipment) ? 1 : 0);
}

