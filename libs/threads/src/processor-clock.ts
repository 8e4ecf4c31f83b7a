import { existsSync, readFileSync } from 'node:fs';

/** Where Linux counts what the calling thread has used: nanoseconds on a processor come first. */
const COUNTER = '/proc/thread-self/schedstat';
/** Milliseconds of wall time between two readings: a thread cannot use more than that in between. */
const STRIDE = 4;

/**
 * A clock of the processor time that the calling thread has used, in milliseconds: what a search is measured by on a machine that does other work too.
 * @throws Error on systems that do not count it
 */
export function processorClock(): () => number {
  if (!existsSync(COUNTER)) throw new Error('This system does not count the processor time of a thread; use the wall clock.');
  let readAt = -Infinity;
  let used = 0;
  return () => {
    const now = performance.now();
    if (now - readAt < STRIDE) return used;
    readAt = now;
    used = Number(readFileSync(COUNTER, 'latin1').split(' ', 1)[0]) / 1e6;
    return used;
  };
}
