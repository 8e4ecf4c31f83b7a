import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listPlan } from '@lotwright/engine';
import { stream } from '@lotwright/random';
import { caseOf } from '../../plant/families.mjs';
import { encodeCase, latestEnds } from './encode.mjs';
import { hintOf } from './hint.mjs';
import { modelLines } from './model-text.mjs';
import { ModelBuilder, plus } from './model-builder.mjs';
import { firstStage } from './objective.mjs';
import { clearOf, domainOf, fitting, has, interruptedLengths } from './open-time.mjs';

const DAY = 1440;
const open = [{ start: 10, end: 20 }, { start: 25, end: 31 }, { start: 50, end: 52 }];

test('interruptible work has the elapsed length that counting its open minutes gives, from every start', () => {
  const lengthFrom = (start, minutes) => {
    if (!has(open, start)) return null;
    let left = minutes;
    for (let t = start; t < 60; t++) if (has(open, t) && --left === 0) return t + 1 - start;
    return null;
  };
  for (const minutes of [1, 2, 6, 11, 17, 18, 19]) {
    const groups = interruptedLengths(open, minutes);
    for (let start = 0; start < 60; start++) {
      const found = groups.filter((group) => has(group.starts, start)).map((group) => group.length);
      assert.deepEqual(found, [lengthFrom(start, minutes)].filter((length) => length !== null), `${minutes} minutes from ${start}`);
    }
  }
});

test('attended work starts where all of its minutes are open', () => {
  const starts = fitting(open, 3, 4);
  for (let start = -5; start < 60; start++) assert.equal(has(starts, start), [3, 4, 5, 6].every((t) => has(open, start + t)), `start ${start}`);
});

test('an occupation keeps clear of outages', () => {
  const starts = clearOf(open, 5, 100);
  for (let start = 0; start < 100; start++) assert.equal(has(starts, start), [0, 1, 2, 3, 4].every((t) => !has(open, start + t)), `start ${start}`);
  assert.deepEqual(domainOf(starts, 2, 40), [[2, 5], [20, 20], [31, 40]]);
});

test('a model is written as the text of its protocol buffer', () => {
  const builder = new ModelBuilder();
  const start = builder.variable([[0, 3], [5, 9]]);
  builder.noOverlap([builder.interval(start, plus(start, 2)), builder.interval(plus(start, 4), plus(start, 6))]);
  builder.clause([builder.literal(), -1]);
  const text = [...modelLines(builder.minimise([[3, plus(start, 1)]]))].join('');
  assert.match(text, /^variables \{ domain: \[0,3,5,9\] \}$/m);
  assert.match(text, /^constraints \{ interval \{ start \{ vars: \[0\] coeffs: \[1\] offset: 0 \} end \{ vars: \[0\] coeffs: \[1\] offset: 2 \} size \{ vars: \[\] coeffs: \[\] offset: 2 \} \} \}$/m);
  assert.match(text, /^constraints \{ no_overlap \{ intervals: \[0,1\] \} \}$/m);
  assert.match(text, /^constraints \{ bool_or \{ literals: \[1,-1\] \} \}$/m);
  assert.match(text, /^objective \{ vars: \[0\] coeffs: \[3\] offset: 3 \}$/m);
});

for (const instance of [{ plant: 'alder', family: 'nominal' }, { plant: 'alder', family: 'hard' }, { plant: 'birch', family: 'varied' }]) {
  test(`the encoding of ${instance.plant}, ${instance.family} forbids nothing that a plan of ours does`, () => {
    const planningCase = caseOf({ ...instance, lots: 12, seed: 1 });
    const plan = listPlan(planningCase, 'weight');
    const model = encodeCase(planningCase, latestEnds(planningCase, plan));
    const { vars, values } = hintOf(model, plan);
    const broken = brokenBy(model.builder, new Map(vars.map((variable, i) => [variable, values[i]])));
    assert.deepEqual(broken.slice(0, 3), []);
    assert.ok(vars.length > model.builder.variables.length * 0.95);
  });
}

