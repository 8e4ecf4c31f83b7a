import type { Account, AccountStore, ApiKey, OpenSession } from '../ports/accounts.js';
import type { Clock, Moment } from '../ports/moment.js';

/** Accounts, sessions and keys in memory: the double of the database in tests. */
export class MemoryAccounts implements AccountStore {
  private readonly accounts = new Map<string, Account>();
  private readonly sessions = new Map<string, OpenSession>();
  private readonly apiKeys = new Map<string, ApiKey>();

  constructor(private readonly clock: Clock) {}

  async account(login: string): Promise<Account | null> {
    return this.accounts.get(login) ?? null;
  }

  async anyAccount(): Promise<Account | null> {
    return this.accounts.values().next().value ?? null;
  }

  async setPassword(login: string, passwordHash: string): Promise<void> {
    this.accounts.set(login, { login, passwordHash });
    for (const [hash, session] of this.sessions) if (session.login === login) this.sessions.delete(hash);
  }

  async openSession(tokenHash: string, login: string, expiresAt: Moment): Promise<void> {
    this.sessions.set(tokenHash, { login, expiresAt });
  }

  async session(tokenHash: string): Promise<OpenSession | null> {
    const session = this.sessions.get(tokenHash);
    return session !== undefined && session.expiresAt > this.clock.now() ? session : null;
  }

  async closeSession(tokenHash: string): Promise<void> {
    this.sessions.delete(tokenHash);
  }

  async addKey(name: string, keyHash: string, createdBy: string): Promise<ApiKey> {
    const key = { id: `key-${this.apiKeys.size + 1}`, name, createdBy, createdAt: this.clock.now(), lastUsedAt: null, revokedAt: null };
    this.apiKeys.set(keyHash, key);
    return key;
  }

  async keys(): Promise<ApiKey[]> {
    return [...this.apiKeys.values()];
  }

  async useKey(keyHash: string): Promise<ApiKey | null> {
    const key = this.apiKeys.get(keyHash);
    if (key === undefined || key.revokedAt !== null) return null;
    const used = { ...key, lastUsedAt: this.clock.now() };
    this.apiKeys.set(keyHash, used);
    return used;
  }

  async revokeKey(id: string): Promise<boolean> {
    const found = [...this.apiKeys].find(([, key]) => key.id === id);
    if (found === undefined) return false;
    this.apiKeys.set(found[0], { ...found[1], revokedAt: found[1].revokedAt ?? this.clock.now() });
    return true;
  }
}
