/** Work on one machine: earliest start, latest end and duration of each piece, the first `count` entries. */
export interface MachineWork {
  count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly time: Int32Array;
}

/**
 * Edge finding (Nuijten 1994; as in Baptiste, Le Pape and Nuijten 2001): a piece that cannot be before the last of a set of others comes behind all of
 * them. Writes the earliest starts that follow to `raised`. Answers false when the work does not fit at all. Wants the pieces by `from`, earliest first.
 */
export function findEdges({ count, from, to, time }: MachineWork, raised: Int32Array, reach: Int32Array): boolean {
  for (let i = 0; i < count; i++) raised[i] = from[i];
  for (let k = 0; k < count; k++) {
    const limit = to[k];
    let work = 0;
    let end = -0x40000000;
    for (let i = count - 1; i >= 0; i--) {
      if (to[i] <= limit) {
        work += time[i];
        if (from[i] + work > end) end = from[i] + work;
        if (end > limit) return false;
      }
      reach[i] = end;
    }
    let early = -0x40000000;
    for (let i = 0; i < count; i++) {
      if (to[i] <= limit) {
        if (from[i] + work > early) early = from[i] + work;
        work -= time[i];
        continue;
      }
      if (from[i] + work + time[i] > limit && reach[i] > raised[i]) raised[i] = reach[i];
      if (early + time[i] > limit && end > raised[i]) raised[i] = end;
    }
  }
  return true;
}
