import { expect, test } from '@jest/globals';
import { readFreezeOverrides } from '../../../../apps/cli/src/files/freeze-overrides.js';
import { operation, order, plant, process } from '../../../support/tiny.js';

const given = { plant: plant({ processes: [process([operation('mix'), operation('fill')])] }), orders: [order('L-1'), order('L-1/2')] };
const named = (...texts: string[]) => readFreezeOverrides(texts, given).map((f) => [f.order, f.operation]);

test('an override names one operation, or all of a lot', () => {
  expect(named('L-1/fill', 'L-1/2/mix')).toEqual([['L-1', 'fill'], ['L-1/2', 'mix']]);
  expect(named('L-1/2')).toEqual([['L-1/2', 'mix'], ['L-1/2', 'fill']]);
});

test('what the case does not have is refused with what it has', () => {
  expect(() => named('L-9/fill')).toThrow('names no order');
  expect(() => named('L-1/brew')).toThrow('names no operation of P');
});
