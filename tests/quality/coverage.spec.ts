import { expect, test } from '@jest/globals';
import type { Operation, PlanningCase } from '@lotwright/domain';
import { solve } from '@lotwright/engine';
import { MEASURED } from '../support/exact/measures.js';
import { randomObjective } from '../support/random-objective.js';
import { caseOf } from './judge-seed.js';

const cases = Array.from({ length: 240 }, (_, seed) => caseOf(seed).planningCase);

type Feature = readonly [name: string, has: (c: PlanningCase) => boolean];

const operations = (c: PlanningCase): Operation[] => c.plant.processes.filter((p) => c.orders.some((o) => o.process === p.id)).flatMap((p) => [...p.operations]);
const links = (c: PlanningCase) => c.plant.processes.filter((p) => c.orders.some((o) => o.process === p.id)).flatMap((p) => [...p.links]);
const phase = (work: string): Feature => [`${work} phases`, (c) => operations(c).some((o) => o.phases.some((p) => p.work === work && p.duration.mode > 0))];
const kind = (name: string): Feature => [`${name} operations`, (c) => operations(c).some((o) => o.requirement.kind === name)];
const state = (name: string): Feature => [`${name} actuals`, (c) => c.actuals.some((a) => a.state === name)];
const changeover = (name: string, has: (k: PlanningCase['plant']['equipmentClasses'][number]['changeover']) => boolean): Feature =>
  [name, (c) => c.plant.equipmentClasses.some((k) => has(k.changeover))];

const FEATURES: readonly Feature[] = [
  ...['attended', 'unattended', 'interruptible'].map(phase),
  ...['equipment', 'run', 'positions', 'session', 'people'].map(kind),
  ...['running', 'done', 'failed', 'released'].map(state),
  ['crews with absences', (c) => c.plant.crews.some((k) => k.absences.length > 0)],
  changeover('attended changeovers', (k) => k.attended && k.duration > 0),
  changeover('changeovers by pair', (k) => k.byFamily.length > 0),
  changeover('pairs that break the triangle inequality', (k) => k.byFamily.length > 0 && k.byFamily.reduce((sum, f) => sum + f.duration, 0) < k.duration),
  changeover('cleans by lots', (k) => k.deepClean !== null && k.deepClean.afterLots !== null),
  changeover('cleans by hours', (k) => k.deepClean !== null && k.deepClean.afterHours !== null),
  changeover('attended cleans', (k) => k.deepClean?.attended === true),
  ['segregated suites', (c) => c.plant.equipment.some((e) => c.plant.suites.some((s) => s.id === e.suite && s.segregated && s.clearance > 0))],
  ['speeds', (c) => c.plant.equipment.some((e) => e.speedPercent !== 100)],
  ['expiring qualifications', (c) => c.plant.equipment.some((e) => e.qualifications.some((q) => q.expires !== null))],
  ['unavailable equipment', (c) => c.plant.equipment.some((e) => e.unavailable.length > 0)],
  ['runs on instruments', (c) => operations(c).some((o) => o.requirement.kind === 'run' && c.plant.qcMethods.some((m) => o.requirement.kind === 'run' && m.id === o.requirement.method && m.instrument !== null))],
  ['runs for several samples', (c) => c.plant.qcMethods.some((m) => m.capacity > 1)],
  ['sessions with crew', (c) => c.plant.sessions.some((s) => s.crew.length > 0)],
  ['materials that expire', (c) => operations(c).some((o) => o.materials.length > 0) && c.plant.materials.some((m) => m.receipts.some((r) => r.expires !== null))],
  ['storage', (c) => links(c).some((l) => l.storage !== null)],
  ['holds', (c) => links(c).some((l) => l.maxLag !== null)],
  ['holds between operations that do not follow each other', (c) => c.plant.processes.some((p) => p.links.some((l) => l.maxLag !== null && p.links.some((a) => a.from === l.from && p.links.some((b) => b.from === a.to && b.to === l.to))))],
  ['minimum lags', (c) => links(c).some((l) => l.minLag > 0)],
  ['waiting inside an operation', (c) => operations(c).some((o) => o.maxStretch > 0)],
  ['several strands', (c) => c.plant.processes.some((p) => p.operations.filter((o) => !p.links.some((l) => l.to === o.id)).length > 1)],
  ['pins on equipment', (c) => c.pins.some((p) => p.equipment !== null)],
  ['pins in time', (c) => c.pins.some((p) => p.start !== null)],
  ['a plan in force', (c) => c.published.length > 3],
  ['frozen zones', (c) => c.published.length > 0 && c.plant.policy.fences.some((f) => f.frozen > 0)],
  ['freeze overrides', (c) => c.freezeOverrides.length > 0],
  ['re-makes', (c) => c.actuals.some((a) => a.state === 'failed') && operations(c).some((o) => o.failure !== null)],
  ['cancelled orders', (c) => c.orders.some((o) => o.cancelled)],
  ['clinic windows', (c) => c.orders.some((o) => o.windows !== null)],
  ['latest useful dates', (c) => c.orders.some((o) => o.latestUseful !== null)],
  ['clock changes', (c) => ['2026-03-27', '2026-03-28', '2026-10-29', '2026-10-30', '2026-10-31'].includes(new Date(c.now * 60_000).toISOString().slice(0, 10))],
];

test('every feature of the model occurs in several of the cases that are tried out', () => {
  const rare = FEATURES.map(([name, has]) => ({ name, times: cases.filter(has).length })).filter(({ times }) => times < 4);
  expect(rare).toEqual([]);
});

test('objectives pursue every level, alone and with others, first and last', () => {
  const objectives = cases.map((_, seed) => randomObjective(seed));
  const ranks = objectives.flatMap((o) => o.ranks);
  for (const level of MEASURED) {
    const own = ranks.filter((rank) => rank.some((term) => term.level === level));
    expect({ level, alone: own.some((rank) => rank.length === 1), joined: own.some((rank) => rank.length > 1) }).toEqual({ level, alone: true, joined: true });
    expect({ level, first: objectives.some((o) => o.ranks[0].some((term) => term.level === level)), missing: objectives.some((o) => !o.ranks.flat().some((term) => term.level === level)) }).toEqual({ level, first: true, missing: true });
  }
  expect(objectives.some((o) => o.urgencyWeights !== null)).toBe(true);
});

test('every kind of limit makes something wait, or keeps an order out', () => {
  const felt = new Map<string, number>();
  const feel = (what: string): void => void felt.set(what, (felt.get(what) ?? 0) + 1);
  for (const one of cases) {
    const plan = solve(one, { seed: 1, steps: 0, seconds: null });
    const waits = plan.accounts.flatMap((a) => a.entries.flatMap((e) => (e.kind === 'wait' ? [e.cause] : [])));
    new Set([...waits, ...plan.unplanned.map((u) => u.rule)]).forEach(feel);
  }
  const wanted = {
    equipment: 20, changeover: 8, suite: 2, calendar: 40, unavailable: 8, crew: 15, slot: 20, session: 60, storage: 3, material: 4, 'minimum-lag': 40, frozen: 20, release: 60,
    R2: 3, R3: 10, R5: 5, R8: 6, R11: 2, R15: 3,
  };
  const weak = Object.entries(wanted).filter(([what, times]) => (felt.get(what) ?? 0) < times).map(([what, times]) => ({ what, times: felt.get(what) ?? 0, wanted: times }));
  expect(weak).toEqual([]);
});
