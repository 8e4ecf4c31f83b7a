/**
 * A hybrid flow shop: every job passes all stages in the same order; a stage has identical parallel machines, each does one job at a time.
 */
export interface HybridFlowShop {
  readonly jobs: number;
  readonly stages: number;
  /** Machines of each stage. */
  readonly machines: Int32Array;
  /** Duration of job `j` at stage `k` at `k * jobs + j`. */
  readonly time: Int32Array;
}

/**
 * A shop from its machines per stage and its table of durations, `times[job][stage]`.
 * @throws RangeError when there is no job or stage, a stage has no machine, a row has another length, or a duration is not a whole number of at least 1
 */
export function hybridFlowShop(machines: readonly number[], times: readonly (readonly number[])[]): HybridFlowShop {
  const stages = machines.length;
  const jobs = times.length;
  if (stages === 0 || jobs === 0) throw new RangeError(`a flow shop has jobs and stages, got ${jobs} and ${stages}`);
  const empty = machines.findIndex((count) => !Number.isInteger(count) || count < 1);
  if (empty >= 0) throw new RangeError(`stage ${empty + 1} has ${machines[empty]} machines; give at least 1`);
  const time = new Int32Array(stages * jobs);
  times.forEach((row, j) => {
    if (row.length !== stages) throw new RangeError(`job ${j + 1} has ${row.length} durations for ${stages} stages; give one per stage`);
    row.forEach((duration, k) => {
      if (!Number.isInteger(duration) || duration < 1 || duration > 1e6) throw new RangeError(`job ${j + 1} has the duration ${duration} at stage ${k + 1}; durations are whole numbers from 1 to 1 000 000`);
      time[k * jobs + j] = duration;
    });
  });
  return { jobs, stages, machines: Int32Array.from(machines), time };
}
