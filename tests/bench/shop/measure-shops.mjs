import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inProcess, markdown } from '../in-process.mjs';
import { appendSection } from '../ledger.mjs';
import { machineFacts } from '../machine.mjs';
import { instancesOf } from './instances.mjs';

const INSTANCE = fileURLToPath(new URL('instance.mjs', import.meta.url));

/** Measures a folder of classic instances, one process each and one after the other, and prints each and the mean. Resolves with the exit code. */
export async function measureShops(set, { directory, seconds, seed, limit, ledger, json }) {
  const rows = [];
  for (const { name, path, reference } of instancesOf(directory).slice(0, limit ?? undefined)) {
    const found = await inProcess(INSTANCE, { set, path, seconds, seed });
    const row = { instance: name, ...found, bestKnown: reference?.bestKnown ?? null, bestBound: reference?.bestBound ?? null };
    row.gap = row.failed || row.bestKnown === null ? null : row.objective / row.bestKnown - 1;
    rows.push(row);
    process.stdout.write(`${line(row)}\n`);
  }
  const summary = summaryOf(rows);
  const machine = machineFacts();
  process.stdout.write(`${summary}\n`);
  if (json) writeFileSync(json, `${JSON.stringify({ set, machine, seconds, seed, rows }, null, 2)}\n`);
  if (ledger) appendSection(`${set}, ${rows.length} public instances, ${seconds} s, one thread, seed ${seed}`, machine, `${summary}\n\n${bySize(rows)}`);
  return rows.some((row) => row.failed) ? 1 : 0;
}

function line({ instance, failed, objective, bestKnown, gap, lowerBound }) {
  if (failed) return `${instance}  failed: ${failed}`;
  return `${instance}  objective ${objective}  best known ${bestKnown ?? '–'}  gap ${percent(gap)}  lower bound ${lowerBound}${lowerBound === objective ? '  proven optimal' : ''}`;
}

function summaryOf(rows) {
  const done = rows.filter((row) => !row.failed);
  const known = done.filter((row) => row.gap !== null);
  const bounds = known.map((row) => row.lowerBound / row.bestKnown - 1);
  const proven = done.filter((row) => row.lowerBound === row.objective).length;
  return `${done.length} instances: mean gap to best known ${percent(mean(known.map((row) => row.gap)))}, better than best known on ${known.filter((row) => row.gap < 0).length}, lower bound ${percent(mean(bounds))} from best known, proven optimal ${proven}${rows.length > done.length ? `, failed ${rows.length - done.length}` : ''}.`;
}

/** Mean gaps of ten instances each, in the order of the set: enough to see where the weak ones are. */
function bySize(rows) {
  const groups = Array.from({ length: Math.ceil(rows.length / 10) }, (_, i) => rows.slice(i * 10, i * 10 + 10));
  const cells = groups.map((group) => {
    const known = group.filter((row) => !row.failed && row.gap !== null);
    return [`${group[0].instance} to ${group[group.length - 1].instance}`, percent(mean(known.map((row) => row.gap))), percent(Math.max(...known.map((row) => row.gap))), group.filter((row) => row.lowerBound === row.objective).length];
  });
  return markdown(['instances', 'mean gap', 'largest gap', 'proven'], cells);
}

function mean(numbers) {
  return numbers.length === 0 ? null : numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
}

function percent(share) {
  return share === null ? '–' : `${(share * 100).toFixed(2)} %`;
}
