import type { Account, AccountStore, ApiKey, Moment, OpenSession } from '@lotwright/planning';
import { randomUUID } from 'node:crypto';
import { IsNull, LessThan, MoreThan } from 'typeorm';
import type { DataSource } from 'typeorm';
import { Accounts, ApiKeys, Sessions } from '../schemas/account-rows.js';
import type { AccountRow, ApiKeyRow } from '../schemas/account-rows.js';
import { isUuid } from './ids.js';
import { momentOf } from './instants.js';

/** Accounts, sessions and keys in PostgreSQL; secrets only as hashes. */
export class StoredAccounts implements AccountStore {
  constructor(private readonly source: DataSource) {}

  async account(login: string): Promise<Account | null> {
    return accountOf(await this.source.getRepository(Accounts).findOneBy({ login }));
  }

  async anyAccount(): Promise<Account | null> {
    const [oldest] = await this.source.getRepository(Accounts).find({ order: { created_at: 'ASC' }, take: 1 });
    return accountOf(oldest ?? null);
  }

  async setPassword(login: string, passwordHash: string): Promise<void> {
    await this.source.transaction(async (manager) => {
      await manager.upsert(Accounts, { login, password_hash: passwordHash }, ['login']);
      await manager.delete(Sessions, { login });
    });
  }

  async openSession(tokenHash: string, login: string, expiresAt: Moment): Promise<void> {
    const sessions = this.source.getRepository(Sessions);
    await sessions.delete({ expires_at: LessThan(new Date()) });
    await sessions.insert({ token_hash: tokenHash, login, expires_at: new Date(expiresAt) });
  }

  async session(tokenHash: string): Promise<OpenSession | null> {
    const row = await this.source.getRepository(Sessions).findOneBy({ token_hash: tokenHash, expires_at: MoreThan(new Date()) });
    return row && { login: row.login, expiresAt: momentOf(row.expires_at) };
  }

  async closeSession(tokenHash: string): Promise<void> {
    await this.source.getRepository(Sessions).delete({ token_hash: tokenHash });
  }

  async addKey(name: string, keyHash: string, createdBy: string): Promise<ApiKey> {
    const id = randomUUID();
    const keys = this.source.getRepository(ApiKeys);
    await keys.insert({ id, name, key_hash: keyHash, created_by: createdBy });
    return keyOf(await keys.findOneByOrFail({ id }));
  }

  async keys(): Promise<ApiKey[]> {
    return (await this.source.getRepository(ApiKeys).find({ order: { created_at: 'ASC' } })).map(keyOf);
  }

  async useKey(keyHash: string): Promise<ApiKey | null> {
    const keys = this.source.getRepository(ApiKeys);
    const { affected } = await keys.update({ key_hash: keyHash, revoked_at: IsNull() }, { last_used_at: new Date() });
    const row = affected === 1 ? await keys.findOneBy({ key_hash: keyHash }) : null;
    return row && keyOf(row);
  }

  async revokeKey(id: string): Promise<boolean> {
    if (!isUuid(id)) return false;
    const keys = this.source.getRepository(ApiKeys);
    await keys.update({ id, revoked_at: IsNull() }, { revoked_at: new Date() });
    return keys.existsBy({ id });
  }
}

function accountOf(row: AccountRow | null): Account | null {
  return row && { login: row.login, passwordHash: row.password_hash };
}

function keyOf(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    createdBy: row.created_by,
    createdAt: momentOf(row.created_at),
    lastUsedAt: momentOf(row.last_used_at),
    revokedAt: momentOf(row.revoked_at),
  };
}
