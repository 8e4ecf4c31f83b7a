import { EntitySchema } from 'typeorm';

/** Someone who may log in. */
export interface AccountRow {
  login: string;
  password_hash: string;
  created_at: Date;
}

/** Table `account`. */
export const Accounts = new EntitySchema<AccountRow>({
  name: 'account',
  columns: {
    login: { type: 'text', primary: true, primaryKeyConstraintName: 'account_pk' },
    password_hash: { type: 'text' },
    created_at: { type: 'timestamptz', default: () => 'now()' },
  },
});

/** An open login, by the hash of its token. */
export interface SessionRow {
  token_hash: string;
  login: string;
  expires_at: Date;
}

/** Table `session`. */
export const Sessions = new EntitySchema<SessionRow>({
  name: 'session',
  columns: {
    token_hash: { type: 'text', primary: true, primaryKeyConstraintName: 'session_pk' },
    login: { type: 'text' },
    expires_at: { type: 'timestamptz' },
  },
  foreignKeys: [{ name: 'session_account_fk', target: 'account', columnNames: ['login'], referencedColumnNames: ['login'], onDelete: 'CASCADE' }],
});

/** A key for another system, by the hash of its secret. */
export interface ApiKeyRow {
  id: string;
  name: string;
  key_hash: string;
  created_by: string;
  created_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

/** Table `api_key`. */
export const ApiKeys = new EntitySchema<ApiKeyRow>({
  name: 'api_key',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'api_key_pk' },
    name: { type: 'text' },
    key_hash: { type: 'text' },
    created_by: { type: 'text' },
    created_at: { type: 'timestamptz', default: () => 'now()' },
    last_used_at: { type: 'timestamptz', nullable: true },
    revoked_at: { type: 'timestamptz', nullable: true },
  },
  indices: [{ name: 'api_key_hash', columns: ['key_hash'], unique: true }],
});
