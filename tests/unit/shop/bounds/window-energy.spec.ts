import { windowEnergyBound } from '../../../../libs/shop/src/bounds/window-energy.js';

describe('the window-energy bound', () => {
  it('is the longest job when nothing competes', () => {
    expect(windowEnergyBound({ machines: 2, heads: [3, 0], durations: [4, 5], tails: [2, 0] }, 0, 25)).toBe(9);
  });

  it('shares the work of a group among its machines', () => {
    expect(windowEnergyBound({ machines: 2, heads: [1, 1, 1], durations: [4, 4, 4], tails: [2, 2, 2] }, 0, 25)).toBe(9);
  });

  it('counts in a window only the part of a job that cannot avoid it', () => {
    const work = { machines: 1, heads: [0, 2, 2], durations: [3, 4, 4], tails: [9, 1, 1] };
    expect(windowEnergyBound(work, 0, 25)).toBe(12);
    expect(windowEnergyBound({ ...work, tails: [0, 1, 1] }, 0, 25)).toBe(12);
  });

  it('is never below its floor', () => {
    expect(windowEnergyBound({ machines: 1, heads: [0], durations: [1], tails: [0] }, 7, 25)).toBe(7);
  });
});
