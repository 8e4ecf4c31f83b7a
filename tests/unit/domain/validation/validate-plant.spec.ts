import { describe, expect, test } from '@jest/globals';
import { decodeShape, plantFile } from '@lotwright/contract';
import { validatePlant } from '@lotwright/domain';
import type { Plant, Problem } from '@lotwright/domain';
import { parseInstant } from '@lotwright/time';
import type { ZoneId } from '@lotwright/time';
import { randomCase } from '../../../support/random-case.js';
import { sapling, SAPLING_NOW, saplingRaw } from '../../../support/sapling.js';

function spoiled(spoil: (raw: any) => void): Plant {
  const raw = saplingRaw();
  spoil(raw);
  const result = decodeShape(plantFile(raw.zone as ZoneId), raw);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

function found(spoil: (raw: any) => void): (readonly [string, string])[] {
  return validatePlant(spoiled(spoil), SAPLING_NOW).map((problem) => [problem.pointer, problem.code] as const);
}

/** A day whose month before holds no clock change, and whose next one is in spring. */
const SPRING = parseInstant('2027-01-11T06:00+01:00');

const operation = (raw: any, id: string): any => raw.processes[0].operations.find((one: any) => one.id === id);

describe('validatePlant', () => {
  test('finds nothing wrong with Sapling, with and without now', () => {
    expect(validatePlant(sapling(), SAPLING_NOW)).toEqual([]);
    expect(validatePlant(sapling())).toEqual([]);
  });

  test('looks at every random plant without failing', () => {
    for (let seed = 0; seed < 40; seed++) {
      const { plant, now } = randomCase(seed);
      for (const problem of validatePlant(plant, now)) expect(problem.accepted.length + problem.detail.length).toBeGreaterThan(10);
    }
  });

  test.each<[string, (raw: any) => void, string, string]>([
    ['an unknown calendar', (raw) => (raw.equipment[0].calendar = 'nights'), '/equipment/0/calendar', 'unknown_reference'],
    ['an unknown class', (raw) => (raw.equipment[1].equipmentClass = 'lnp2'), '/equipment/1/equipmentClass', 'unknown_reference'],
    ['an unknown suite', (raw) => (raw.equipment[0].suite = 'x'), '/equipment/0/suite', 'unknown_reference'],
    ['an unknown product', (raw) => (raw.equipment[1].qualifications[0].product = 'x'), '/equipment/1/qualifications/0/product', 'unknown_reference'],
    ['an unknown method', (raw) => (raw.equipment[3].qualifications[0].method = 'x'), '/equipment/3/qualifications/0/method', 'unknown_reference'],
    ['an unknown crew', (raw) => (operation(raw, 'mix').phases[0].crew[0].crew = 'x'), '/processes/0/operations/2/phases/0/crew/0/crew', 'unknown_reference'],
    ['an unknown roster calendar', (raw) => (raw.crews[0].rosters.push({ calendar: 'x', heads: 1 })), '/crews/0/rosters/1/calendar', 'unknown_reference'],
    ['an unknown material', (raw) => (operation(raw, 'mix').materials[0].material = 'x'), '/processes/0/operations/2/materials/0/material', 'unknown_reference'],
    ['an unknown lot', (raw) => (operation(raw, 'mix').lot = 'X'), '/processes/0/operations/2/lot', 'unknown_reference'],
    ['an unknown re-make entry', (raw) => (operation(raw, 'mix').failure.remakeFrom = 'x'), '/processes/0/operations/2/failure/remakeFrom', 'unknown_reference'],
    ['an unknown storage', (raw) => (raw.processes[0].links[1].storage = 'x'), '/processes/0/links/1/storage', 'unknown_reference'],
    ['a link from nowhere', (raw) => raw.processes[0].links.push({ from: 'x', to: 'ship' }), '/processes/0/links/10/from', 'unknown_reference'],
    ['an unknown patient-ready', (raw) => (raw.processes[0].patientReady = 'x'), '/processes/0/patientReady', 'unknown_reference'],
    ['an unknown arrival', (raw) => (raw.processes[0].arrival = 'x'), '/processes/0/arrival', 'unknown_reference'],
    ['an unknown family', (raw) => (raw.equipmentClasses[0].changeover.byFamily = [{ from: 'lnp', to: 'x', duration: 'PT1H' }]), '/equipmentClasses/0/changeover/byFamily/0/to', 'unknown_reference'],
    ['the same equipment twice', (raw) => (raw.equipment[1].id = 'IVT-1'), '/equipment/1/id', 'duplicate_id'],
    ['the same operation twice', (raw) => raw.processes[0].operations.push({ ...operation(raw, 'ship') }), '/processes/0/operations/9/id', 'duplicate_id'],
    ['the same process version twice', (raw) => raw.processes.push({ ...raw.processes[0] }), '/processes/1/version', 'duplicate_id'],
    ['two fences of one stage', (raw) => (raw.policy.fences[1].stage = 'fill'), '/policy/fences/1/stage', 'duplicate_id'],
    ['an arrival that leads to patient-ready', (raw) => ((raw.processes[0].arrival = 'mix')), '/processes/0/arrival', 'order_of_times'],
    ['a circle of links', (raw) => raw.processes[0].links.push({ from: 'certify', to: 'mix' }), '/processes/0/links', 'cycle'],
    ['a link to itself', (raw) => raw.processes[0].links.push({ from: 'mix', to: 'mix' }), '/processes/0/links', 'cycle'],
    ['a minimum lag beyond the hold', (raw) => (raw.processes[0].links[2].minLag = 'PT25H'), '/processes/0/links/2/maxLag', 'lag_order'],
    ['a class without equipment', (raw) => (raw.equipmentClasses.push({ id: 'tff', stage: 'formulation' }), (operation(raw, 'mix').requirement.equipmentClass = 'tff')), '/processes/0/operations/2/requirement/equipmentClass', 'class_empty'],
    ['a method without instruments', (raw) => (raw.equipmentClasses.push({ id: 'ngs', stage: 'quality-control' }), (raw.qcMethods[0].instrument = 'ngs')), '/qcMethods/0/instrument', 'class_empty'],
    ['phases of a run', (raw) => (operation(raw, 'potency').phases = [{ name: 'x', duration: 'PT1H', work: 'unattended' }]), '/processes/0/operations/4/phases', 'phases_not_allowed'],
    ['no phases', (raw) => (operation(raw, 'ship').phases = []), '/processes/0/operations/8/phases', 'phases_missing'],
    ['crew of an unattended phase', (raw) => (operation(raw, 'ship').phases[0].crew = [{ crew: 'qp' }]), '/processes/0/operations/8/phases/0/crew', 'crew_not_allowed'],
    ['a mode above the maximum', (raw) => (operation(raw, 'mix').phases[0].duration.max = 'PT2H'), '/processes/0/operations/2/phases/0/duration', 'order_of_times'],
    ['an unavailability that ends first', (raw) => (raw.equipment[1].unavailable[0].end = '2026-12-01T06:00+01:00'), '/equipment/1/unavailable/0/end', 'order_of_times'],
    ['an absence of no length', (raw) => (raw.crews[2].absences[0].end = raw.crews[2].absences[0].start), '/crews/2/absences/0/end', 'order_of_times'],
    ['a receipt that arrives expired', (raw) => (raw.materials[0].receipts[0].expires = '2026-10-01T00:00+02:00'), '/materials/0/receipts/0/expires', 'order_of_times'],
    ['an exception that ends first', (raw) => (raw.calendars[0].exceptions[0].to = '2026-12-20'), '/calendars/0/exceptions/0/to', 'order_of_times'],
    ['overlapping exceptions', (raw) => raw.calendars[0].exceptions.push({ from: '2026-12-31', to: '2027-01-05' }), '/calendars/0/exceptions/1/from', 'exceptions_overlap'],
    ['a shift that starts at 24:00', (raw) => (raw.calendars[1].shifts.push({ days: ['sat'], start: '24:00', end: '02:00' })), '/calendars/1/shifts/1/start', 'out_of_range'],
    ['a phase longer than any shift', (raw) => (operation(raw, 'fill').phases[0].duration = 'PT17H'), '/processes/0/operations/3/phases/0/duration', 'never_fits'],
    ['a phase too long at low speed', (raw) => (raw.equipment[2].speedPercent = 15), '/processes/0/operations/3/phases/0/duration', 'never_fits'],
    ['a phase that its crew cannot attend to', (raw) => (operation(raw, 'sterility').phases[0].crew[0].crew = 'qp', (operation(raw, 'sterility').phases[0].duration = 'PT10H')), '/processes/0/operations/5/phases/0/duration', 'never_fits'],
    ['more heads than there are', (raw) => (operation(raw, 'fill').phases[0].crew[0].heads = 4), '/processes/0/operations/3/phases/0/crew/0/heads', 'crew_too_small'],
    ['more reviewers than there are', (raw) => (raw.sessions[0].crew[0].heads = 2), '/sessions/0/crew/0/heads', 'crew_too_small'],
    ['weekly starts on closed days', (raw) => (raw.qcMethods[0].starts.starts[0].days = ['sun']), '/qcMethods/0/starts', 'never_open'],
    ['sittings outside the calendar', (raw) => (raw.sessions[0].starts.starts[0].at = '19:00'), '/sessions/0/starts', 'never_open'],
    ['weekly starts too late for the first phase', (raw) => (raw.qcMethods[0].starts.starts[0].at = '19:00'), '/qcMethods/0/starts', 'never_fits'],
    ['a sitting that outlasts its crew', (raw) => (raw.sessions[0].duration = 'PT7H'), '/sessions/0/starts', 'never_fits'],
  ])('refuses %s', (_, spoil, pointer, code) => {
    expect(found(spoil)).toContainEqual([pointer, code]);
  });

  test('a missing qualification is no fault of the plant', () => {
    expect(found((raw) => (raw.equipment[2].qualifications = []))).toEqual([]);
  });

  test('nor is equipment that is out of service for good: the orders that need it stay out', () => {
    expect(found((raw) => {
      for (const piece of raw.equipment) piece.unavailable = [{ start: '2026-11-01T00:00+01:00', end: '2036-11-01T00:00+01:00', kind: 'breakdown' }];
    })).toEqual([]);
  });

  test('an arrival beside patient-ready is none either: lots may travel before they are released', () => {
    expect(found((raw) => {
      const [process] = raw.processes;
      process.links = process.links.filter((l: any) => l.to !== 'ship');
      process.links.push({ from: 'fill', to: 'ship' });
    })).toEqual([]);
  });

  test('says that it is absences where rosters would do', () => {
    const [problem] = validatePlant(spoiled((raw) => {
      for (const crew of raw.crews) crew.absences = [{ start: '2026-11-01T00:00+01:00', end: '2032-11-01T00:00+01:00', heads: 9 }];
    }), SAPLING_NOW);
    expect(problem).toMatchObject({ code: 'crew_too_small', accepted: expect.stringMatching(/^at most 0, or absences of crew \w+ that end sooner$/) });
    expect(problem.detail).toMatch(/^absences leave crew \w+ no more than 0 heads on duty in all the time that is looked at, \d are needed$/);
  });

  test('names the operations of a circle', () => {
    const [problem] = validatePlant(spoiled((raw) => raw.processes[0].links.push({ from: 'certify', to: 'mix' })), SAPLING_NOW);
    expect(problem.detail).toMatch(/mix → fill → \w+ → certify → mix|fill → .*→ fill|certify → mix → fill → .*certify/);
  });

  test('lists ids that exist where one does not', () => {
    const [problem] = validatePlant(spoiled((raw) => (raw.equipment[0].calendar = 'nights')), SAPLING_NOW) as [Problem];
    expect(problem).toMatchObject({ value: 'nights', accepted: 'the id of a calendar: two-shifts, office', detail: 'there is no calendar nights' });
  });
});

describe('clock changes', () => {
  const shiftAt = (start: string, end: string, days = ['sun']) => (raw: any) => raw.calendars[1].shifts.push({ days, start, end });

  test('refuse a shift that begins in the hour that spring skips or autumn repeats, once', () => {
    const plant = spoiled(shiftAt('02:30', '10:00'));
    const [skipped, ...others] = validatePlant(plant, SPRING);
    expect(skipped).toMatchObject({ pointer: '/calendars/1/shifts/1/start', code: 'local_time_skipped', value: '02:30' });
    expect(skipped.detail).toBe('02:30 does not exist on 2027-03-28 in Europe/Berlin: the clock goes from +01:00 to +02:00');
    expect(others).toEqual([]);
    const [repeated] = validatePlant(plant, SAPLING_NOW);
    expect(repeated).toMatchObject({ pointer: '/calendars/1/shifts/1/start', code: 'local_time_repeated', value: '02:30' });
    expect(repeated.detail).toBe('02:30 occurs twice on 2026-10-25 in Europe/Berlin, at +02:00 and at +01:00');
  });

  test('refuse a shift that ends at such a time and began the day before', () => {
    expect(found(shiftAt('22:00', '02:00', ['sat']))).toEqual([['/calendars/1/shifts/1/end', 'local_time_repeated']]);
  });

  test('let other days and hours pass', () => {
    expect(found(shiftAt('02:30', '10:00', ['mon', 'sat']))).toEqual([]);
    expect(found(shiftAt('22:00', '06:00', ['sat']))).toEqual([]);
    expect(found(shiftAt('03:00', '10:00'))).toEqual([]);
  });

  test('look at the dates of exceptions', () => {
    const dated = (from: string) => (raw: any) => raw.calendars[1].exceptions.push({ from, to: from, shifts: [{ start: '02:15', end: '09:00' }] });
    expect(found(dated('2027-03-28'))).toEqual([['/calendars/1/exceptions/1/shifts/0/start', 'local_time_skipped']]);
    expect(found(dated('2027-10-31'))).toEqual([['/calendars/1/exceptions/1/shifts/0/start', 'local_time_repeated']]);
    expect(found(dated('2027-03-29'))).toEqual([]);
  });

  test('let bounds pass that neither open nor close the calendar', () => {
    expect(found((raw) => raw.calendars[1].shifts.push({ days: ['sun'], start: '00:00', end: '02:00' }, { days: ['sun'], start: '02:00', end: '10:00' }))).toEqual([]);
  });

  test('let a plant that never closes exist where midnight is skipped', () => {
    const always = (raw: any) => {
      raw.zone = 'America/Santiago';
      raw.calendars[1].shifts = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], start: '00:00', end: '24:00' }];
      raw.calendars[1].exceptions = [];
    };
    expect(found(always)).toEqual([]);
  });

  test('refuse weekly starts of methods and sessions', () => {
    expect(found((raw) => raw.qcMethods[0].starts.starts.push({ days: ['sun'], at: '02:00' }))).toEqual([['/qcMethods/0/starts/starts/1/at', 'local_time_repeated']]);
    expect(found((raw) => raw.sessions[0].starts.starts.push({ days: ['sun'], at: '02:59' }))).toEqual([['/sessions/0/starts/starts/1/at', 'local_time_repeated']]);
  });
});
