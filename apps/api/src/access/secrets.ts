import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

const COST = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const LENGTH = 32;

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => scrypt(password.normalize('NFKC'), salt, LENGTH, COST, (error, key) => (error ? reject(error) : resolve(key))));
}

/** Hash of a password as it is stored: scrypt with its parameters and salt. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), (await derive(password, salt)).toString('base64url')].join('$');
}

/** A hash nobody knows the password of: compared with when a login does not exist, so that both take equally long. */
const NOBODY = hashPassword(randomBytes(16).toString('hex'));

/** True when the password is the one that was hashed. `null` (no such login) takes as long as a wrong password. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [, , , , salt, hash] = (stored ?? (await NOBODY)).split('$');
  const expected = Buffer.from(hash, 'base64url');
  return timingSafeEqual(await derive(password, Buffer.from(salt, 'base64url')), expected) && stored !== null;
}

/** A password that can be read out and typed: five groups of four, about 100 bits. */
export function newPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const chosen = Array.from(randomBytes(20), (byte) => letters[byte % letters.length]).join('');
  return chosen.match(/.{4}/g)!.join('-');
}

/** A token or key secret of 256 bits. */
export function newSecret(prefix: string): string {
  return `${prefix}${randomBytes(32).toString('base64url')}`;
}

/** What is stored of a token or key: enough to recognise it, not enough to use it. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
