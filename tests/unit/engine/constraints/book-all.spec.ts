import { expect, test } from '@jest/globals';
import type { PlanningCase } from '@lotwright/domain';
import { compile, firstHorizon } from '../../../../libs/engine/src/compile/compile.js';
import { operationRules } from '../../../../libs/engine/src/constraints/registry.js';
import type { Constraint } from '../../../../libs/engine/src/constraints/constraint.js';
import { Decoder } from '../../../../libs/engine/src/construct/decoder.js';
import { Workshop } from '../../../../libs/engine/src/construct/workshop.js';
import { NONE } from '../../../../libs/engine/src/problem/limits.js';
import type { Problem } from '../../../../libs/engine/src/problem/problem.js';
import { PLACED } from '../../../../libs/engine/src/solution/operation-places.js';
import type { Timetable } from '../../../../libs/engine/src/solution/timetable.js';
import { Trace } from '../../../../libs/engine/src/solution/trace.js';
import { Trial } from '../../../../libs/engine/src/solution/trial.js';
import { randomCase } from '../../../support/random-case.js';

interface Planned {
  readonly problem: Problem;
  readonly table: Timetable;
}

function plannedTable(planningCase: PlanningCase): Planned {
  const { problem } = compile(planningCase, firstHorizon(planningCase));
  const decoder = new Decoder(problem, new Workshop(problem));
  for (let o = 0; o < problem.orders; o++) if (problem.orderRecipe[o] !== NONE) decoder.place(o);
  return { problem, table: decoder.workshop.table };
}

function oneByOne({ problem, table }: Planned): readonly Constraint[] {
  const rules = operationRules(problem, new Trace());
  const trial = new Trial();
  for (let x = 0; x < problem.ops; x++) {
    if (table.state[x] !== PLACED) continue;
    table.read(x, trial);
    for (const rule of rules) rule.book(x, trial);
  }
  return rules;
}

/** Takes every placed operation out of the rules' books by itself, shows where it stood, and enters it again. The trial may be written to. */
function eachTakenOut({ problem, table }: Planned, rules: readonly Constraint[], show: (x: number, trial: Trial) => void): void {
  const trial = new Trial();
  for (let x = 0; x < problem.ops; x++) {
    if (table.state[x] !== PLACED) continue;
    table.read(x, trial);
    for (const rule of rules) rule.release(x, trial.start, trial.equipment);
    show(x, trial);
    table.read(x, trial);
    for (const rule of rules) rule.book(x, trial);
  }
}

/** What every rule says about every placed operation, taken out, at some starts around its own. */
function answers(planned: Planned, rules: readonly Constraint[]): (readonly [string, number, number, number])[] {
  const found: (readonly [string, number, number, number])[] = [];
  eachTakenOut(planned, rules, (x, trial) => {
    const { start, end } = trial;
    for (const by of [-700, -61, 0, 7, 240]) {
      trial.start = start + by;
      trial.end = end + by;
      for (const rule of rules) found.push([rule.name, x, by, rule.earliest(x, trial)]);
    }
  });
  return found;
}

test('booking a whole timetable says what booking operation by operation says', () => {
  const names = new Set<string>();
  for (let seed = 1; seed <= 24; seed++) {
    const planned = plannedTable(randomCase(seed, { progress: false }));
    const rules = operationRules(planned.problem, new Trace());
    for (const rule of rules) rule.bookAll(planned.table);
    expect([seed, answers(planned, rules)]).toEqual([seed, answers(planned, oneByOne(planned))]);
    for (const { name } of rules) names.add(name);
  }
  expect([...names].sort()).toEqual(['materials', 'suite clearance']);
});

test('rules that take bookings over book only what they have not taken over, and leave the rules before alone', () => {
  let kept = 0;
  for (let seed = 1; seed <= 24; seed++) {
    const planned = plannedTable(randomCase(seed, { progress: false }));
    const before = oneByOne(planned);
    const said = answers(planned, before);
    const opNow = Int32Array.from({ length: planned.problem.ops }, (_, x) => x);
    const rules = operationRules(planned.problem, new Trace(), { was: before, heritage: { opNow, runNow: new Int32Array(0) } });
    for (const rule of rules) rule.bookAll(planned.table);
    expect([seed, answers(planned, rules)]).toEqual([seed, said]);
    expect([seed, answers(planned, before)]).toEqual([seed, said]);
    if (rules.some(({ name }) => name === 'suite clearance')) kept++;
  }
  expect(kept).toBeGreaterThan(5);
});

test('what a rule says cannot be sooner is never sooner than what it accepts', () => {
  let later = 0;
  for (let seed = 1; seed <= 24; seed++) {
    const planned = plannedTable(randomCase(seed, { progress: false }));
    const rules = oneByOne(planned);
    eachTakenOut(planned, rules, (x, trial) => {
      const { start, end, equipment } = trial;
      const from = start - 400;
      for (const rule of rules) {
        const bound = rule.noSooner(x, equipment, from, end - start);
        if (bound > from) later++;
        for (let t = from; t < Math.min(bound, start + 400); t += 11) {
          trial.start = t;
          trial.end = t + (end - start);
          expect([seed, x, t, bound, rule.earliest(x, trial) > t]).toEqual([seed, x, t, bound, true]);
        }
      }
    });
  }
  expect(later).toBeGreaterThan(8);
});
