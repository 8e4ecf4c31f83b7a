import type { Moment } from './moment.js';

/** Someone who may log in. */
export interface Account {
  readonly login: string;
  /** scrypt, with its parameters and salt. */
  readonly passwordHash: string;
}

/** A login that is open. */
export interface OpenSession {
  readonly login: string;
  readonly expiresAt: Moment;
}

/** A key for another system, without its secret. */
export interface ApiKey {
  readonly id: string;
  /** What the key is for. */
  readonly name: string;
  readonly createdBy: string;
  readonly createdAt: Moment;
  readonly lastUsedAt: Moment | null;
  readonly revokedAt: Moment | null;
}

/** Where accounts, sessions and keys are kept; secrets only as hashes. */
export interface AccountStore {
  account(login: string): Promise<Account | null>;
  anyAccount(): Promise<Account | null>;
  /** Adds an account or gives it a new password; all its sessions end. */
  setPassword(login: string, passwordHash: string): Promise<void>;
  openSession(tokenHash: string, login: string, expiresAt: Moment): Promise<void>;
  /** The session of a token, `null` when it is unknown or over. */
  session(tokenHash: string): Promise<OpenSession | null>;
  closeSession(tokenHash: string): Promise<void>;
  addKey(name: string, keyHash: string, createdBy: string): Promise<ApiKey>;
  keys(): Promise<ApiKey[]>;
  /** The unrevoked key of a hash; notes its use. */
  useKey(keyHash: string): Promise<ApiKey | null>;
  /** False when there is no such key. */
  revokeKey(id: string): Promise<boolean>;
}
