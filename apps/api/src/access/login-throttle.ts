import type { Clock } from '@lotwright/planning';
import { Refusal } from '../problem/problem.js';

const FREE_TRIES = 5;
const LONGEST_WAIT = 15 * 60_000;
const MOST_ENTRIES = 10_000;

/** Slows guessing down: after five failures every further one doubles the wait, up to a quarter of an hour. */
export class LoginThrottle {
  private readonly failures = new Map<string, { count: number; until: number }>();

  constructor(private readonly clock: Clock) {}

  /** @throws Refusal while the login must wait */
  check(login: string, address: string): void {
    const entry = this.failures.get(`${login}|${address}`);
    const wait = (entry?.until ?? 0) - this.clock.now();
    if (wait > 0) throw new Refusal('too_many_logins', 'This login failed too often from this address.', { retryAfter: Math.ceil(wait / 1000) });
  }

  failed(login: string, address: string): void {
    if (this.failures.size >= MOST_ENTRIES) this.failures.delete(this.failures.keys().next().value!);
    const key = `${login}|${address}`;
    const count = (this.failures.get(key)?.count ?? 0) + 1;
    const wait = count < FREE_TRIES ? 0 : Math.min(1000 * 2 ** (count - FREE_TRIES), LONGEST_WAIT);
    this.failures.set(key, { count, until: this.clock.now() + wait });
  }

  succeeded(login: string, address: string): void {
    this.failures.delete(`${login}|${address}`);
  }
}
