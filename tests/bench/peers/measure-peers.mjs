import { existsSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { inProcess, markdown } from '../in-process.mjs';
import { appendSection } from '../ledger.mjs';
import { machineFacts } from '../machine.mjs';
import { instancesOf, nameOf } from '../plant/families.mjs';
import { patience } from './cp-sat/solvers.mjs';
import { findings, verdictOf } from './verdict.mjs';

const OURS = fileURLToPath(new URL('../plant/instance.mjs', import.meta.url));
const PEER = fileURLToPath(new URL('cp-sat/run.mjs', import.meta.url));
const WASM = fileURLToPath(new URL('../node_modules/or-tools-wasm', import.meta.url));

/** Models of thousands of lots are larger than what Node allows by itself. */
const HEAP_MIB = Math.floor(totalmem() / 2 ** 21);

/** The peers there are. */
export const PEERS = ['cp-sat', 'cp-sat-native', 'cp-sat-native-hinted'];

/**
 * Gives every instance to the peers and to the engine, one process each and one after the other, and prints who is better. By the processor's clock the engine
 * gets no more processor time than the peer that used least of those that used up theirs. Resolves with the exit code: 1 when a plan of ours is not admissible.
 */
export async function measurePeers({ plants, families, sizes, seconds, seeds, clock, workers, peers, python, ledger, json }) {
  refuseMissing(peers, python);
  const rows = [];
  for (const instance of instancesOf({ plants, families, sizes, seeds })) {
    const answers = [];
    for (const peer of peers) answers.push(await inProcess(PEER, { ...instance, peer, seconds, clock, workers, python }, { signal: AbortSignal.timeout(2 * patience(seconds)), heapMiB: HEAP_MIB }));
    const ours = await inProcess(OURS, { ...instance, clock, threads: clock === 'processor' ? 1 : workers, seconds: budgetOf(answers, seconds, clock) });
    for (const answer of answers) {
      const row = { instance, ours, peer: answer, verdict: ours.failed ? null : verdictOf(ours, answer) };
      rows.push(row);
      process.stderr.write(`${nameOf(instance)}, ${answer.peer}: ${ours.failed ? `ours failed: ${ours.failed}` : sentence(row.verdict)}\n`);
    }
    if (json) writeFileSync(json, `${JSON.stringify({ machine: machineFacts(), seconds, clock, workers, rows }, null, 2)}\n`);
  }
  const text = `${table(rows)}\n\n${summary(rows)}`;
  process.stdout.write(`${text}\n`);
  if (ledger) appendSection(`Plant instances against ${peers.join(' and ')}, ${seconds} s of ${clock === 'processor' ? 'processor' : 'wall'} time, ${workers === 1 ? 'one worker, one thread' : clock === 'processor' ? `${workers} workers, one thread of ours` : `${workers} workers, ${workers} threads of ours`}`, machineFacts(), text);
  return rows.some(({ ours }) => ours.failed || ours.violations > 0) ? 1 : 0;
}

function refuseMissing(peers, python) {
  if (peers.includes('cp-sat') && !existsSync(WASM)) throw new Error('The peer cp-sat is not installed. It is no part of the product; install it with: npm install --prefix tests/bench');
  if (peers.some((peer) => peer.startsWith('cp-sat-native')) && python === undefined) throw new Error('cp-sat-native needs --python: an interpreter with the package ortools (python3 -m venv DIR && DIR/bin/pip install ortools, DIR outside the repository).');
}

function budgetOf(answers, seconds, clock) {
  if (clock !== 'processor') return seconds;
  const used = answers.filter((answer) => !answer.failed && answer.status !== 'OPTIMAL').map((answer) => answer.processorSeconds);
  return Math.min(seconds, ...used);
}

function table(rows) {
  const head = ['plant, family, lots, seed', 'first come', 'weight list', 'ours', 'our bound', 'ours: s, MiB', 'peer', 'peer: status', 'plan', 'bound', 'build ms; s, MiB', 'violations (ours, peer)', 'better'];
  const cells = rows.map(({ instance, ours, peer, verdict }) => [
    nameOf(instance),
    ...(ours.failed ? [`failed: ${ours.failed}`, '', '', '', ''] : [levels(ours.firstCome), levels(ours.weightList), levels(ours.levels), ours.bound ?? '–', `${ours.processorSeconds.toFixed(1)}, ${ours.peakMiB}`]),
    peer.peer,
    ...(peer.failed ? [`failed: ${peer.failed}`, '', '', ''] : [`${peer.status}${peer.costProven ? ', cost too' : ''}`, peer.levels === null ? 'none' : levels(peer.levels), peer.bound === null ? '–' : `${peer.bound.lateness} · ${peer.bound.turnaround}`, `${Math.round(peer.buildMs)}; ${peer.processorSeconds.toFixed(1)}, ${peer.peakMiB}`]),
    `${ours.violations ?? '–'}, ${peer.violations ?? '–'}`,
    verdict === null ? '–' : sentence(verdict),
  ]);
  return markdown(head, cells);
}

function sentence({ better, level, proven, optimum, note }) {
  const who = better === 'equal' ? 'equal' : `${better}${level === null ? '' : ` (${level})`}`;
  return `${who}${note === null ? '' : `: ${note}`}${proven ? (optimum ? '; ours equals the proven optimum' : '; **ours misses the proven optimum**') : ''}`;
}

function summary(rows) {
  const judged = rows.filter(({ verdict }) => verdict !== null);
  const count = (test) => judged.filter(({ verdict }) => test(verdict)).length;
  const found = findings(judged);
  return `${judged.length} comparisons: ours better ${count((v) => v.better === 'ours')}, equal ${count((v) => v.better === 'equal')}, peer better ${count((v) => v.better === 'peer')}; optimum proven by the peer ${count((v) => v.proven)}, reached by ours ${count((v) => v.optimum === true)}.${found.length === 0 ? '' : ` To look into: ${found.map(({ instance, peer }) => `${nameOf(instance)} (${peer.peer})`).join('; ')}.`}`;
}

function levels({ unplanned, lateness, turnaround, cost }) {
  return `${unplanned} · ${lateness} · ${turnaround} · ${cost}`;
}
