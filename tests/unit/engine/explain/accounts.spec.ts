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
