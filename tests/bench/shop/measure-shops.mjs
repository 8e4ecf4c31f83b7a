import { availableParallelism } from 'node:os';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inProcess } from '../in-process.mjs';
import { appendSection } from '../ledger.mjs';
import { machineFacts } from '../machine.mjs';
import { instancesOf } from './instances.mjs';
import { bySize, isSolved, line, summaryOf, summaryText } from './figures.mjs';
import { Progress } from './progress.mjs';

const INSTANCE = fileURLToPath(new URL('instance.mjs', import.meta.url));

/**
 * Measures a folder of classic instances, one process each and one after the other, and prints each and the mean. The JSON file holds after every
 * instance what was measured so far; Ctrl-C drops the instance that runs and ends with the others. Resolves with the exit code: 1 when an instance
 * failed, 2 when a file holds none.
 */
export async function measureShops(set, { directory, seconds, seed, limit, threads = availableParallelism(), clock, ledger, json }) {
  const instances = instancesOf(set, directory).slice(0, limit ?? undefined);
  const machine = machineFacts();
  const progress = new Progress(instances.length, seconds);
  const { signal, release } = interruption();
  const rows = [];
  for (const instance of instances) {
    const row = await measured(set, instance, { seconds, seed, threads, clock }, { signal, onMessage: (found) => progress.tell(instance.name, found) });
    progress.clear();
    if (signal.aborted) break;
    rows.push(row);
    process.stdout.write(`${line(row)}\n`);
    progress.done();
    if (json) writeFileSync(json, `${JSON.stringify({ set, machine, seconds, seed, threads, clock, instances: instances.length, summary: summaryOf(rows), rows }, null, 2)}\n`);
  }
  release();
  const summary = summaryText(rows);
  process.stdout.write(`${signal.aborted ? `interrupted after ${rows.length} of ${instances.length}\n` : ''}${summary}\n`);
  const title = `${set}, ${rows.length} of ${instances.length} instances, ${seconds} s of ${clock} time, ${threads} thread${threads === 1 ? '' : 's'}, seed ${seed}`;
  if (ledger && rows.length > 0) appendSection(title, machineFacts(), `${summary}\n\n${bySize(rows)}`);
  if (rows.some((row) => row.failed)) return 1;
  if (rows.some((row) => row.refused)) return 2;
  return signal.aborted ? 3 : 0;
}

async function measured(set, { name, path, reference }, effort, hooks) {
  const found = await inProcess(INSTANCE, { set, path, ...effort }, hooks);
  const row = { instance: name, ...found, bestKnown: reference?.bestKnown ?? null, bestBound: reference?.bestBound ?? null };
  row.optimal = isSolved(row) && row.lowerBound === row.objective;
  row.gap = !isSolved(row) || row.bestKnown === null ? null : row.objective / row.bestKnown - 1;
  return row;
}

/** Aborts at Ctrl-C, which may come twice: from the terminal, and passed on by the command line. */
function interruption() {
  const abort = new AbortController();
  const stop = () => abort.abort();
  process.on('SIGINT', stop);
  return { signal: abort.signal, release: () => process.off('SIGINT', stop) };
}
