import { describe, expect, test } from '@jest/globals';
import type { Moment } from '@lotwright/planning';
import { LoginThrottle } from '../../../../apps/api/src/access/login-throttle.js';
import { Refusal } from '../../../../apps/api/src/problem/problem.js';

describe('the login throttle', () => {
  let now = 0;
  const throttle = new LoginThrottle({ now: () => now as Moment });
  const fail = (times: number) => Array.from({ length: times }).forEach(() => throttle.failed('planner', '::1'));

  test('lets a few mistakes pass', () => {
    fail(4);
    expect(() => throttle.check('planner', '::1')).not.toThrow();
  });

  test('then doubles the wait with every failure, and tells how long', () => {
    fail(3);
    const refused = (() => {
      try {
        throttle.check('planner', '::1');
        return null;
      } catch (error) {
        return error as Refusal;
      }
    })();
    expect(refused).toMatchObject({ code: 'too_many_logins', rest: { retryAfter: 4 } });
    now += 4000;
    expect(() => throttle.check('planner', '::1')).not.toThrow();
  });

  test('never locks anybody out for more than a quarter of an hour, and nobody else at all', () => {
    fail(50);
    expect(() => throttle.check('planner', '10.0.0.7')).not.toThrow();
    now += 15 * 60_000;
    expect(() => throttle.check('planner', '::1')).not.toThrow();
  });

  test('forgets everything after a success', () => {
    throttle.succeeded('planner', '::1');
    fail(4);
    expect(() => throttle.check('planner', '::1')).not.toThrow();
  });
});
