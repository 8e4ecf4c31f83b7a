import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inProcess, markdown } from '../in-process.mjs';
import { appendSection } from '../ledger.mjs';
import { machineFacts } from '../machine.mjs';

const INSTANCE = fileURLToPath(new URL('instance.mjs', import.meta.url));

/** Measures every plant and size, one process each and one after the other, and prints a table. Resolves with the exit code. */
export async function measurePlants({ plants, sizes, seconds, seed, ledger, json }) {
  const rows = [];
  for (const plant of plants) {
    for (const lots of sizes) {
      process.stderr.write(`${plant} ${lots} … `);
      const row = await inProcess(INSTANCE, { plant, lots, seconds, seed });
      process.stderr.write(row.failed ? `failed: ${row.failed}\n` : `first plan ${Math.round(row.firstPlanMs)} ms\n`);
      rows.push(row);
    }
  }
  const machine = machineFacts();
  const text = table(rows);
  process.stdout.write(`${text}\n`);
  if (json) writeFileSync(json, `${JSON.stringify({ machine, seconds, seed, rows }, null, 2)}\n`);
  if (ledger) appendSection(`Plant instances, ${seconds} s, seed ${seed}`, machine, text);
  return rows.some((row) => row.failed || row.violations > 0) ? 1 : 0;
}

function table(rows) {
  const head = ['plant', 'lots', 'first plan (CPU)', 'steps/s', 'peak memory', 'planned', 'late', 'P50 / P90', 'first-come', 'weight list', 'after search', 'lower bound', 'gap', 'violations'];
  const cells = rows.map((r) => r.failed
    ? [r.plant, r.lots, `failed: ${r.failed}`, ...Array(11).fill('')]
    : [
        r.plant, r.lots, `${Math.round(r.firstPlanMs)} (${Math.round(r.firstPlanCpuMs)}) ms`, Math.round(r.stepsPerSecond), `${r.peakMiB} MiB`, `${r.planned} of ${r.orders}`, r.late,
        `${days(r.p50)} / ${days(r.p90)} d`, level(r.firstCome), level(r.weightList), level(r.searched), r.bound === null ? '–' : mean(r.bound, r.weight),
        r.gap === null ? '–' : `${(r.gap * 100).toFixed(1)} %`, r.violations,
      ]);
  return markdown(head, cells);

  function level({ unplanned, lateness, turnaround, weight }) {
    return `${unplanned} · ${lateness} · ${mean(turnaround, weight)}`;
  }
}

function mean(weightedMinutes, weight) {
  return days(weightedMinutes / weight);
}

function days(minutes) {
  return minutes === null ? '–' : (minutes / 1440).toFixed(2);
}
