const TWO_32 = 4294967296;
const TWO_53 = 9007199254740992;
const TWO_21 = 2097152;

/** Finaliser of MurmurHash3: every input bit touches every output bit. */
function scramble(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}

function fold(hash: number, word: number): number {
  return scramble((hash ^ Math.imul(word | 0, 0x9e3779b1)) + 0x7f4a7c15);
}

/**
 * A seeded sequence of pseudo-random numbers (xoshiro128**, Blackman and Vigna 2018; period 2^128 − 1). It uses 32-bit
 * integer arithmetic only, so the same seed and name give the same sequence on every machine and engine. Not for secrets.
 */
export class RandomStream {
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  /**
   * @param seed any safe integer; negative ones are fine
   * @param name what the numbers are for; streams of one seed with different names are independent
   * @throws RangeError when the seed is not a safe integer
   */
  constructor(seed: number, name: string) {
    if (!Number.isSafeInteger(seed)) throw new RangeError(`a seed is a whole number, got ${seed}; give for example 1`);
    let hash = fold(fold(0x4c6f7477, seed % TWO_32), Math.floor(seed / TWO_32));
    for (let i = 0; i < name.length; i++) hash = fold(hash, name.charCodeAt(i));
    this.a = fold(hash, 1);
    this.b = fold(hash, 2);
    this.c = fold(hash, 3);
    this.d = fold(hash, 4) | 1;
  }

  /** The next 32 random bits, 0 to 4 294 967 295. */
  nextUint32(): number {
    const five = Math.imul(this.b, 5);
    const result = Math.imul((five << 7) | (five >>> 25), 9);
    const t = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= t;
    this.d = (this.d << 11) | (this.d >>> 21);
    return result >>> 0;
  }

  /** A number in [0, 1) with 53 random bits. */
  next(): number {
    const high = this.nextUint32() >>> 5;
    const low = this.nextUint32() >>> 6;
    return (high * 67108864 + low) / TWO_53;
  }

  /** A whole number from 0 to `n − 1`; no value is more likely than another by more than n / 2^32. `n` must be a whole number of at least 1. */
  nextInt(n: number): number {
    if (n < TWO_21) return Math.floor((this.nextUint32() * n) / TWO_32);
    return Math.floor(this.next() * n);
  }

  /** True with the given probability, 0 to 1. */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Brings the first `count` items into random order, in place (Fisher and Yates), and returns the items. */
  shuffle<T>(items: T[], count?: number): T[];
  shuffle(items: Int32Array, count?: number): Int32Array;
  shuffle(items: unknown[] | Int32Array, count = items.length): unknown[] | Int32Array {
    for (let i = count - 1; i > 0; i--) {
      const j = this.nextInt(i + 1);
      const item = items[i];
      items[i] = items[j];
      items[j] = item;
    }
    return items;
  }

  /** One of the items. @throws RangeError when there are none. */
  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError('cannot pick from an empty list');
    return items[this.nextInt(items.length)];
  }
}

/** The stream called `name` of a seed: `stream(1, 'orders')`. Same seed and name, same numbers; other names are independent. */
export function stream(seed: number, name: string): RandomStream {
  return new RandomStream(seed, name);
}
