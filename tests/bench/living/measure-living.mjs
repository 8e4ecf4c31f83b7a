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
  const text = `Milliseconds in the engine by the wall clock, in brackets of processor time of all threads of the process (compilation and memory management included).\n\n${set === 'repair' ? repairTable(rows) : quoteTable(rows)}`;
  process.stdout.write(`${text}\n`);
  if (json) writeFileSync(json, `${JSON.stringify({ machine, seed, rows }, null, 2)}\n`);
  if (ledger) appendSection(`${TITLES[set]}, seed ${seed}`, machine, text);
  return rows.some((row) => row.failed || row.violations > 0 || row.chain?.violations > 0 || row.polish?.violations > 0) ? 1 : 0;
}

const ms = ({ wall, cpu }) => `${wall.toFixed(1)} (${cpu.toFixed(1)})`;

function repairTable(rows) {
  const head = ['plant', 'lots', 'events', 'p50', 'p90', 'p99', 'most (kind)', 'moved operations per event', 'lots lost in all', 'violations'];
  const single = markdown(head, rows.map((r) => (r.failed ? [r.plant, r.lots, `failed: ${r.failed}`, ...Array(7).fill('')] : [r.plant, r.lots, r.rounds, ms(r.p50), ms(r.p90), ms(r.p99), `${ms(r.most)} (${r.slowest})`, r.movesPerEvent.toFixed(1), r.lost, r.violations])));
  const done = rows.filter((r) => !r.failed);
  return `${single}\n\nBy kind of event:\n\n${kindTable(done)}\n\nChains: each event on the plan that the repair before left, half an hour later, with everything reported that has started and ended since.\n\n${chainTable(done)}\n\nPolishing for 500 ms of processor time: sums over the events, first repaired plan → after polishing.\n\n${polishTable(done)}`;
}

function kindTable(rows) {
  return markdown(['plant', 'event', 'events', 'p50', 'p90', 'p99'], rows.flatMap(({ plant, kinds }) => kinds.map((k) => [plant, k.kind, k.events, ms(k.p50), ms(k.p90), ms(k.p99)])));
}

function chainTable(rows) {
  return markdown(['plant', 'lots', 'events', 'p50', 'p90', 'p99', 'most', 'violations'], rows.map((r) => [r.plant, r.lots, r.rounds, ms(r.chain.p50), ms(r.chain.p90), ms(r.chain.p99), ms(r.chain.most), r.chain.violations]));
}

function polishTable(rows) {
  const head = ['plant', 'lots', 'events', 'steps per event', 'moved operations', 'windows missed more', 'days that known lots are ready later', 'days until new lots are ready', 'violations'];
  return markdown(head, rows.map(({ plant, lots, polish: { events, steps, first, then, violations } }) => {
    const both = (key, digits) => `${first[key].toFixed(digits)} → ${then[key].toFixed(digits)}`;
    return [plant, lots, events, Math.round(steps / events), both('moves', 0), both('missed', 0), both('laterDays', 2), both('newLotDays', 2), violations];
  }));
}

function quoteTable(rows) {
  const head = ['plant', 'lots', 'quotes', 'p50', 'p90', 'p99', 'most', 'better with moves', 'plan changed'];
  return markdown(head, rows.map((r) => (r.failed ? [r.plant, r.lots, `failed: ${r.failed}`, ...Array(6).fill('')] : [r.plant, r.lots, r.rounds, ms(r.p50), ms(r.p90), ms(r.p99), ms(r.most), `${Math.round(r.withMoves * 100)} %`, r.violations === 0 ? 'never' : 'yes'])));
}
