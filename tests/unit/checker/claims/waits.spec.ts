import { check } from '@lotwright/checker';
import type { AccountEntry, Plan, WaitCause } from '@lotwright/domain';
import { solve } from '@lotwright/engine';
import type { Instant } from '@lotwright/time';
import { equipment, equipmentClass, id, link, min, NOW, operation, order, phase, plant, planningCase, process } from '../../../support/tiny.js';

type WaitEntry = Extract<AccountEntry, { kind: 'wait' }>;

const on = (name: string, attended = false) =>
  operation(name, { requirement: { kind: 'equipment', equipmentClass: id(name) }, phases: [phase(attended ? 60 : 600, attended ? 'attended' : 'unattended')] });

/** L2 waits ten hours for IVT-1, which L1 holds, half an hour for its changeover, and over a night for FILL-1 to open. */
const site = planningCase({
  plant: plant({
    equipmentClasses: [equipmentClass('ivt', { duration: min(30) }), equipmentClass('fill')],
    equipment: [equipment('IVT-1', 'ivt'), equipment('FILL-1', 'fill', { calendar: id('day') })],
    processes: [process([on('ivt'), on('fill', true)], [link('ivt', 'fill', { minLag: min(15) })])],
  }),
  orders: [order('L1', { urgency: 'urgent' }), order('L2', { sequenceRelease: (NOW - 100) as Instant, urgency: 'flexible' })],
});
const honest = solve(site, { seed: 1, steps: 10, seconds: null });

function claimsAfter(which: WaitCause, change: (entry: WaitEntry) => WaitEntry): string[] {
  const accounts = honest.accounts.map((a) => (a.order !== 'L2' ? a : { ...a, entries: a.entries.map((e) => (e.kind === 'wait' && e.cause === which ? change(e) : e)) }));
  return check(site, { ...honest, accounts } as Plan).claims.map((c) => `${c.what}: ${c.recomputed}`);
}

test('the causes that the engine tells are true', () => {
  expect(check(site, honest).claims).toEqual([]);
  expect(claimsAfter('equipment', (e) => e)).toEqual([]);
});

const lies: [string, WaitCause, Partial<WaitEntry>, RegExp][] = [
  ['hours that are open', 'equipment', { cause: 'calendar' }, /the hours allow a start/],
  ['a crew it does not need', 'equipment', { cause: 'crew', resource: 'operators' }, /does not need operators/],
  ['a machine it is not on', 'equipment', { resource: 'FILL-1' }, /not done on FILL-1/],
  ['a lot that was elsewhere', 'equipment', { blockers: [id('L3')] }, /L3 is not on IVT-1 then/],
  ['an outage there was not', 'equipment', { cause: 'unavailable' }, /IVT-1 is not down/],
  ['work that is not frozen', 'equipment', { cause: 'frozen' }, /neither frozen nor started/],
  ['a pin there is not', 'equipment', { cause: 'pin' }, /no pinned start/],
  ['a plan that has long begun', 'equipment', { cause: 'release' }, /the plan begins/],
  ['a lag that is shorter', 'equipment', { cause: 'minimum-lag' }, /no minimum lag/],
  ['a QC start it does not need', 'equipment', { cause: 'slot', resource: 'potency' }, /waits for no start/],
  ['a sitting it does not attend', 'equipment', { cause: 'session', resource: 'qp' }, /no sitting/],
  ['a material it does not take', 'equipment', { cause: 'material', resource: 'kit' }, /needs no kit/],
  ['a storage nothing waits in', 'equipment', { cause: 'storage', resource: 'freezer' }, /nothing waits in freezer/],
  ['positions it does not take', 'equipment', { cause: 'positions', resource: 'incubator' }, /no position/],
  ['a suite it is not in', 'equipment', { cause: 'suite', resource: 'room' }, /segregated suite/],
  ['an operation that does not follow', 'calendar', { behind: id('ivt') }, /an operation after fill/],
];

test.each(lies)('%s is found out', (_, which, parts, expected) => {
  expect(claimsAfter(which, (e) => ({ ...e, ...parts }))).toEqual([expect.stringMatching(expected)]);
});

test('work begun sooner may wait inside until the lot that is named comes: half past nine in the evening it would not be over before half past six', () => {
  const mix = operation('mix', { requirement: { kind: 'equipment', equipmentClass: id('mix') }, phases: [phase(60), phase(60, 'attended')], maxStretch: min(600) });
  const given = planningCase({
    plant: plant({ equipmentClasses: [equipmentClass('mix')], equipment: [equipment('MIX-1', 'mix', { calendar: id('day') })], processes: [process([mix])] }),
    orders: [order('L1'), order('L2', { sequenceRelease: (NOW + 13.5 * 60) as Instant })],
    pins: [{ order: id('L1'), operation: id('mix'), start: (NOW + 22.5 * 60) as Instant, equipment: null }],
  });
  const plan = solve(given, { seed: 1, steps: 0, seconds: null });
  const halved = (blocker: string): string[] => {
    const halves = (e: AccountEntry): AccountEntry[] => {
      if (e.kind !== 'wait' || e.cause !== 'equipment') return [e];
      const at = (e.from + 30) as Instant;
      return [{ ...e, to: at, blockers: [id(blocker)] }, { ...e, from: at }];
    };
    const accounts = plan.accounts.map((a) => (a.order === 'L2' ? { ...a, entries: a.entries.flatMap(halves) } : a));
    return check(given, { ...plan, accounts }).claims.map((c) => c.recomputed);
  };
  expect(plan.accounts.find((a) => a.order === 'L2')!.entries.map((e) => (e.kind === 'wait' ? [e.cause, e.from - NOW] : e.kind))).toEqual([['equipment', 810], 'work']);
  expect(halved('L1')).toEqual([]);
  expect(halved('L3')).toEqual(['L3 is not on MIX-1 then']);
});
