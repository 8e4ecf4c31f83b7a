import { flexibleJobShop } from '@lotwright/shop';

describe('a flexible job shop', () => {
  it('numbers operations job after job and knows their neighbours', () => {
    const shop = flexibleJobShop(2, [[[1, 0], [2, 3]], [[0, 4]]]);
    expect(shop.operations).toBe(3);
    expect([...shop.before]).toEqual([3, 0, 3]);
    expect([...shop.after]).toEqual([1, 3, 3]);
    expect([...shop.eligible]).toEqual([0, 0, 1, 1]);
  });

  it('refuses durations that are no whole numbers, short rows and work that nobody can do', () => {
    expect(() => flexibleJobShop(2, [[[1.5, 0]]])).toThrow(/whole numbers/);
    expect(() => flexibleJobShop(2, [[[1]]])).toThrow(/1 durations for 2 machines/);
    expect(() => flexibleJobShop(2, [[[1, 1], [0, 0]]])).toThrow(/operation 2 of job 1 has no eligible machine/);
  });
});
