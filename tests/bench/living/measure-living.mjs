import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inProcess, markdown } from '../in-process.mjs';
import { appendSection } from '../ledger.mjs';
import { machineFacts } from '../machine.mjs';

const INSTANCE = fileURLToPath(new URL('instance.mjs', import.meta.url));
const TITLES = { repair: 'First repair after one event', quote: 'Slot quotes' };

/** Measures repairs or quotes on plans in force, one process each, and prints a table. Resolves with the exit code. */
export async function measureLiving(set, { plants, sizes, seed, limit, ledger, json }) {
  const rows = [];
  for (const plant of plants) {
    for (const lots of sizes) rows.push(await inProcess(INSTANCE, { set, plant, lots, seed, rounds: limit ?? (set === 'repair' ? 140 : 400) }));
  }
  const machine = machineFacts();
  const text = `Milliseconds of processor time in the engine, all threads of the process.\n\n${set === 'repair' ? repairTable(rows) : quoteTable(rows)}`;
  process.stdout.write(`${text}\n`);
  if (json) writeFileSync(json, `${JSON.stringify({ machine, seed, rows }, null, 2)}\n`);
  if (ledger) appendSection(`${TITLES[set]}, seed ${seed}`, machine, text);
  return rows.some((row) => row.failed || row.violations > 0) ? 1 : 0;
}

const ms = (value) => value.toFixed(1);

function repairTable(rows) {
  const head = ['plant', 'lots', 'events', 'p50', 'p90', 'p99', 'most (kind)', 'moved operations per event', 'lots lost in all', 'violations'];
  return markdown(head, rows.map((r) => (r.failed ? [r.plant, r.lots, `failed: ${r.failed}`, ...Array(7).fill('')] : [r.plant, r.lots, r.rounds, ms(r.p50), ms(r.p90), ms(r.p99), `${ms(r.most)} (${r.slowest})`, r.movesPerEvent.toFixed(1), r.lost, r.violations])));
}

function quoteTable(rows) {
  const head = ['plant', 'lots', 'quotes', 'p50', 'p90', 'p99', 'most', 'better with moves', 'plan changed'];
  return markdown(head, rows.map((r) => (r.failed ? [r.plant, r.lots, `failed: ${r.failed}`, ...Array(6).fill('')] : [r.plant, r.lots, r.rounds, ms(r.p50), ms(r.p90), ms(r.p99), ms(r.most), `${Math.round(r.withMoves * 100)} %`, r.violations === 0 ? 'never' : 'yes'])));
}
