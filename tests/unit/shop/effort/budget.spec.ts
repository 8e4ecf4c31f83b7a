import { Budget } from '../../../../libs/shop/src/effort/budget.js';

describe('the budget of a search', () => {
  it('gives exactly the steps it has', () => {
    const budget = new Budget({ seconds: null, steps: 5 }, {}, 4);
    let made = 0;
    while (budget.step()) made++;
    expect(made).toBe(5);
    expect(budget.over).toBe(true);
    expect(budget.share()).toBe(1);
  });

  it('ends when the clock has run out or somebody cancels', () => {
    let now = 0;
    const timed = new Budget({ seconds: 2, steps: null }, { clock: () => (now += 500) }, 1);
    let made = 0;
    while (timed.step()) made++;
    expect(made).toBe(3);
    expect(new Budget({ seconds: null, steps: 9 }, { shouldStop: () => true }, 1).step()).toBe(false);
  });

  it('refuses a search without limit and a time limit without clock', () => {
    expect(() => new Budget({ seconds: null, steps: null }, {}, 1)).toThrow(/needs a limit/);
    expect(() => new Budget({ seconds: 1, steps: null }, {}, 1)).toThrow(/needs a clock/);
    expect(() => new Budget({ seconds: null, steps: -1 }, {}, 1)).toThrow(/not negative/);
  });
});
