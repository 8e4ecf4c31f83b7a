import { appendFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const LEDGER = fileURLToPath(new URL('../../docs/benchmarks/results.md', import.meta.url));

/** Adds a dated section to the end of the ledger. Rows are never taken out again. */
export function appendSection(title, machine, text) {
  appendFileSync(LEDGER, `\n## ${machine.date}: ${title}\n\nCommit ${machine.commit}; ${machine.cpu}, ${machine.memory}, ${machine.node}; load average ${machine.load} at the end (1 when nothing else runs).\n\n${text}\n`);
}
