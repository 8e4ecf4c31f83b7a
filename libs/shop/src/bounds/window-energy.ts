/** Work for one group of parallel machines. Arrays run over the same jobs. */
export interface GroupWork {
  /** Machines of the group. */
  readonly machines: number;
  /** Earliest start of each job's work here. */
  readonly heads: ArrayLike<number>;
  /** Shortest duration of each job's work here, on any machine of the group. */
  readonly durations: ArrayLike<number>;
  /** Least time between the end of the work here and the end of the schedule. */
  readonly tails: ArrayLike<number>;
}

/**
 * A makespan that no schedule beats, at least `floor`. In a schedule of length C the work of a job lies in [head, C − tail]. For every
 * window [a, C − b] the part of each job that cannot avoid the window must fit into the machine time of the window; the smallest C for which
 * all windows hold is the bound. Windows begin at one of the `windows` smallest distinct heads and end before one of the smallest distinct tails.
 */
export function windowEnergyBound(work: GroupWork, floor: number, windows: number): number {
  const starts = smallest(work.heads, windows);
  const ends = smallest(work.tails, windows);
  let bound = floor;
  for (let j = 0; j < work.heads.length; j++) bound = Math.max(bound, work.heads[j] + work.durations[j] + work.tails[j]);
  for (;;) {
    let raised = bound;
    for (const a of starts) for (const b of ends) raised = raise(work, a, b, raised);
    if (raised === bound) return bound;
    bound = raised;
  }
}

/** The next makespan from `makespan` on for which the window [a, makespan − b] holds its energy. */
function raise(work: GroupWork, a: number, b: number, makespan: number): number {
  let c = makespan;
  while (c - b > a) {
    const excess = windowEnergy(work, a, b, c - b) - work.machines * (c - b - a);
    if (excess <= 0) return c;
    // Energy never shrinks when C grows, and room grows by the machines per unit: nothing in between holds either.
    c += Math.ceil(excess / work.machines);
  }
  return c;
}

function windowEnergy({ heads, durations, tails }: GroupWork, a: number, b: number, end: number): number {
  const width = end - a;
  let energy = 0;
  for (let j = 0; j < heads.length; j++) {
    const p = durations[j];
    const startsEarly = p - Math.max(0, a - heads[j]);
    const endsLate = p - Math.max(0, b - tails[j]);
    const part = Math.min(p, startsEarly, endsLate, width);
    if (part > 0) energy += part;
  }
  return energy;
}

function smallest(values: ArrayLike<number>, count: number): number[] {
  return [...new Set(Array.from(values))].sort((x, y) => x - y).slice(0, count);
}
