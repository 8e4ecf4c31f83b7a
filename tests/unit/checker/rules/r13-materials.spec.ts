import { describe, expect, it } from '@jest/globals';
import type { Receipt } from '@lotwright/domain';
import type { Instant } from '@lotwright/time';
import { actual, assignment, id, NOW, operation, order, planningCase, plant, planOf, process } from '../../../support/tiny.js';
import { broken } from '../../../support/broken-rules.js';

const receipt = (when: number, quantity: number, expires: number | null = null): Receipt =>
  ({ at: (NOW + when) as Instant, quantity, expires: expires === null ? null : ((NOW + expires) as Instant) });

function caseWith(receipts: readonly Receipt[]) {
  return planningCase({
    plant: plant({
      materials: [{ id: id('kit'), name: 'kit', unit: 'kits', receipts }],
      processes: [process([operation('a', { materials: [{ material: id('kit'), quantity: 2 }] })])],
    }),
    orders: ['L1', 'L2', 'L3'].map((n) => order(n)),
  });
}
const judge = (receipts: readonly Receipt[], ...starts: number[]) =>
  broken(caseWith(receipts), planOf(starts.map((s, i) => assignment(`L${i + 1}`, 'a', NOW + s, [60])))).filter((t) => !t.startsWith('R16'));

describe('R13 materials', () => {
  it('serve a start from the minute of the receipt', () => {
    expect(judge([receipt(30, 2)], 30)).toEqual([]);
    expect(judge([receipt(30, 2)], 29)).toEqual(['R13 L1/a kit: 2 kits unexpired at 2026-03-02T07:29Z | 0 left']);
    expect(judge([receipt(-9999, 2)], 0)).toEqual([]);
  });

  it('do not serve from the minute of expiry on', () => {
    expect(judge([receipt(0, 2, 31)], 30)).toEqual([]);
    expect(judge([receipt(0, 2, 30)], 30)).toEqual(['R13 L1/a kit: 2 kits unexpired at 2026-03-02T07:30Z | 0 left']);
  });

  it('use the stock that expires first, so that the rest still serves later', () => {
    const stock = [receipt(-1, 2), receipt(0, 2, 60)];
    expect(judge(stock, 0, 90)).toEqual([]);
    expect(judge(stock, 61, 90)).toEqual(['R13 L2/a kit: 2 kits unexpired at 2026-03-02T08:30Z | 0 left']);
  });

  it('may come from several receipts', () => {
    expect(judge([receipt(0, 1), receipt(0, 1, 500)], 0)).toEqual([]);
    expect(judge([receipt(0, 1), receipt(100, 1)], 0)).toEqual(['R13 L1/a kit: 2 kits unexpired at 2026-03-02T07:00Z | 1 left']);
  });

  it('serve equal starts by order id', () => {
    expect(judge([receipt(0, 2)], 0, 0)).toEqual(['R13 L2/a kit: 2 kits unexpired at 2026-03-02T07:00Z | 0 left']);
  });

  it('serve by start, then order, then operation, however the plan lists them', () => {
    const left = (receipts: readonly Receipt[], ...placed: ReturnType<typeof assignment>[]) =>
      broken(twice(receipts), planOf(placed)).filter((t) => t.startsWith('R13')).map((t) => t.split(':')[0]);
    const twice = (receipts: readonly Receipt[]) => {
      const tiny = caseWith(receipts);
      const uses = { materials: [{ material: id<never>('kit'), quantity: 2 }] };
      return { ...tiny, plant: { ...tiny.plant, processes: [process([operation('a', uses), operation('b', uses)])] } };
    };
    const at = (name: string, op: string, start: number) => assignment(name, op, NOW + start, [60]);
    expect(left([receipt(0, 2)], at('L1', 'a', 60), at('L2', 'a', 0))).toEqual(['R13 L1/a kit']);
    expect(left([receipt(0, 2)], at('L2', 'a', 0), at('L1', 'a', 0))).toEqual(['R13 L2/a kit']);
    expect(left([receipt(0, 2)], at('L1', 'b', 0), at('L1', 'a', 0))).toEqual(['R13 L1/b kit']);
  });

  it('are not taken by started work: stock is what is on hand now', () => {
    const running = { ...caseWith([receipt(-10, 2)]), actuals: [actual('L1', 'a')] };
    const plan = planOf([assignment('L1', 'a', NOW - 60, [60], { origin: 'running' }), assignment('L2', 'a', NOW, [60])]);
    expect(broken(running, plan).filter((t) => !t.startsWith('R16'))).toEqual([]);
  });
});
