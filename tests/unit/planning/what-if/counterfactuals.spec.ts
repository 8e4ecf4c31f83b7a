import { check } from '@lotwright/checker';
import type { Order, Plan, PlanningCase, Plant } from '@lotwright/domain';
import { reinsert, solve } from '@lotwright/engine';
import { patchPlant } from '@lotwright/capacity';
import { counterfactuals } from '@lotwright/planning';
import type { Counterfactual } from '@lotwright/planning';
import type { Instant } from '@lotwright/time';
import { randomCase } from '../../../support/random-case.js';
import { calendar, equipment, equipmentClass, id, link, min, NOW, operation, order, phase, plant, planningCase, process } from '../../../support/tiny.js';

const L1 = order('L1', { urgency: 'urgent' });
const L2 = order('L2', { urgency: 'flexible' });

function planned(of: Plant, orders: readonly Order[]): { readonly given: PlanningCase; readonly plan: Plan } {
  const given = planningCase({ plant: of, orders });
  return { given, plan: solve(given, { seed: 1, steps: 20, seconds: null }) };
}

function told(of: Plant, orders: readonly Order[], lot: Order): readonly Counterfactual[] {
  const { given, plan } = planned(of, orders);
  return counterfactuals(given, plan, lot.id).changes;
}

const on = (name: string, length: number, attended = false) =>
  operation(name, { requirement: { kind: 'equipment', equipmentClass: id(name) }, phases: [phase(length, attended ? 'attended' : 'unattended')] });
const fill = plant({ equipmentClasses: [equipmentClass('fill')], equipment: [equipment('FILL-1', 'fill', { calendar: id('day') })], processes: [process([on('fill', 120, true)])] });

test('the fewest quarters of an hour open for long enough: one hour after the shift, since one hour of it is left', () => {
  const late = order('L1', { sequenceRelease: (NOW + 13 * 60) as Instant });
  const [first] = told(fill, [late], late);
  expect(first).toMatchObject({
    kind: 'hours', title: 'FILL-1 open Mon 2026-03-02 22:00–23:00 (1 h)', smallest: true, others: [],
    patch: [{ extraHours: 'equipment', id: 'FILL-1', from: '2026-03-02T22:00+01:00', to: '2026-03-02T23:00+01:00' }],
    lot: { order: 'L1', patientReady: -9 * 60, arrival: -9 * 60, missedWindows: 0 }, totals: { lateness: 0, turnaround: -2 * 9 * 60 },
  });
});

test('one head more for as long as the work takes, or on every shift, or the lot that holds the crew yields', () => {
  const crew = { id: id<never>('ops'), name: 'Operators', rosters: [{ calendar: id<never>('day'), heads: 1 }], absences: [] };
  const of = plant({ crews: [crew], processes: [process([operation('pack', { phases: [phase(480, 'attended', { ops: 1 })] })])] });
  const changes = told(of, [L1, L2], L2);
  expect(changes.map((c) => [c.title, c.lot.patientReady])).toEqual(expect.arrayContaining([
    ['1 more of Operators Mon 2026-03-02 08:00–16:00 (8 h)', -22 * 60],
    ['1 more of Operators on every shift', -22 * 60],
    ['L1 yields its turn with Operators', -22 * 60],
  ]));
  expect(changes.find((c) => c.kind === 'yield')).toMatchObject({ others: [{ order: 'L1', patientReady: 22 * 60 }] });
});

test('the lot on the machine yields: what one gains the other loses, by weight', () => {
  const of = plant({ equipmentClasses: [equipmentClass('ivt')], equipment: [equipment('IVT-1', 'ivt')], processes: [process([on('ivt', 600)])] });
  const changes = told(of, [L1, L2], L2);
  expect(changes.map((c) => c.title)).toEqual(['one more like IVT-1', 'L1 yields its place at IVT-1']);
  expect(changes[0]).toMatchObject({ lot: { patientReady: -600 }, others: [], patch: [{ add: 'equipment', like: 'IVT-1', id: 'IVT-1-more' }] });
  expect(changes[1]).toMatchObject({ lot: { patientReady: -600 }, others: [{ order: 'L1', patientReady: 600, missedWindows: 0 }], totals: { turnaround: 5 * 600 - 600 } });
});

test('one more place in the sitting, or one more sitting', () => {
  const qp = { id: id<never>('qp'), name: 'QP', capacity: 1, duration: min(60), calendar: id<never>('day'), starts: { kind: 'weekly' as const, starts: [{ days: ['mon' as const, 'tue' as const], at: id<never>('12:00'), runs: 1 }] }, crew: [] };
  const of = plant({ sessions: [qp], processes: [process([operation('certify', { requirement: { kind: 'session', session: id('qp') }, phases: [] })])] });
  const changes = told(of, [L1, L2], L2);
  expect(changes.find((c) => c.kind === 'places')).toMatchObject({ title: '1 more lot per sitting of QP (2)', lot: { patientReady: -1440 }, smallest: true });
  expect(changes.find((c) => c.kind === 'start')).toMatchObject({ title: 'one more weekly start of QP, first Mon 2026-03-02 08:00', lot: { patientReady: -1440 - 240 } });
});

