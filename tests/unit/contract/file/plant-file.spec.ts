import { describe, expect, test } from '@jest/globals';
import { decodeShape, encodePlant, plantFile } from '@lotwright/contract';
import type { Plant } from '@lotwright/domain';
import type { ZoneId } from '@lotwright/time';
import { randomCase } from '../../../support/random-case.js';
import { saplingRaw } from '../../../support/sapling.js';

const berlin = 'Europe/Berlin' as ZoneId;

function decoded(raw: unknown): Plant {
  const result = decodeShape(plantFile(berlin), raw);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

describe('plantFile', () => {
  test('gives back every random plant after it was written and read', () => {
    for (let seed = 0; seed < 150; seed++) {
      const { plant } = randomCase(seed);
      const text = JSON.stringify(encodePlant(plant));
      expect(decodeShape(plantFile(plant.zone), JSON.parse(text))).toEqual({ ok: true, value: plant });
    }
  });

  test('fills in what a hand-written plant leaves out', () => {
    const plant = decoded({
      id: 'seed',
      zone: 'Europe/Berlin',
      calendars: [{ id: 'day', shifts: [{ days: ['mon'], start: '08:00', end: '16:00' }] }],
      equipmentClasses: [{ id: 'mixer', stage: 'formulation' }],
      equipment: [{ id: 'M-1', equipmentClass: 'mixer', calendar: 'day', qualifications: [{}] }],
      products: [{ id: 'p', family: 'f' }],
      processes: [
        {
          id: 'r', version: '1', product: 'p', lots: [{ key: 'DP', kind: 'drug-product' }],
          operations: [
            { id: 'mix', stage: 'formulation', lot: 'DP', requirement: { kind: 'equipment', equipmentClass: 'mixer' }, phases: [{ name: 'mix', duration: 'PT2H', work: 'attended' }], failure: { probability: 0.1 } },
            { id: 'go', stage: 'logistics', lot: 'DP', requirement: { kind: 'people' }, phases: [{ name: 'go', duration: 'P1D', work: 'unattended' }] },
          ],
          links: [{ from: 'mix', to: 'go' }],
          patientReady: 'mix', arrival: 'go',
        },
      ],
    });
    const [mix, go] = plant.processes[0].operations;
    expect(plant.name).toBe('seed');
    expect(plant.equipment[0]).toEqual({
      id: 'M-1', name: 'M-1', equipmentClass: 'mixer', suite: null, calendar: 'day', unavailable: [],
      qualifications: [{ product: null, operation: null, method: null, expires: null }], speedPercent: 100,
    });
    expect(mix.phases[0]).toEqual({ name: 'mix', duration: { min: 120, mode: 120, max: 120 }, work: 'attended', crew: [] });
    expect(mix.failure).toEqual({ probability: 0.1, remakeFrom: 'mix' });
    expect(go.requirement).toEqual({ kind: 'people', calendar: null });
    expect(plant.processes[0].links[0]).toEqual({ from: 'mix', to: 'go', minLag: 0, maxLag: null, storage: null, name: 'mix to go' });
    expect(plant.policy).toEqual({ fences: [], nervousnessBudget: null, urgencyWeights: { urgent: 4, standard: 2, flexible: 1 } });
  });

  test('reads instants without offset as wall clock of the zone and writes them with offset', () => {
    const raw = saplingRaw();
    raw.equipment[1].unavailable[0].start = '2026-12-02 06:00';
    const plant = decoded(raw);
    expect(encodePlant(plant).equipment?.[1].unavailable?.[0].start).toBe('2026-12-02T06:00+01:00');
  });

  test('keeps the schema reference of an editor out of the plant', () => {
    expect(Object.keys(decoded(saplingRaw()))).not.toContain('$schema');
  });
});
