import { describe, expect, it } from '@jest/globals';
import { cutAt, openOrders } from '@lotwright/demo';
import { instant } from '@lotwright/time';
import type { Assignment, Order, Plan } from '@lotwright/domain';

function work(operation: string, start: number, end: number): Assignment {
  return {
    order: 'A' as Assignment['order'],
    operation: operation as Assignment['operation'],
    attempt: 1,
    equipment: 'E-1' as Assignment['equipment'],
    run: null,
    start: instant(start),
    end: instant(end),
    phases: [{ start: instant(start), end: instant(end) }],
    origin: 'planned',
  };
}

const planOf = (assignments: Assignment[], runs: unknown[] = []): Plan => ({ assignments, runs, accounts: [] }) as unknown as Plan;

describe('cutAt', () => {
  it('tells done, running and released work apart and leaves later work alone', () => {
    const plan = planOf([work('a', 0, 100), work('b', 90, 200), work('c', 100, 160), work('d', 580, 600)]);
    const [a, b, c] = cutAt(plan, instant(100));
    expect(a).toMatchObject({ operation: 'a', state: 'done', start: 0, end: 100, expectedEnd: null, equipment: 'E-1', attempt: 1 });
    expect(b).toMatchObject({ operation: 'b', state: 'running', start: 90, end: null, expectedEnd: 200 });
    expect(c).toMatchObject({ operation: 'c', state: 'released', start: null, end: null, equipment: null });
    expect(cutAt(plan, instant(100))).toHaveLength(3);
  });

  it('records the instrument of a run as the equipment of its samples', () => {
    const sample = { ...work('a', 0, 100), equipment: null, run: 'R' as Assignment['run'] };
    const [done] = cutAt(planOf([sample], [{ id: 'R', instrument: 'I-1' }]), instant(100));
    expect(done).toMatchObject({ state: 'done', equipment: 'I-1', run: 'R' });
  });

  it('drops orders whose arrival is over and keeps unplanned ones', () => {
    const plan = { assignments: [], accounts: [{ order: 'A', arrival: 50 }, { order: 'B', arrival: 150 }] } as unknown as Plan;
    const orders = ['A', 'B', 'C'].map((id) => ({ id }) as Order);
    expect(openOrders(plan, orders, instant(100)).map((order) => order.id)).toEqual(['B', 'C']);
  });
});
