import { describe, expect, test } from '@jest/globals';
import { hashPassword, hashSecret, isPassword, newPassword, newSecret } from '../../../../apps/api/src/access/secrets.js';

describe('secrets', () => {
  test('a password is recognised by its hash, and nothing else is', async () => {
    const password = newPassword();
    const stored = await hashPassword(password);
    expect(stored).toMatch(/^scrypt\$32768\$8\$1\$/);
    expect(stored).not.toContain(password);
    expect(await isPassword(password, stored)).toBe(true);
    expect(await isPassword(`${password}x`, stored)).toBe(false);
  });

  test('no password fits a login that does not exist', async () => {
    expect(await isPassword('anything', null)).toBe(false);
  });

  test('two hashes of one password differ', async () => {
    expect(await hashPassword('same')).not.toBe(await hashPassword('same'));
  });

  test('passwords can be read out; secrets have 256 bits', () => {
    expect(newPassword()).toMatch(/^([a-z2-9]{4}-){4}[a-z2-9]{4}$/);
    expect(newSecret('lw_')).toMatch(/^lw_[\w-]{43}$/);
    expect(newSecret('')).not.toBe(newSecret(''));
    expect(hashSecret('a')).toHaveLength(64);
  });
});
