import { describe, expect, test } from '@jest/globals';
import type { Moment } from '@lotwright/planning';
import { adapters } from './adapters.js';

const later = () => (Date.now() + 60_000) as Moment;

describe.each(adapters())('an account store in $name', ({ fresh }) => {
  test('knows an account by its login and replaces its password', async () => {
    const { accounts } = await fresh();
    expect(await accounts.anyAccount()).toBeNull();
    await accounts.setPassword('planner', 'hash one');
    await accounts.setPassword('planner', 'hash two');
    expect(await accounts.account('planner')).toEqual({ login: 'planner', passwordHash: 'hash two' });
    expect(await accounts.anyAccount()).toMatchObject({ login: 'planner' });
    expect(await accounts.account('somebody')).toBeNull();
  });

  test('opens sessions and closes them', async () => {
    const { accounts } = await fresh();
    await accounts.setPassword('planner', 'hash');
    const end = later();
    await accounts.openSession('token', 'planner', end);
    expect(await accounts.session('token')).toEqual({ login: 'planner', expiresAt: end });
    await accounts.closeSession('token');
    expect(await accounts.session('token')).toBeNull();
  });

  test('lets a session run out, and ends all of them with a new password', async () => {
    const { accounts } = await fresh();
    await accounts.setPassword('planner', 'hash');
    await accounts.openSession('old', 'planner', (Date.now() - 1) as Moment);
    await accounts.openSession('open', 'planner', later());
    expect(await accounts.session('old')).toBeNull();
    await accounts.setPassword('planner', 'another hash');
    expect(await accounts.session('open')).toBeNull();
  });

  test('hands out keys, notes their use and revokes them', async () => {
    const { accounts } = await fresh();
    const { id } = await accounts.addKey('clinic portal', 'key hash', 'planner');
    expect(await accounts.keys()).toMatchObject([{ id, name: 'clinic portal', createdBy: 'planner', lastUsedAt: null, revokedAt: null }]);
    expect((await accounts.useKey('key hash'))?.lastUsedAt).not.toBeNull();
    expect(await accounts.useKey('made up')).toBeNull();
    expect(await accounts.revokeKey(id)).toBe(true);
    expect(await accounts.useKey('key hash')).toBeNull();
    expect(await accounts.revokeKey('nonsense')).toBe(false);
  });
});
