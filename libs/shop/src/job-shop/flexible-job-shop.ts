/**
 * A flexible job shop: each job is a chain of operations, each operation runs without interruption on one of its eligible machines, a machine
 * does one at a time. Operations are numbered job after job, so the next of a job is the next number.
 */
export interface FlexibleJobShop {
  readonly jobs: number;
  readonly machines: number;
  readonly operations: number;
  /** Number of each job's first operation; one more entry at the end. */
  readonly firstOf: Int32Array;
  /** Job of each operation. */
  readonly jobOf: Int32Array;
  /** The operation before and after it in its job; `operations` where there is none. */
  readonly before: Int32Array;
  readonly after: Int32Array;
  /** Duration of operation `v` on machine `k` at `v * machines + k`; 0 where it is not eligible. */
  readonly time: Int32Array;
  /** Eligible machines of operation `v`: `eligible[eligibleFrom[v]]` up to before `eligible[eligibleFrom[v + 1]]`. */
  readonly eligible: Int32Array;
  readonly eligibleFrom: Int32Array;
}

/**
 * A shop from its table of durations: `times[job][operation][machine]`, 0 where the machine is not eligible.
 * @throws RangeError when a duration is not a whole number of at least 0, a row has another length, or nothing is eligible
 */
export function flexibleJobShop(machines: number, times: readonly (readonly (readonly number[])[])[]): FlexibleJobShop {
  const rows = times.flat();
  const operations = rows.length;
  const firstOf = new Int32Array(times.length + 1);
  times.forEach((job, j) => (firstOf[j + 1] = firstOf[j] + job.length));
  const jobOf = new Int32Array(operations);
  const before = new Int32Array(operations).fill(operations);
  const after = new Int32Array(operations).fill(operations);
  for (let j = 0; j < times.length; j++) {
    for (let v = firstOf[j]; v < firstOf[j + 1]; v++) {
      jobOf[v] = j;
      if (v > firstOf[j]) before[v] = v - 1;
      if (v + 1 < firstOf[j + 1]) after[v] = v + 1;
    }
  }
  const eligibleFrom = new Int32Array(operations + 1);
  const eligible: number[] = [];
  rows.forEach((row, v) => {
    assertRow(row, machines, `operation ${v - firstOf[jobOf[v]] + 1} of job ${jobOf[v] + 1}`);
    row.forEach((duration, k) => duration > 0 && eligible.push(k));
    eligibleFrom[v + 1] = eligible.length;
  });
  return {
    jobs: times.length, machines, operations, firstOf, jobOf, before, after, time: Int32Array.from(rows.flat()), eligible: Int32Array.from(eligible), eligibleFrom,
  };
}

function assertRow(row: readonly number[], machines: number, where: string): void {
  if (row.length !== machines) throw new RangeError(`${where} has ${row.length} durations for ${machines} machines; give one per machine, 0 where it is not eligible`);
  const wrong = row.find((duration) => !Number.isInteger(duration) || duration < 0 || duration > 1e6);
  if (wrong !== undefined) throw new RangeError(`${where} has the duration ${wrong}; durations are whole numbers from 0 to 1 000 000`);
  if (!row.some((duration) => duration > 0)) throw new RangeError(`${where} has no eligible machine; give at least one duration above 0`);
}