test('a pin is lifted', () => {
  const of = plant({ processes: [process([operation('pack')])] });
  const given = { ...planningCase({ plant: of, orders: [L1] }), pins: [{ order: L1.id, operation: id<never>('pack'), start: (NOW + 300) as Instant, equipment: null }] };
  const plan = solve(given, { seed: 1, steps: 5, seconds: null });
  expect(counterfactuals(given, plan, L1.id).changes).toMatchObject([{ kind: 'pin', title: 'lift the pin on pack', lot: { patientReady: -300 }, lifted: [{ order: 'L1', operation: 'pack' }] }]);
});

test('maintenance moves behind the work', () => {
  const down = { start: NOW, end: (NOW + 600) as Instant, kind: 'maintenance' as const };
  const of = plant({ equipmentClasses: [equipmentClass('ivt')], equipment: [equipment('IVT-1', 'ivt', { unavailable: [down] })], processes: [process([on('ivt', 60)])] });
  const [first] = told(of, [L1], L1);
  expect(first).toMatchObject({ kind: 'maintenance', lot: { patientReady: -600 }, patch: [{ moveUnavailable: 'IVT-1', from: '2026-03-02T08:00+01:00' }] });
});

test('a lot that nothing could have sooner is told nothing, and a stop is answered', () => {
  const of = plant({ processes: [process([operation('pack'), operation('ship')], [link('pack', 'ship')])] });
  const { given, plan } = planned(of, [L1]);
  expect(counterfactuals(given, plan, L1.id)).toMatchObject({ changes: [], evenTogether: null, stopped: false });
  expect(counterfactuals(given, plan, L1.id, { shouldStop: () => true })).toMatchObject({ changes: [], stopped: true });
});

test('stopped before anything was made small, the best found by then is told as large as it was tried', () => {
  const late = order('L1', { sequenceRelease: (NOW + 13 * 60) as Instant });
  const { given, plan } = planned(fill, [late]);
  let asked = 0;
  const { changes, stopped } = counterfactuals(given, plan, late.id, { shouldStop: () => ++asked > 2 });
  expect(stopped).toBe(true);
  expect(changes).toMatchObject([{ kind: 'hours', title: 'FILL-1 open Mon 2026-03-02 21:00–Tue 2026-03-03 21:00 (24 h)', smallest: false, lot: { patientReady: -9 * 60 } }]);
});

test('two machines of a train are in maintenance: to move one helps nothing, to move both does, and they are told as one change', () => {
  const down = (hours: number) => [{ start: NOW, end: (NOW + hours * 60) as Instant, kind: 'maintenance' as const }];
  const of = plant({
    equipmentClasses: [equipmentClass('mix'), equipmentClass('fill')], equipment: [equipment('MIX-1', 'mix', { unavailable: down(24) }), equipment('FILL-1', 'fill', { unavailable: down(25) })],
    processes: [process([on('mix', 60), on('fill', 60)], [link('mix', 'fill', { maxLag: min(0) })])],
  });
  const { given, plan } = planned(of, [L1]);
  const { changes, evenTogether } = counterfactuals(given, plan, L1.id);
  expect(evenTogether).toBe(true);
  expect(changes).toMatchObject([{ kind: 'together', lot: { patientReady: -24 * 60 }, others: [], patch: [{ moveUnavailable: 'MIX-1' }, { moveUnavailable: 'FILL-1' }] }]);
});

test('a shift over calendars with long names is tried like any other, and told with the first of them', () => {
  const long = (name: string) => ({ ...calendar(name, '08:00', '09:00'), name: `${name}, as agreed with the works council for the first half of the year` });
  const names = ['a', 'b', 'c', 'd'];
  const of = plant({
    calendars: names.map(long), equipmentClasses: names.map((n) => equipmentClass(n)),
    equipment: names.map((n) => equipment(`${n.toUpperCase()}-1`, n, { calendar: id(n) })),
    processes: [process(names.map((n) => on(n, 60, true)), names.slice(1).map((n, i) => link(names[i], n)))],
  });
  const [first] = told(of, [L1], L1);
  expect(first).toMatchObject({ kind: 'shift', lot: { patientReady: -(3 * 24 - 3) * 60 } });
  expect(first.title).toContain('one more shift');
});

test('every change told on random plants is what it says: planned again, it is feasible and has the lot ready as told', () => {
  let seen = 0;
  for (let seed = 1; seed <= 14; seed++) {
    const given = randomCase(seed, { orders: 5 });
    const plan = solve(given, { seed, steps: 20, seconds: null });
    const account = plan.accounts[0];
    if (account === undefined) continue;
    for (const c of counterfactuals(given, plan, account.order, { solves: 60 }).changes) {
      seen++;
      expect(c.lot.patientReady).toBeLessThan(0);
      if (c.patch.length === 0 || c.freed.length + c.lifted.length + c.yields.length > 0) continue;
      const patched = patchPlant(given.plant, { title: c.title, changes: c.patch });
      expect(patched.problems).toEqual([]);
      const standing = { ...given, plant: { ...patched.plant!, policy: { ...given.plant.policy, fences: [] } }, published: plan.assignments };
      const again = reinsert(standing, [account.order]);
      expect(again.outcome(account.order)!.patientReady - account.patientReady).toBeLessThanOrEqual(c.lot.patientReady);
      expect(check({ ...given, plant: patched.plant! }, again.plan()).violations.filter((v) => v.rule !== 'R15')).toEqual([]);
    }
  }
  expect(seen).toBeGreaterThan(10);
});
