import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inProcess, markdown } from '../in-process.mjs';
import { appendSection } from '../ledger.mjs';
import { machineFacts } from '../machine.mjs';
import { instancesOf, nameOf } from './families.mjs';

const FIRST_PLAN = fileURLToPath(new URL('first-plan.mjs', import.meta.url));
const INSTANCE = fileURLToPath(new URL('instance.mjs', import.meta.url));

/** Measures every plant and size, one process for the first plan and one for the rest, one after the other, and prints a table. Resolves with the exit code. */
export async function measurePlants({ plants, families, sizes, seconds, seeds, clock, threads = 1, ledger, json }) {
  const rows = [];
  for (const instance of instancesOf({ plants, families, sizes, seeds })) {
    process.stderr.write(`${nameOf(instance)} … `);
    const first = await inProcess(FIRST_PLAN, instance);
    const row = { ...first, ...(await inProcess(INSTANCE, { ...instance, seconds, clock, threads })) };
    process.stderr.write(row.failed ? `failed: ${row.failed}\n` : `first plan ${Math.round(row.firstPlanMs)} ms\n`);
    rows.push(row);
  }
  const machine = machineFacts();
  const text = table(rows);
  process.stdout.write(`${text}\n`);
  if (json) writeFileSync(json, `${JSON.stringify({ machine, seconds, clock, threads, seeds, rows }, null, 2)}\n`);
  if (ledger) appendSection(`Plant instances, ${seconds} s${clock === 'processor' ? ' of processor time' : ''}${threads === 1 ? '' : `, ${threads} threads`}`, machine, text);
  return rows.some((row) => row.failed || row.violations > 0) ? 1 : 0;
}

function table(rows) {
  const head = ['plant, family, lots, seed', 'first plan (CPU)', 'its memory', 'steps/s', 'memory in all', 'planned', 'late', 'P50 / P90', 'first-come', 'weight list', 'after search', 'lower bound', 'gap', 'violations'];
  const cells = rows.map((r) => r.failed
    ? [nameOf(r), `failed: ${r.failed}`, ...Array(12).fill('')]
    : [
        nameOf(r), `${Math.round(r.firstPlanMs)} (${Math.round(r.firstPlanCpuMs)}) ms`, `${r.firstPlanMiB} MiB`, Math.round(r.stepsPerSecond), `${r.peakMiB} MiB`, `${r.planned} of ${r.orders}`, r.late,
        `${days(r.p50)} / ${days(r.p90)} d`, level(r, r.firstCome), level(r, r.weightList), level(r, r.levels), r.bound === null ? '–' : mean(r.bound, r.weight),
        r.gap === null ? '–' : `${(r.gap * 100).toFixed(1)} %`, r.violations,
      ]);
  return markdown(head, cells);

  function level({ weight }, { unplanned, lateness, turnaround }) {
    return `${unplanned} · ${lateness} · ${mean(turnaround, weight)}`;
  }
}

function mean(weightedMinutes, weight) {
  return days(weightedMinutes / weight);
}

function days(minutes) {
  return minutes === null ? '–' : (minutes / 1440).toFixed(2);
}
