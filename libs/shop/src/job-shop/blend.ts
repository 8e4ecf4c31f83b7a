import type { RandomStream } from '@lotwright/random';
import type { Elite } from './elite.js';
import type { Draft } from './first-schedule.js';

/**
 * A schedule between two others: operations by a weighted mean of their places in both orders, machines from either by chance. A convex combination
 * of two orders that follow the jobs follows them too, so nothing has to be mended.
 */
export function blend(a: Elite, b: Elite, random: RandomStream): Draft {
  const share = 0.3 + 0.4 * random.next();
  const machineOf = a.machineOf.slice();
  const key = new Float64Array(machineOf.length);
  for (let v = 0; v < machineOf.length; v++) {
    if (random.chance(share)) machineOf[v] = b.machineOf[v];
    key[v] = (1 - share) * a.rank[v] + share * b.rank[v];
  }
  const order = a.order.slice().sort((u, v) => key[u] - key[v] || u - v);
  return { machineOf, order };
}
