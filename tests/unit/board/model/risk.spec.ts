import { describe, expect, it } from '@jest/globals';
import type { Order } from '@lotwright/domain';
import type { Hold } from '../../../../apps/board/src/model/lot.js';
import { isTight, RISK_SLACK, statusOf } from '../../../../apps/board/src/model/risk.js';

const order = { cancelled: false } as Order;
const hold = (left: number, stage = 'formulation', start = 2000): Hold =>
  ({ tight: isTight(left, 1440), left, limit: 1440, from: { stage }, to: { start } }) as unknown as Hold;

describe('at risk', () => {
  it('is late only after the window has closed', () => {
    expect(statusOf(order, 1, true, [], 0 as never).status).toBe('late');
    expect(statusOf(order, 0, true, [], 0 as never).status).toBe('risk');
  });

  it('begins a day before the window closes', () => {
    expect(statusOf(order, -(RISK_SLACK - 1), true, [], 0 as never)).toEqual({ status: 'risk', risk: 'window' });
    expect(statusOf(order, -RISK_SLACK, true, [], 0 as never).status).toBe('on-time');
  });

  it('counts a tight hold of the product that lies ahead', () => {
    expect(statusOf(order, -9000, true, [hold(47)], 0 as never)).toEqual({ status: 'risk', risk: 'hold' });
    expect(statusOf(order, -9000, true, [hold(47, 'formulation', -5)], 0 as never).status).toBe('on-time');
    expect(statusOf(order, -9000, true, [hold(47, 'logistics')], 0 as never).status).toBe('on-time');
  });

  it('knows lots without window, without plan and cancelled ones', () => {
    expect(statusOf(order, null, true, [], 0 as never).status).toBe('on-time');
    expect(statusOf(order, null, false, [], 0 as never).status).toBe('unplanned');
    expect(statusOf({ ...order, cancelled: true }, null, false, [], 0 as never).status).toBe('cancelled');
  });
});

describe('a tight hold', () => {
  it('has less than a tenth or less than an hour left', () => {
    expect(isTight(143, 1440)).toBe(true);
    expect(isTight(144, 1440)).toBe(false);
    expect(isTight(59, 300)).toBe(true);
    expect(isTight(60, 300)).toBe(false);
  });

  it('is not what may not wait at all, nor a short hold that has not been used', () => {
    expect(isTight(0, 0)).toBe(false);
    expect(isTight(60, 60)).toBe(false);
  });
});
