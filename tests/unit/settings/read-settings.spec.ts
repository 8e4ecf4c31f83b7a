import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { environmentPage, readSettings, SettingsError } from '@lotwright/settings';

describe('settings', () => {
  test('have a default each, so that nothing need be set', () => {
    expect(readSettings({})).toMatchObject({ databaseUrl: null, redisUrl: null, host: '127.0.0.1', port: 4080, logLevel: 'warn' });
  });

  test('are read from text, and an empty variable counts as missing', () => {
    expect(readSettings({ LOTWRIGHT_PORT: '9000', REDIS_URL: '', DATABASE_URL: 'postgres://u:p@db:5432/x' })).toMatchObject({
      port: 9000,
      redisUrl: null,
      databaseUrl: 'postgres://u:p@db:5432/x',
    });
  });

  test('name every wrong variable at once and never its value', () => {
    const read = () => readSettings({ LOTWRIGHT_PORT: 'eighty', DATABASE_URL: 'mysql://secret@db', LOTWRIGHT_LOG: 'loud' });
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(/LOTWRIGHT_PORT/);
    expect(read).toThrow(/DATABASE_URL.*postgres:\/\//);
    expect(read).toThrow(/LOTWRIGHT_LOG.*error, warn, info/);
    expect(read).not.toThrow(/secret/);
  });

  test('are described by docs/reference/environment.md (node apps/api/dist/reference.js writes it)', () => {
    expect(readFileSync(new URL('../../../docs/reference/environment.md', import.meta.url), 'utf8')).toBe(environmentPage());
  });
});
