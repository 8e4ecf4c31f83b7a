import { describe, expect, test } from '@jest/globals';
import { comparisonBody, decodeShape, ordersFile, plantFile } from '@lotwright/contract';
import type { Problem } from '@lotwright/domain';
import type { ZoneId } from '@lotwright/time';
import { saplingRaw } from '../../../support/sapling.js';

const berlin = 'Europe/Berlin' as ZoneId;

function problemsAfter(spoil: (raw: any) => void): readonly Problem[] {
  const raw = saplingRaw();
  spoil(raw);
  const result = decodeShape(plantFile(berlin), raw);
  return result.ok ? [] : result.problems;
}

function orderProblems(fields: Record<string, unknown>): readonly Problem[] {
  const order = { id: 'S-01', coi: 'C-1', process: 'int', processVersion: '1', sequenceRelease: '2026-11-23T06:00+01:00', site: 'MUC-1', ...fields };
  const result = decodeShape(ordersFile(berlin), { orders: [order] });
  return result.ok ? [] : result.problems;
}

test('a missing value of any kind is asked for in words', () => {
  const result = decodeShape(comparisonBody(berlin), {});
  expect(result.ok ? [] : result.problems).toMatchObject([{ pointer: '/patch', code: 'missing_field', accepted: 'a value' }]);
});

describe('problemsOf', () => {
  test.each<[string, (raw: any) => void, string, string, string | null]>([
    ['a speed of zero', (raw) => (raw.equipment[0].speedPercent = 0), '/equipment/0/speedPercent', 'out_of_range', '0'],
    ['a broken number', (raw) => (raw.equipment[0].speedPercent = 1.5), '/equipment/0/speedPercent', 'out_of_range', '1.5'],
    ['a number as text', (raw) => (raw.equipment[0].speedPercent = '100'), '/equipment/0/speedPercent', 'wrong_type', '100'],
    ['an id with a bar', (raw) => (raw.equipment[0].id = 'a|b'), '/equipment/0/id', 'bad_id', 'a|b'],
    ['a lone surrogate', (raw) => (raw.calendars[0].name = 'x\ud800'), '/calendars/0/name', 'bad_text', 'x·'],
    ['a time of day that is none', (raw) => (raw.calendars[0].shifts[0].end = '25:00'), '/calendars/0/shifts/0/end', 'time_of_day_malformed', '25:00'],
    ['a date that is none', (raw) => (raw.calendars[0].exceptions[0].from = '2026-02-30'), '/calendars/0/exceptions/0/from', 'date_malformed', '2026-02-30'],
    ['a weekday that is none', (raw) => (raw.calendars[0].shifts[0].days = ['monday']), '/calendars/0/shifts/0/days/0', 'bad_value', 'monday'],
    ['no days', (raw) => (raw.calendars[0].shifts[0].days = []), '/calendars/0/shifts/0/days', 'out_of_range', 'a list'],
    ['an unknown zone', (raw) => (raw.zone = 'Mars/Olympus'), '/zone', 'zone_unknown', 'Mars/Olympus'],
    ['a probability of one', (raw) => (raw.qcMethods[0].invalidProbability = 1), '/qcMethods/0/invalidProbability', 'out_of_range', '1'],
    ['a duration in months', (raw) => (raw.qcMethods[0].maxStretch = 'P1M'), '/qcMethods/0/maxStretch', 'duration_malformed', 'P1M'],
    ['a negative duration', (raw) => (raw.suites[0].clearance = '-PT1H'), '/suites/0/clearance', 'out_of_range', '-PT1H'],
    ['a duration as number', (raw) => (raw.processes[0].operations[0].phases[0].duration = 30), '/processes/0/operations/0/phases/0/duration', 'wrong_type', '30'],
    ['half a distribution', (raw) => (raw.processes[0].operations[0].phases[0].duration = { min: 'PT1H', mode: 'PT1H' }), '/processes/0/operations/0/phases/0/duration/max', 'missing_field', null],
    ['a requirement of no kind', (raw) => (raw.processes[0].operations[0].requirement.kind = 'robot'), '/processes/0/operations/0/requirement/kind', 'bad_value', 'robot'],
    ['a missing list', (raw) => delete raw.products, '/products', 'missing_field', null],
    ['an instant with seconds', (raw) => (raw.materials[0].receipts[0].at = '2026-11-01T08:00:30+01:00'), '/materials/0/receipts/0/at', 'instant_seconds', '2026-11-01T08:00:30+01:00'],
    ['a repeated hour', (raw) => (raw.materials[0].receipts[0].at = '2026-10-25 02:30'), '/materials/0/receipts/0/at', 'local_time_repeated', '2026-10-25 02:30'],
    ['an unknown field', (raw) => (raw.equipment[0].colour = 'red'), '/equipment/0/colour', 'unknown_field', null],
  ])('names %s with pointer, code and value', (_, spoil, pointer, code, value) => {
    const problems = problemsAfter(spoil);
    expect(problems.map((problem) => [problem.pointer, problem.code, problem.value])).toEqual([[pointer, code, value]]);
    expect(problems[0].accepted.length).toBeGreaterThan(5);
  });

  test('reports all problems at once', () => {
    const problems = problemsAfter((raw) => {
      raw.zone = 7;
      raw.equipment[0].speedPercent = 0;
      raw.crews[2].absences[0].start = 'soon';
    });
    expect(problems.map((problem) => problem.pointer)).toEqual(['/zone', '/equipment/0/speedPercent', '/crews/2/absences/0/start']);
  });

  test('never repeats what stands where an id of an order belongs', () => {
    const problems = orderProblems({ id: 'Müller, Anna', coi: 'Anna Müller', site: 'Haus 3 §' });
    expect(problems.map((problem) => [problem.code, problem.value])).toEqual([['bad_id', null], ['bad_id', null], ['bad_id', null]]);
    expect(JSON.stringify(problems)).not.toMatch(/Anna|Haus/);
  });

  test.each(['patientName', 'first_name', 'dateOfBirth', 'dob', 'E-Mail', 'name', 'peptideSequence', 'Geburtsdatum'])('refuses a field called %s as personal', (key) => {
    const problems = orderProblems({ [key]: 'Anna' });
    expect(problems.map((problem) => problem.code)).toEqual(['personal_data']);
    expect(JSON.stringify(problems)).not.toContain('Anna');
  });

  test('does not repeat a key that is no field name', () => {
    const problems = orderProblems({ 'Anna Müller 12': 1 });
    expect(problems).toMatchObject([{ pointer: '/orders/0', code: 'unknown_field' }]);
    expect(JSON.stringify(problems)).not.toContain('Anna');
  });
});