test('every variable of an encoded case has an ordered domain of whole numbers, and every constraint names variables there are', () => {
  const planningCase = caseOf({ plant: 'birch', family: 'nominal', lots: 6, seed: stream(1, 'encoding').nextInt(100) });
  const { model } = firstStage(encodeCase(planningCase, within(planningCase, 80 * DAY)));
  for (const { domain } of model.variables) domain.forEach((bound, i) => assert.ok(Number.isSafeInteger(bound) && (i === 0 || bound >= domain[i - 1])));
  const most = model.variables.length;
  for (const { linear, enforcementLiteral = [] } of model.constraints) for (const v of [...(linear?.vars ?? []), ...enforcementLiteral.map((l) => (l < 0 ? -l - 1 : l))]) assert.ok(v >= 0 && v < most);
});

test('history is refused, not left out', () => {
  const planningCase = caseOf({ plant: 'alder', family: 'nominal', lots: 1, seed: 1 });
  assert.throws(() => encodeCase({ ...planningCase, pins: [{}] }, within(planningCase, 80 * DAY)), /without actuals, pins and published plan/);
});

/** The same latest end for every order. */
function within({ orders }, latest) {
  return new Map(orders.map(({ id }) => [id, latest]));
}

/** Domains, linear constraints, clauses, exactly-ones, and intervals that overlap, where every variable is known: what values break, as text. */
function brokenBy({ variables, constraints }, values) {
  const broken = [];
  const holds = (literal) => (literal >= 0 ? values.get(literal) === 1 : values.get(-literal - 1) === 0);
  const known = (literals) => literals.every((literal) => values.has(literal >= 0 ? literal : -literal - 1));
  const inside = (domain, value) => domain.some((low, i) => i % 2 === 0 && low <= value && value <= domain[i + 1]);
  variables.forEach(({ domain }, i) => {
    if (values.has(i) && !inside(domain, values.get(i))) broken.push(`variable ${i} is ${values.get(i)}, not in ${domain}`);
  });
  const worth = ({ vars, coeffs, offset }) => vars.reduce((sum, v, i) => sum + coeffs[i] * (values.get(v) ?? NaN), offset);
  const spans = constraints.map(({ interval, enforcementLiteral = [] }) => (interval && known(enforcementLiteral) && enforcementLiteral.every(holds) ? { start: worth(interval.start), end: worth(interval.end) } : null));
  constraints.forEach((constraint) => {
    const { linear, boolOr, exactlyOne, noOverlap, cumulative, enforcementLiteral = [] } = constraint;
    if (!known(enforcementLiteral) || !enforcementLiteral.every(holds)) return;
    if (linear && linear.vars.every((v) => values.has(v)) && !inside(linear.domain, worth({ ...linear, offset: 0 }))) broken.push(JSON.stringify(constraint));
    if (boolOr && known(boolOr.literals) && !boolOr.literals.some(holds)) broken.push(JSON.stringify(constraint));
    if (exactlyOne && known(exactlyOne.literals) && exactlyOne.literals.filter(holds).length !== 1) broken.push(JSON.stringify(constraint));
    if (noOverlap) broken.push(...overloads(noOverlap.intervals.map((i) => ({ ...spans[i], demand: 1 })), 1));
    if (cumulative) broken.push(...overloads(cumulative.intervals.map((i, k) => ({ ...spans[i], demand: cumulative.demands[k].offset })), cumulative.capacity.offset));
  });
  return broken;
}

function overloads(uses, capacity) {
  const steps = uses.filter(({ start, end }) => start < end).flatMap(({ start, end, demand }) => [[start, demand], [end, -demand]]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let level = 0;
  return steps.flatMap(([at, by]) => ((level += by) > capacity ? [`${level} of ${capacity} at ${at}`] : []));
}
