/** A load on a capacity from `start` to `end`. */
export interface Load {
  readonly start: number;
  readonly end: number;
  readonly amount: number;
  /** Facts fill capacity, but a period that facts alone overfill is nobody's mistake. */
  readonly fact: boolean;
  readonly order: string | null;
  readonly operation: string | null;
}

/** A change of capacity at an instant. */
export interface CapacityStep {
  readonly at: number;
  readonly change: number;
}

/** An unbroken time in which load exceeds capacity. */
export interface Overload {
  readonly start: number;
  readonly end: number;
  /** Load and capacity at its worst minute. */
  readonly load: number;
  readonly capacity: number;
  /** The load in its worst minute that started last and is no fact. */
  readonly last: Load;
}

type Segment = Omit<Overload, 'last'>;

/**
 * Sweeps through time and returns every unbroken time in which the summed load exceeds the capacity (below zero counts as zero)
 * and something that is no fact takes part.
 */
export function overloads(loads: readonly Load[], capacity: readonly CapacityStep[]): readonly Overload[] {
  const real = loads.filter((l) => l.start < l.end && l.amount > 0);
  const found: Overload[] = [];
  let current: Segment | null = null;
  for (const segment of segments(real, capacity)) {
    const isOver = segment.load > segment.capacity && segment.planned;
    if (isOver && current !== null && current.end === segment.start) {
      const worst: Segment = segment.load - segment.capacity > current.load - current.capacity ? segment : current;
      current = { start: current.start, end: segment.end, load: worst.load, capacity: worst.capacity };
      continue;
    }
    if (current !== null) found.push({ ...current, last: lastIn(real, current) });
    current = isOver ? segment : null;
  }
  if (current !== null) found.push({ ...current, last: lastIn(real, current) });
  return found;
}

function segments(loads: readonly Load[], capacity: readonly CapacityStep[]): readonly (Segment & { readonly planned: boolean })[] {
  const steps = [
    ...loads.flatMap((l) => [{ at: l.start, load: l.amount, planned: l.fact ? 0 : 1, change: 0 }, { at: l.end, load: -l.amount, planned: l.fact ? 0 : -1, change: 0 }]),
    ...capacity.map((c) => ({ at: c.at, load: 0, planned: 0, change: c.change })),
  ].sort((a, b) => a.at - b.at);
  const made: (Segment & { planned: boolean })[] = [];
  let load = 0;
  let planned = 0;
  let available = 0;
  steps.forEach((step, i) => {
    load += step.load;
    planned += step.planned;
    available += step.change;
    const end = steps[i + 1]?.at ?? step.at;
    if (end > step.at) made.push({ start: step.at, end, load, capacity: Math.max(0, available), planned: planned > 0 });
  });
  return made;
}

function lastIn(loads: readonly Load[], { start, end }: Segment): Load {
  return loads.filter((l) => !l.fact && l.start < end && l.end > start).reduce((a, b) => (b.start >= a.start ? b : a));
}
