import { counted, datedText, daysText, grouped, lengthText, percent, signed, whenText } from '../../../../apps/cli/src/render/figures.js';
import { at, id } from '../../../support/tiny.js';

describe('figures', () => {
  it('writes lengths by their size', () => {
    expect([0, 47, 60, 690, 1440, 1860, 23 * 60 + 59, 2879, 23_184, 180 * 1440, -75].map(lengthText)).toEqual([
      '0 min', '47 min', '1 h', '11 h 30 min', '1 d', '1 d 7 h', '23 h 59 min', '2 d', '16.1 d', '180 d', '−1 h 15 min',
    ]);
  });

  it('writes instants as planners say them, in the zone of the plant', () => {
    expect(whenText(at('2026-12-03T11:00Z'), id('Europe/Berlin'))).toBe('Thu 3 Dec 12:00');
    expect(datedText(at('2026-12-31T23:30Z'), id('Europe/Berlin'))).toBe('Fri 1 Jan 2027 00:30');
  });

  it('signs differences against a base and never writes minus zero', () => {
    expect([signed(3), signed(-2), signed(0), signed(-0.04, 1), signed(1.25, 1)]).toEqual(['+3', '−2', '0', '0', '+1.3']);
  });

  it('counts with nouns, groups thousands, writes shares and days', () => {
    expect([counted(1, 'lot'), counted(2, 'lot'), grouped(12480), grouped(-999), percent(0.784), daysText(24480)]).toEqual(['1 lot', '2 lots', '12\u202F480', '−999', '78 %', '17.0 d']);
  });
});
