import { readdirSync, readFileSync } from 'node:fs';
import { patchPlant } from '@lotwright/capacity';
import { demoPlant } from '@lotwright/demo';
import type { Plant } from '@lotwright/domain';
import { readPlant, writePlant } from '@lotwright/intake';
import { sapling, SAPLING_NOW } from '../../../support/sapling.js';

const PATCHES = new URL('../../../../docs/reference/examples/patches/', import.meta.url);

function patched(...changes: unknown[]): Plant {
  const outcome = patchPlant(sapling(), { title: 'a change', changes });
  if (outcome.plant === null) throw new Error(JSON.stringify(outcome.problems));
  return outcome.plant;
}

function problemsOf(patch: unknown): string[] {
  return patchPlant(sapling(), patch).problems.map((p) => `${p.pointer} ${p.code}`);
}

describe('patchPlant', () => {
  const alder = demoPlant('alder', SAPLING_NOW);
  it.each(readdirSync(PATCHES))('applies the example %s to Alder, and the result is a valid plant file', (name) => {
    const outcome = patchPlant(alder, JSON.parse(readFileSync(new URL(name, PATCHES), 'utf8')));
    expect(outcome.problems).toEqual([]);
    const read = readPlant(writePlant(outcome.plant!), name, SAPLING_NOW);
    expect(read.ok ? [] : read.problems).toEqual([]);
    expect(outcome.plant).not.toEqual(alder);
  });

  it('adds equipment like another, without its maintenance, and lets later changes name it', () => {
    const { equipment } = patched({ add: 'equipment', like: 'LNP-1', id: 'LNP-2' }, { set: 'equipment', id: 'LNP-2', speedPercent: 120 });
    expect(equipment.find((e) => e.id === 'LNP-2')).toMatchObject({ name: 'LNP-2', equipmentClass: 'lnp', unavailable: [], speedPercent: 120 });
    expect(equipment.find((e) => e.id === 'LNP-1')).toMatchObject({ speedPercent: 100, unavailable: [{}] });
  });

  it('leaves the plant it was given as it was', () => {
    const before = sapling();
    patchPlant(before, { title: 'a change', changes: [{ closeDays: ['mon'] }, { remove: 'equipment', id: 'IVT-1' }] });
    expect(before).toEqual(sapling());
  });

  it('closes days and dates and opens shifts', () => {
    const { calendars } = patched({ closeDays: ['fri'], calendars: ['office'] }, { openDays: ['sat'], start: '06:00', end: '14:00', calendars: ['two-shifts'] }, { closeDates: '2026-12-07', to: '2026-12-08' });
    expect(calendars.find((c) => c.id === 'office')!.shifts[0].days).toEqual(['mon', 'tue', 'wed', 'thu']);
    expect(calendars.find((c) => c.id === 'two-shifts')!.shifts[1]).toEqual({ days: ['sat'], start: '06:00', end: '14:00' });
    expect(calendars.every((c) => c.exceptions[0].from === '2026-12-07' && c.exceptions[0].shifts.length === 0)).toBe(true);
  });

  it('changes holds, durations and figures', () => {
    const plant = patched(
      { linkHold: 'PT4H', from: 'mix', to: 'fill' }, { linkHold: null, from: 'fill', to: 'sterility' }, { duration: 'P14D', operation: 'sterility', phase: 'incubate' },
      { set: 'positionPool', id: 'incubators', capacity: 16 }, { set: 'equipmentClass', id: 'fill', changeover: 'PT3H' },
    );
    const [recipe] = plant.processes;
    expect(recipe.links.filter((l) => l.to === 'fill' || l.to === 'sterility').map((l) => l.maxLag)).toEqual([240, null]);
    expect(recipe.operations.find((o) => o.id === 'sterility')!.phases.map((p) => p.duration.mode)).toEqual([60, 20_160]);
    expect(plant.positionPools.find((p) => p.id === 'incubators')!.capacity).toBe(16);
    expect(plant.equipmentClasses.find((c) => c.id === 'fill')!.changeover).toMatchObject({ duration: 180, attended: true });
  });

  it('changes weekly starts, heads and unavailabilities', () => {
    const plant = patched(
      { addStarts: 'qcMethod', id: 'potency', days: ['tue'], at: '09:00', runs: 2 }, { removeStarts: 'qcMethod', id: 'potency', days: ['fri'] }, { addHeads: 2, crew: 'analysts' },
      { unavailable: 'FILL-1', from: '2026-11-30T06:00', to: '2026-11-30T14:00+01:00', kind: 'breakdown' },
    );
    expect(plant.qcMethods[0].starts).toEqual({ kind: 'weekly', starts: [{ days: ['mon', 'wed'], at: '08:00', runs: 1 }, { days: ['tue'], at: '09:00', runs: 2 }] });
    expect(plant.crews.find((c) => c.id === 'analysts')!.rosters[0].heads).toBe(3);
    expect(plant.equipment.find((e) => e.id === 'FILL-1')!.unavailable).toEqual([{ start: expect.any(Number), end: expect.any(Number), kind: 'breakdown' }]);
  });

  it('reports every problem of a patch at once', () => {
    expect(problemsOf({ title: 7, changes: [{ add: 'machine', like: 'X', id: 'Y' }, { closeDays: [] }, 'faster', { linkHold: 'PT1H', from: 'ivt', to: 'mix' }, { set: 'suite', id: 'grade-b' }], by: 'me' })).toEqual([
      '/by unknown_field', '/title bad_text', '/changes/0/add bad_value', '/changes/1/closeDays bad_value', '/changes/2 wrong_type', '/changes/3/linkHold lag_order', '/changes/4 missing_field',
    ]);
    expect(problemsOf([])).toEqual([' wrong_type']);
    expect(problemsOf({ title: 'nothing' })).toEqual(['/changes missing_field']);
  });

  it('refuses what no field can be wrong about alone', () => {
    const of = (...changes: unknown[]): string[] => problemsOf({ title: 'x', changes });
    expect(of({ duration: 'PT1H', operation: 'sterility' })).toEqual(['/changes/0/phase unknown_reference']);
    expect(of({ duration: 'PT1H' })).toEqual(['/changes/0 missing_field']);
    expect(of({ closeDates: '2026-12-08', to: '2026-12-07' })).toEqual(['/changes/0/to order_of_times']);
    expect(of({ addHeads: 0, crew: 'qp' })).toEqual(['/changes/0/addHeads out_of_range']);
    expect(of({ addHeads: 1, crew: 'qp', calendar: 'two-shifts' })).toEqual(['/changes/0/calendar unknown_reference']);
    expect(of({ removeStarts: 'session', id: 'disposition', days: ['sun'] })).toEqual(['/changes/0 unknown_reference']);
    expect(of({ add: 'suite', like: 'grade-b', id: 'grade-c', calendar: 'office' })).toEqual(['/changes/0/calendar unknown_field']);
    expect(of({ add: 'equipment', like: 'LNP-1', id: 'LNP-2', remove: 'equipment' })).toEqual(['/changes/0 missing_field']);
    expect(of({ unavailable: 'FILL-1', from: '2026-11-30T14:00', to: '2026-11-30T06:00' })).toEqual(['/changes/0/to order_of_times']);
  });
});
