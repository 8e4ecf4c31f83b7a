import type { CoiId } from '@lotwright/domain';
import type { RandomStream } from '@lotwright/random';

/** Letters and digits that cannot be misread for one another. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTVWXYZ';

/**
 * A chain-of-identity token such as `7KQ4-T9M2-XW`: eight random characters and two check characters. Opaque: it says
 * nothing about anyone.
 */
export function coiToken(random: RandomStream): CoiId {
  let token = '';
  let sum = 0;
  let weighted = 0;
  for (let i = 0; i < 8; i++) {
    const value = random.nextInt(ALPHABET.length);
    sum = (sum + value) % ALPHABET.length;
    weighted = (weighted + value * (i + 1)) % ALPHABET.length;
    token += ALPHABET[value];
  }
  return `${token.slice(0, 4)}-${token.slice(4)}-${ALPHABET[sum]}${ALPHABET[weighted]}` as CoiId;
}
