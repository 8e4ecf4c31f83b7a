/** Index of the first of `count` ascending entries that is `least` or more; `count` when there is none. */
export function lowerBound(ascending: Int32Array | Float64Array, count: number, least: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] >= least) high = middle;
    else low = middle + 1;
  }
  return low;
}
