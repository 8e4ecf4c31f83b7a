/** One piece of work as the checker sees it: who it belongs to, which step of that job it is, and its durations by machine (0 = not eligible). */
export interface Work {
  readonly job: number;
  readonly step: number;
  readonly durations: readonly number[];
}

/**
 * Length of the schedule that machine sequences stand for, found without graphs: the day is simulated minute by minute of events, a machine takes
 * its next work when the job's steps before it are over.
 * @throws Error when work is missing, doubled, on a machine that may not do it, or waits for itself
 */
export function simulatedMakespan(works: readonly Work[], sequences: readonly ArrayLike<number>[]): number {
  const seen = new Set<number>();
  sequences.forEach((sequence, k) => Array.from(sequence).forEach((id) => {
    if (seen.has(id)) throw new Error(`work ${id} is done twice`);
    if (!((works[id]?.durations[k] ?? 0) > 0)) throw new Error(`work ${id} may not run on machine ${k}`);
    seen.add(id);
  }));
  if (seen.size !== works.length) throw new Error(`${works.length - seen.size} works are missing`);
  const queues = sequences.map((sequence) => Array.from(sequence));
  const busyUntil = queues.map(() => 0);
  const jobs = new Map<number, { step: number; ready: number }>();
  for (const { job } of works) jobs.set(job, { step: 0, ready: 0 });
  let now = 0;
  for (let left = works.length; left > 0; ) {
    let begun = 0;
    queues.forEach((queue, k) => {
      const work = works[queue[0]];
      const state = work && jobs.get(work.job);
      if (!work || !state || busyUntil[k] > now || state.step !== work.step || state.ready > now) return;
      queue.shift();
      busyUntil[k] = now + work.durations[k];
      jobs.set(work.job, { step: work.step + 1, ready: busyUntil[k] });
      begun++;
    });
    left -= begun;
    if (begun > 0) continue;
    const coming = [...busyUntil, ...[...jobs.values()].map(({ ready }) => ready)].filter((t) => t > now);
    if (left > 0 && coming.length === 0) throw new Error('work waits for itself');
    if (left > 0) now = Math.min(...coming);
  }
  return Math.max(0, ...busyUntil);
}
