import { expect, test } from '@jest/globals';
import { checkFreezeOverrides } from '@lotwright/planning';
import { sapling, saplingOrders } from '../../../support/sapling.js';
import { id } from '../../../support/tiny.js';

const plant = sapling();
const { orders } = saplingOrders(plant);
const told = (order: string, operation: string) => checkFreezeOverrides(plant, orders, [{ order: id('S-01'), operation: id('fill'), reason: 'signed' }, { order: id(order), operation: id(operation), reason: 'signed' }]);

test('has nothing against overrides of operations that stored orders have', () => {
  expect(told('S-02', 'mix')).toEqual([]);
});

test('names an order that is not stored, and an operation that the order does not have', () => {
  expect(told('S-99', 'mix')).toMatchObject([{ pointer: '/freezeOverrides/1/order', code: 'unknown_reference', value: 'S-99' }]);
  expect(told('S-02', 'brew')).toMatchObject([{ pointer: '/freezeOverrides/1/operation', code: 'unknown_reference', value: 'brew', accepted: expect.stringContaining('fill') }]);
});
