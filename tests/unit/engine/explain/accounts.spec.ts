import { expect, test } from '@jest/globals';
import type { Instant } from '@lotwright/time';
import { equipment, equipmentClass, id, link, min, operation, order, phase, plant, planningCase, process, NOW } from '../../../support/tiny.js';
import { planned } from '../planning.js';

const on = (name: string, className: string, length: number, attended = false) =>
  operation(name, { requirement: { kind: 'equipment', equipmentClass: id(className) }, phases: [phase(length, attended ? 'attended' : 'unattended')] });

test('the account names the lot that held the machine, the changeover, and the closed night', () => {
  const plan = planned(
    planningCase({
      plant: plant({
        equipmentClasses: [equipmentClass('ivt', { duration: min(30) }), equipmentClass('fill')],
        equipment: [equipment('IVT-1', 'ivt'), equipment('FILL-1', 'fill', { calendar: id('day') })],
        processes: [process([on('ivt', 'ivt', 600), on('fill', 'fill', 60, true)], [link('ivt', 'fill', { minLag: min(15) })])],
      }),
      orders: [order('L1', { urgency: 'urgent' }), order('L2', { sequenceRelease: (NOW - 100) as Instant, urgency: 'flexible' })],
    }),
  );
  const account = plan.accounts.find((a) => a.order === 'L2')!;
  const told = account.entries.map((e) => [e.kind === 'work' ? 'work' : e.cause, e.from - NOW, e.to - NOW]);
  expect(told).toEqual([
    ['release', -100, 0],
    ['equipment', 0, 600],
    ['changeover', 600, 630],
    ['work', 630, 1230],
    ['minimum-lag', 1230, 1245],
    ['calendar', 1245, 1320],
    ['work', 1320, 1380],
  ]);
  expect(account.entries[1]).toMatchObject({ resource: 'IVT-1', blockers: ['L1'], operation: 'ivt' });
  expect(account.turnaround).toBe(1480);
});

const train = (hold: number) =>
  plant({
    equipmentClasses: [equipmentClass('mix'), equipmentClass('fill')],
    equipment: [equipment('MIX-1', 'mix'), equipment('MIX-2', 'mix'), equipment('FILL-1', 'fill')],
    processes: [process([on('mix', 'mix', 60), on('fill', 'fill', 600)], [link('mix', 'fill', { maxLag: min(hold) })])],
  });

test('what waits so as not to outrun a hold is laid to what kept the work behind the hold', () => {
  const plan = planned(planningCase({ plant: train(30), orders: [order('L1', { urgency: 'urgent' }), order('L2', { urgency: 'flexible' })] }));
  const { entries } = plan.accounts.find((a) => a.order === 'L2')!;
  const waits = entries.flatMap((e) => (e.kind === 'wait' ? [e] : []));
  expect(waits.reduce((sum, w) => sum + w.to - w.from, 0)).toBe(600);
  expect(waits[0]).toMatchObject({ operation: 'mix', behind: 'fill', cause: 'equipment', resource: 'FILL-1', blockers: ['L1'], from: NOW });
});

test('who holds a crew is named, and a crew that is off duty is nobody held', () => {
  const shift = { id: id<never>('ops'), name: 'Operators', rosters: [{ calendar: id<never>('day'), heads: 1 }], absences: [] };
  const manual = operation('pack', { phases: [phase(480, 'attended', { ops: 1 })] });
  const plan = planned(planningCase({ plant: plant({ crews: [shift], processes: [process([manual])] }), orders: [order('L1', { urgency: 'urgent' }), order('L2', { urgency: 'flexible' })] }));
  const { entries } = plan.accounts.find((a) => a.order === 'L2')!;
  // 14 hours of duty from 08:00 to 22:00 hold one pack of eight hours; the next begins at 06:00.
  expect(entries.map((e) => (e.kind === 'work' ? 'work' : [e.cause, e.resource, e.blockers, e.to - e.from]))).toEqual([['crew', 'ops', ['L1'], 22 * 60], 'work']);
});

test('work that may begin before the hours open and wait inside is laid to the hours only until it could', () => {
  // From 03:00 on the lot could go in and wait for the day shift, but another has been in the machine since 02:00.
  const make = operation('make', {
    requirement: { kind: 'equipment', equipmentClass: id('ivt') }, phases: [phase(0, 'interruptible'), phase(0, 'interruptible'), phase(120, 'attended')], maxStretch: min(180),
  });
  const night = operation('make', { requirement: { kind: 'equipment', equipmentClass: id('ivt') }, phases: [phase(480)] });
  const released = (NOW + 15 * 60) as Instant;
  const plan = planned(
    planningCase({
      plant: plant({
        equipmentClasses: [equipmentClass('ivt')], equipment: [equipment('IVT-1', 'ivt', { calendar: id('day') })],
        processes: [process([night]), process([make], [], { id: id('Q') })],
      }),
      orders: [order('L1', { urgency: 'urgent', sequenceRelease: (released + 180) as Instant }), order('L2', { urgency: 'flexible', process: id('Q'), sequenceRelease: released })],
    }),
  );
  const { entries } = plan.accounts.find((a) => a.order === 'L2')!;
  expect(entries.map((e) => [e.kind === 'work' ? 'work' : e.cause, e.from - NOW, e.to - NOW])).toEqual([
    ['calendar', 900, 1140],
    ['equipment', 1140, 1560],
    ['work', 1560, 1680],
  ]);
});

test('what keeps a run from another instrument is not what it waited for', () => {
  const reader = (name: string, speedPercent: number) => equipment(name, 'reader', { speedPercent });
  const hplc = {
    id: id<never>('hplc'), name: 'HPLC', capacity: 1, instrument: id<never>('reader'), calendar: id<never>('always'), starts: { kind: 'open-hours' as const },
    phases: [phase(360), phase(120, 'attended', { analysts: 1 })], maxStretch: min(180), invalidProbability: 0,
  };
  const hours = (count: number) => (NOW + count * 60) as Instant;
  const plan = planned(
    planningCase({
      plant: plant({
        equipmentClasses: [equipmentClass('reader')],
        equipment: [reader('FAST', 200), reader('SLOW', 100)],
        crews: [{ id: id('analysts'), name: 'Analysts', rosters: [{ calendar: id('day'), heads: 1 }], absences: [] }],
        qcMethods: [hplc],
        materials: [{ id: id('kit'), name: 'Kit', unit: 'piece', receipts: [{ at: hours(9), quantity: 1, expires: null }] }],
        processes: [process([operation('test', { requirement: { kind: 'run', method: id('hplc') }, phases: [], materials: [{ material: id('kit'), quantity: 1 }] })])],
      }),
      orders: [order('L1', { sequenceRelease: hours(7) })],
    }),
  );
  // From 15:00 on the slow instrument would be done after the analysts have gone home; the fast one only lacks the kit until 17:00.
  expect(plan.accounts[0].entries.map((e) => (e.kind === 'work' ? 'work' : [e.cause, e.resource, e.to - e.from]))).toEqual([['material', 'kit', 120], 'work']);
});
