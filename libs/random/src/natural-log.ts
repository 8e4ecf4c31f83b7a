const LN_2 = 0.6931471805599453;
const SQRT_2 = 1.4142135623730951;
const SERIES_TERMS = 12;

/**
 * Natural logarithm from the four basic operations only. `Math.log` may differ in the last bit between engines, these
 * operations may not, so plans that start from a seed are the same everywhere. Relative error below 1e-15.
 * @throws RangeError unless `x` is positive and finite
 */
export function naturalLog(x: number): number {
  if (!(x > 0 && x < Infinity)) throw new RangeError(`a logarithm needs a positive finite number, got ${x}`);
  let exponent = 0;
  let mantissa = x;
  while (mantissa > SQRT_2) {
    mantissa /= 2;
    exponent++;
  }
  while (mantissa * SQRT_2 < 1) {
    mantissa *= 2;
    exponent--;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  let sum = 0;
  for (let k = SERIES_TERMS; k >= 0; k--) sum = sum * square + 1 / (2 * k + 1);
  return exponent * LN_2 + 2 * s * sum;
}
