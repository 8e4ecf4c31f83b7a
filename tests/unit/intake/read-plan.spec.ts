import { describe, expect, test } from '@jest/globals';
import { readPlan, readPlanAlone, writePlan } from '@lotwright/intake';
import type { Plan } from '@lotwright/domain';
import { instant, minutes } from '@lotwright/time';
import { sapling } from '../../support/sapling.js';

const plant = sapling();
const PLAN = {
  status: 'FEASIBLE',
  now: instant(29_923_500),
  assignments: [{ order: 'S-01', operation: 'ship', attempt: 1, equipment: null, run: null, start: instant(29_923_600), end: instant(29_925_040), phases: [{ start: instant(29_923_600), end: instant(29_925_040) }], origin: 'planned' }],
  runs: [], unplanned: [], objective: [{ level: 'turnaround', value: 5, rank: 2 }], lowerBound: null, gap: null, accounts: [],
  kpis: { planned: 1, unplanned: 0, late: 0, turnaroundP50: minutes(5), turnaroundP90: minutes(5), utilisation: [], tightestHold: null },
  provenance: { engineVersion: '1', seed: 1, steps: 0, inputHash: 'a', planHash: 'b' },
} as unknown as Plan;

describe('readPlan', () => {
  test('reads what writePlan wrote, with and without the plant', () => {
    const text = writePlan(PLAN, plant.zone);
    expect(readPlan(text, 'plan.json', plant)).toEqual({ ok: true, value: PLAN });
    expect(readPlanAlone(text, 'plan.json')).toEqual({ ok: true, value: { plan: PLAN, zone: 'Europe/Berlin' } });
    expect(text.split('\n').filter((line) => line.includes('"operation":"ship"'))).toHaveLength(1);
  });

  test('says where a broken plan is broken', () => {
    const text = writePlan(PLAN, plant.zone).replace('"ship"', 'ship');
    const read = readPlan(text, 'plan.json', plant);
    expect(read.ok ? [] : read.problems).toMatchObject([{ code: 'json_syntax', line: 6 }]);
  });

  test('refuses other files', () => {
    for (const text of ['', '[]', '{"orders":[]}', 'order,coi', '7']) expect(readPlan(text, 'plan.json', plant).ok).toBe(false);
  });
});
