import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inProcess, markdown } from '../in-process.mjs';
import { appendSection } from '../ledger.mjs';
import { machineFacts } from '../machine.mjs';

const INSTANCE = fileURLToPath(new URL('instance.mjs', import.meta.url));
const PLANTS = { alder: { lots: 260, from: 4, to: 10 }, birch: { lots: 1000, from: 3, to: 8 } };
const SEEDS = 3;

/** Measures the turnaround of plants in their stride, seeds `seed` and the two after it. Resolves with the exit code. */
export async function measureSteady({ plants, seconds, seed, ledger, json }) {
  const rows = [];
  for (const plant of plants) {
    for (let s = seed; s < seed + SEEDS; s++) {
      process.stderr.write(`${plant}, seed ${s} … `);
      const row = await inProcess(INSTANCE, { plant, ...PLANTS[plant], seconds, seed: s });
      process.stderr.write(row.failed ? `failed: ${row.failed}\n` : `P50 ${row.searched.p50.toFixed(1)} d\n`);
      rows.push(row);
    }
  }
  const machine = machineFacts();
  const text = markdown(
    ['plant', 'seed', 'lots measured', 'first-come P50 / P90', 'after search P50 / P90', 'unplanned', 'holds broken', 'violations'],
    rows.map((r) => r.failed
      ? [r.plant, r.seed, `failed: ${r.failed}`, '', '', '', '', '']
      : [r.plant, r.seed, `${r.measured} of ${r.lots}`, pair(r.firstCome), pair(r.searched), r.unplanned, r.holdsBroken, r.violations]),
  );
  process.stdout.write(`${text}\n`);
  if (json) writeFileSync(json, `${JSON.stringify({ machine, seconds, seed, rows }, null, 2)}\n`);
  if (ledger) appendSection(`Plants in their stride, ${seconds} s`, machine, text);
  return rows.some((row) => row.failed || row.violations > 0) ? 1 : 0;
}

function pair({ p50, p90 }) {
  return `${p50.toFixed(1)} / ${p90.toFixed(1)} d`;
}
