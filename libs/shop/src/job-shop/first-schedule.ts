import type { RandomStream } from '@lotwright/random';
import type { FlexibleJobShop } from './flexible-job-shop.js';

/** A machine for each operation, and an order of all operations that follows the jobs. */
export interface Draft {
  readonly machineOf: Int32Array;
  readonly order: Int32Array;
}

/** A schedule by chance: jobs in random turn, each operation on the machine that ends it first; ties and one choice in five by chance. */
export function firstSchedule(shop: FlexibleJobShop, random: RandomStream): Draft {
  const turns: number[] = Array.from(shop.jobOf);
  random.shuffle(turns);
  const nextOf = shop.firstOf.slice();
  const jobFree = new Int32Array(shop.jobs);
  const machineFree = new Int32Array(shop.machines);
  const machineOf = new Int32Array(shop.operations);
  const order = new Int32Array(shop.operations);
  turns.forEach((job, i) => {
    const v = nextOf[job]++;
    const k = random.chance(0.2) ? shop.eligible[shop.eligibleFrom[v] + random.nextInt(shop.eligibleFrom[v + 1] - shop.eligibleFrom[v])] : quickest(shop, v, jobFree[job], machineFree);
    const end = Math.max(jobFree[job], machineFree[k]) + shop.time[v * shop.machines + k];
    jobFree[job] = end;
    machineFree[k] = end;
    machineOf[v] = k;
    order[i] = v;
  });
  return { machineOf, order };
}

function quickest(shop: FlexibleJobShop, v: number, ready: number, machineFree: Int32Array): number {
  let best = -1;
  let bestEnd = Infinity;
  for (let e = shop.eligibleFrom[v]; e < shop.eligibleFrom[v + 1]; e++) {
    const k = shop.eligible[e];
    const end = Math.max(ready, machineFree[k]) + shop.time[v * shop.machines + k];
    if (end < bestEnd) {
      bestEnd = end;
      best = k;
    }
  }
  return best;
}
