/**
 * The levels of a plan by docs/engine/model.md, reckoned from its assignments and runs alone, for plans of any origin. Without a published plan the stability
 * level is 0 and is left out.
 */
export function levelsOf({ plant, orders }, plan) {
  const ends = new Map(plan.assignments.map((a) => [`${a.order}\n${a.operation}`, a.end]));
  const levels = { unplanned: 0, lateness: 0, turnaround: 0, cost: emptyPlaces(plant, plan) };
  for (const order of orders) {
    if (order.cancelled) continue;
    const weight = plant.policy.urgencyWeights[order.urgency];
    const process = plant.processes.find((p) => p.id === order.process && p.version === order.processVersion);
    const ready = ends.get(`${order.id}\n${process.patientReady}`);
    const arrival = ends.get(`${order.id}\n${process.arrival}`);
    if (ready === undefined || arrival === undefined) {
      levels.unplanned += weight;
      continue;
    }
    levels.turnaround += weight * (ready - order.sequenceRelease);
    levels.lateness += weight * (missed(order.windows, arrival) + (order.latestUseful !== null && arrival > order.latestUseful ? PAST_USE : 0));
  }
  return levels;
}

/** Negative when `a` is better than `b`, 0 when no level differs; the first level that differs decides. */
export function compareLevels(a, b) {
  for (const level of ['unplanned', 'lateness', 'turnaround', 'cost']) if (a[level] !== b[level]) return a[level] - b[level];
  return 0;
}

const PAST_USE = 100;

function missed(windows, arrival) {
  return windows === null || arrival <= windows.closes ? 0 : Math.ceil((arrival - windows.closes) / windows.every);
}

function emptyPlaces(plant, plan) {
  const samples = new Map();
  for (const { run } of plan.assignments) if (run !== null) samples.set(run, (samples.get(run) ?? 0) + 1);
  const capacity = new Map(plant.qcMethods.map((method) => [method.id, method.capacity]));
  return plan.runs.reduce((total, run) => total + capacity.get(run.method) - (samples.get(run.id) ?? 0), 0);
}
