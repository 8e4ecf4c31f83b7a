import { hybridFlowShop } from '@lotwright/shop';
import { mirrored } from '../../../../libs/shop/src/flow-shop/hybrid-flow-shop.js';

describe('a hybrid flow shop', () => {
  it('is itself again when mirrored twice', () => {
    const shop = hybridFlowShop([2, 1], [[1, 2], [3, 4]]);
    expect([...mirrored(shop).time]).toEqual([2, 4, 1, 3]);
    expect(mirrored(mirrored(shop))).toEqual(shop);
  });

  it('refuses stages without machines, short rows and durations that are no whole numbers', () => {
    expect(() => hybridFlowShop([2, 0], [[1, 2]])).toThrow(/stage 2 has 0 machines/);
    expect(() => hybridFlowShop([2, 1], [[1]])).toThrow(/1 durations for 2 stages/);
    expect(() => hybridFlowShop([2], [[0]])).toThrow(/whole numbers from 1/);
    expect(() => hybridFlowShop([], [])).toThrow(/jobs and stages/);
  });
});
