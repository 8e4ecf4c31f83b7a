import { hybridFlowShop } from '@lotwright/shop';

describe('a hybrid flow shop', () => {
  it('refuses stages without machines, short rows and durations that are no whole numbers', () => {
    expect(() => hybridFlowShop([2, 0], [[1, 2]])).toThrow(/stage 2 has 0 machines/);
    expect(() => hybridFlowShop([2, 1], [[1]])).toThrow(/1 durations for 2 stages/);
    expect(() => hybridFlowShop([2], [[0]])).toThrow(/whole numbers from 1/);
    expect(() => hybridFlowShop([], [])).toThrow(/jobs and stages/);
  });
});
