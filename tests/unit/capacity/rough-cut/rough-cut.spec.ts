import { roughCut } from '@lotwright/capacity';
import type { ResourceLoad, RoughCut } from '@lotwright/capacity';
import type { Order, Plant, Process } from '@lotwright/domain';
import { at, equipment, equipmentClass, id, link, min, operation, order, phase, plant, process } from '../../../support/tiny.js';

const MONDAY = at('2026-03-02T00:00+01:00');
const onLine = (attended: number, name = 'mix', of = 'line') => operation(name, { requirement: { kind: 'equipment', equipmentClass: id(of) }, phases: [phase(attended, 'attended')] });

function lineWith(recipe: Process, parts: Partial<Plant> = {}): Plant {
  return plant({
    equipmentClasses: [equipmentClass('line', { duration: min(60), attended: true }), equipmentClass('skid')],
    equipment: [equipment('LINE-1', 'line', { calendar: id('day') }), equipment('SKID-1', 'skid', { calendar: id('day') }), equipment('SKID-2', 'skid', { calendar: id('day') })],
    processes: [recipe],
    ...parts,
  });
}

function orders(count: number, parts: Partial<Order> = {}): Order[] {
  return Array.from({ length: count }, (_, i) => order(`L-${i}`, { sequenceRelease: MONDAY, ...parts }));
}

function cutOf(of: Plant, list: readonly Order[], repeats = false): RoughCut {
  return roughCut({ plant: of, orders: list, actuals: [], now: MONDAY }, { repeats });
}

function resource(cut: RoughCut, name: string): ResourceLoad {
  return cut.resources.find((r) => r.id === name)!;
}

describe('roughCut', () => {
  it('counts the starts that fit a shift, not hours divided by duration', () => {
    // Mon to Fri 06 to 22: three hours and one of changeover fit four times a day, three and a half fit three times only.
    const fits = (minutes: number): number | null => resource(cutOf(lineWith(process([onLine(minutes)])), orders(1)), 'line').startsThatFit;
    expect(fits(180)).toBe(20);
    expect(fits(210)).toBe(15);
  });

  it('lets a start count only where the train behind it fits its hold', () => {
    const train = (hold: number): Plant => lineWith(process([onLine(180), onLine(330, 'filter', 'skid')], [link('mix', 'filter', { maxLag: min(hold) })]));
    const starts = (hold: number): number => resource(cutOf(train(hold), orders(1)), 'line').startsThatFit!;
    // With four hours of hold the filter must end by 22:00 on the same day: two starts a day. A day's hold reaches the next morning, except on Fridays.
    expect(starts(240)).toBe(10);
    expect(starts(1440)).toBe(18);
  });

  it('levels an overload and prices one more hour like a linear program solved by hand', () => {
    // 25 lots ask for 20 places: five wait a week, five times weight 2 times 7 days. One more hour is a quarter of a start.
    const cut = cutOf(lineWith(process([onLine(180)])), orders(25));
    expect(cut.weightedDelayDays).toBeCloseTo(70);
    expect(cut.averageDelayDays).toBeCloseTo(35 / 25);
    const line = resource(cut, 'line');
    expect(line.weeks.slice(0, 2).map((w) => [w.asked, w.load, w.capacity])).toEqual([[expect.closeTo(100), expect.closeTo(80), 80], [0, expect.closeTo(20), 80]]);
    expect(line.valueOfOneMore).toBeCloseTo(0.25 * 2 * 7);
    expect(line.busiest).toEqual({ week: '2026-W10', share: expect.closeTo(1.25) });
  });

  it('lets the urgent go first and says zero where more would buy nothing', () => {
    const list = [...orders(20, { urgency: 'flexible' }), ...orders(5, { urgency: 'urgent' }).map((o, i) => ({ ...o, id: id<Order['id']>(`U-${i}`) }))];
    const recipe = process([onLine(180), onLine(60, 'filter', 'skid')], [link('mix', 'filter')]);
    const cut = cutOf(lineWith(recipe), list);
    expect(cut.weightedDelayDays).toBeCloseTo(5 * 1 * 7);
    expect(resource(cut, 'skid').valueOfOneMore).toBe(0);
  });

  it('says when orders find no week at all, and when nothing offers a capacity', () => {
    const weekly = Array.from({ length: 14 }, (_, week) => orders(50, { sequenceRelease: (MONDAY + week * 7 * 1440 + 600) as Order['sequenceRelease'] })).flat();
    expect(cutOf(lineWith(process([onLine(180)])), weekly).beyond).toBeGreaterThan(0);
    const unqualified = lineWith(process([onLine(180)]), { equipment: [equipment('LINE-1', 'line', { qualifications: [] })] });
    expect(resource(cutOf(unqualified, orders(1)), 'line').share).toBeNull();
  });

  it('adds expected re-makes when asked to', () => {
    const recipe = process([onLine(180), operation('rest', { failure: { probability: 0.2, remakeFrom: id('mix') } })], [link('mix', 'rest')]);
    expect(resource(cutOf(lineWith(recipe), orders(4)), 'line').weeks[0].asked).toBeCloseTo(16);
    expect(resource(cutOf(lineWith(recipe), orders(4), true), 'line').weeks[0].asked).toBeCloseTo(16 * 1.25);
  });

  it('leaves out what is done and cancelled orders', () => {
    const recipe = process([onLine(180), onLine(60, 'filter', 'skid')], [link('mix', 'filter')]);
    const [first, second] = orders(2);
    const done = { order: first.id, operation: id<'mix' & never>('mix'), attempt: 1, state: 'done' as const, start: MONDAY, end: MONDAY, expectedEnd: null, equipment: id<never>('LINE-1'), run: null };
    const cut = roughCut({ plant: lineWith(recipe), orders: [first, { ...second, cancelled: true }], actuals: [done], now: MONDAY }, { repeats: false });
    expect(cut.orders).toBe(1);
    expect(resource(cut, 'line').weeks.every((w) => w.asked === 0)).toBe(true);
    expect(resource(cut, 'skid').weeks[0].asked).toBeGreaterThan(0);
  });
});
