import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inProcess, markdown } from '../in-process.mjs';
import { appendSection } from '../ledger.mjs';
import { machineFacts } from '../machine.mjs';
import { instancesOf, nameOf } from '../plant/families.mjs';

const INSTANCE = fileURLToPath(new URL('instance.mjs', import.meta.url));

/** Measures what moves, insertions and placements cost, memory, and what threads add; one process per instance. Resolves with the exit code. */
export async function measureMicro({ plants, families, sizes, seconds, seeds, threads, ledger, json }) {
  const counts = threads === undefined ? [] : Array.from({ length: threads }, (_, i) => i + 1);
  const rows = [];
  for (const instance of instancesOf({ plants, families, sizes, seeds })) rows.push(await inProcess(INSTANCE, { ...instance, seconds, threads: counts }));
  const text = table(rows);
  process.stdout.write(`${text}\n`);
  const machine = machineFacts();
  if (json) writeFileSync(json, `${JSON.stringify({ machine, seconds, seeds, rows }, null, 2)}\n`);
  if (ledger) appendSection(`What the pieces of the plant search cost, ${seconds} s`, machine, text);
  return rows.some((row) => row.failed) ? 1 : 0;
}

function table(rows) {
  const head = ['plant, family, lots, seed', 'ns per move', 'ns per insertion of an order', 'ns per placement of an operation', 'memory the first plan adds', 'peak memory', 'threads: steps in s of wall time, lateness · turnaround'];
  const cells = rows.map((r) => r.failed
    ? [nameOf(r), `failed: ${r.failed}`, '', '', '', '', '']
    : [
        nameOf(r), `${r.nsPerMove} (${r.moves} moves)`, r.nsPerInsertion, r.nsPerPlacement, `${Math.round(r.constructedMiB)} MiB`, `${r.peakMiB} MiB`,
        r.scaling.length === 0 ? 'not measured' : r.scaling.map((s) => `${s.threads}: ${s.steps} in ${s.wallSeconds.toFixed(1)}, ${s.lateness} · ${s.turnaround}`).join('; '),
      ]);
  return markdown(head, cells);
}
