import { expect, test } from '@jest/globals';
import type { Instant } from '@lotwright/time';
import { equipment, equipmentClass, id, min, operation, order, phase, plant, planningCase, process, NOW } from '../../../support/tiny.js';
import { planned, startOf } from '../planning.js';

const in_ = (name: string, className: string, material = 0) =>
  operation(name, { requirement: { kind: 'equipment', equipmentClass: id(className) }, phases: [phase(60)], materials: material ? [{ material: id('kit'), quantity: material }] : [] });

test('another patient enters a segregated suite only after its clearance', () => {
  const plan = planned(
    planningCase({
      plant: plant({
        suites: [{ id: id('S'), name: 'Suite', segregated: true, clearance: min(45) }],
        equipmentClasses: [equipmentClass('lnp')],
        equipment: [equipment('LNP-1', 'lnp', { suite: id('S') }), equipment('LNP-2', 'lnp', { suite: id('S') })],
        processes: [process([in_('mix', 'lnp')])],
      }),
      orders: [order('L1'), order('L2')],
    }),
  );
  expect(['L1', 'L2'].map((l) => startOf(plan, l, 'mix')).sort((a, b) => a - b)).toEqual([0, 105]);
});

test('operations of one order may share a segregated suite', () => {
  const plan = planned(
    planningCase({
      plant: plant({
        suites: [{ id: id('S'), name: 'Suite', segregated: true, clearance: min(45) }],
        equipmentClasses: [equipmentClass('lnp')],
        equipment: [equipment('LNP-1', 'lnp', { suite: id('S') }), equipment('LNP-2', 'lnp', { suite: id('S') })],
        processes: [process([in_('a', 'lnp'), in_('b', 'lnp')])],
      }),
      orders: [order('L1')],
    }),
  );
  expect([startOf(plan, 'L1', 'a'), startOf(plan, 'L1', 'b')]).toEqual([0, 0]);
});

test('a lot without stock waits for the next receipt', () => {
  const plan = planned(
    planningCase({
      plant: plant({
        equipmentClasses: [equipmentClass('lnp')],
        equipment: [equipment('LNP-1', 'lnp'), equipment('LNP-2', 'lnp')],
        materials: [{ id: id('kit'), name: 'Kit', unit: 'piece', receipts: [{ at: NOW, quantity: 3, expires: null }, { at: (NOW + 500) as Instant, quantity: 9, expires: null }] }],
        processes: [process([in_('mix', 'lnp', 2)])],
      }),
      orders: [order('L1'), order('L2')],
    }),
  );
  expect(['L1', 'L2'].map((l) => startOf(plan, l, 'mix')).sort((a, b) => a - b)).toEqual([0, 500]);
});

test('stock that expires before the start does not count', () => {
  const plan = planned(
    planningCase({
      plant: plant({
        equipmentClasses: [equipmentClass('lnp')],
        equipment: [equipment('LNP-1', 'lnp')],
        materials: [
          { id: id('kit'), name: 'Kit', unit: 'piece', receipts: [{ at: NOW, quantity: 5, expires: (NOW + 50) as Instant }, { at: (NOW + 900) as Instant, quantity: 5, expires: null }] },
        ],
        processes: [process([in_('mix', 'lnp', 1)])],
      }),
      orders: [order('L1'), order('L2')],
    }),
  );
  expect(['L1', 'L2'].map((l) => startOf(plan, l, 'mix')).sort((a, b) => a - b)).toEqual([0, 900]);
});
