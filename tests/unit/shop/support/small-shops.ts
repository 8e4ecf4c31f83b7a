import { stream } from '@lotwright/random';
import type { Work } from './schedule-check.js';

/** Durations of a random flexible job shop: `[job][operation][machine]`, 0 where not eligible. */
export function randomJobShop(seed: number, jobs: number, operations: number, machines: number): number[][][] {
  const random = stream(seed, 'small job shop');
  return Array.from({ length: jobs }, () => Array.from({ length: operations }, () => {
    const row = Array.from({ length: machines }, () => (random.chance(0.6) ? 1 + random.nextInt(9) : 0));
    if (!row.some((p) => p > 0)) row[random.nextInt(machines)] = 1 + random.nextInt(9);
    return row;
  }));
}

/** The same as a list of works, numbered job after job. */
export function worksOfJobShop(times: readonly (readonly (readonly number[])[])[]): Work[] {
  return times.flatMap((rows, job) => rows.map((durations, step) => ({ job, step, durations })));
}

/** Shortest makespan of a tiny shop: tries every way to append the next step of some job to some machine. */
export function bruteForceMakespan(works: readonly Work[], machines: number): number {
  const chains = new Map<number, Work[]>();
  for (const work of works) chains.set(work.job, [...(chains.get(work.job) ?? []), work]);
  const rows = [...chains.values()];
  const step = rows.map(() => 0);
  const ready = rows.map(() => 0);
  const free = Array.from({ length: machines }, () => 0);
  let best = Infinity;
  const extend = (left: number, makespan: number): void => {
    if (makespan >= best) return;
    if (left === 0) {
      best = makespan;
      return;
    }
    rows.forEach((row, j) => {
      if (step[j] === row.length) return;
      const before = ready[j];
      row[step[j]].durations.forEach((p, k) => {
        if (p === 0) return;
        const idle = free[k];
        if (row[step[j]].durations.some((other, i) => i < k && other === p && free[i] === idle)) return;
        const end = Math.max(before, idle) + p;
        step[j]++;
        ready[j] = end;
        free[k] = end;
        extend(left - 1, Math.max(makespan, end));
        step[j]--;
        ready[j] = before;
        free[k] = idle;
      });
    });
  };
  extend(works.length, 0);
  return best;
}

/** Durations of a random hybrid flow shop: `[job][stage]`. */
export function randomFlowShop(seed: number, jobs: number, stages: number): number[][] {
  const random = stream(seed, 'small flow shop');
  return Array.from({ length: jobs }, () => Array.from({ length: stages }, () => 1 + random.nextInt(20)));
}

/** A hybrid flow shop as a list of works, numbered job after job, with the machines of all stages in a row. */
export function worksOfFlowShop(machines: readonly number[], times: readonly (readonly number[])[]): Work[] {
  const stageOf = machines.flatMap((count, k) => Array.from({ length: count }, () => k));
  return times.flatMap((row, job) => row.map((p, step) => ({ job, step, durations: stageOf.map((k) => (k === step ? p : 0)) })));
}

/** Sequences of jobs as sequences of those works. */
export function stageSequences(machines: readonly number[], sequences: readonly ArrayLike<number>[]): number[][] {
  const stageOf = machines.flatMap((count, k) => Array.from({ length: count }, () => k));
  return sequences.map((row, machine) => Array.from(row, (job) => job * machines.length + stageOf[machine]));
}
