/**
 * Judges the engine against trying everything: node tests/quality/run.mjs [--cases 10000 | --repairs 3000 | --hand-overs 400 [--events 12]] [--from 0] [--steps 100] [--budget 15000] [--days 8] [--objectives] [--fresh]
 *                          [--python FILE [--effort 5]]
 * Goes on where it stopped, unless --fresh: each seed is one line of node_modules/.lotwright/quality/…jsonl, with the commit it was judged on. With a Python that has the package ortools, CP-SAT is then asked
 * what trying everything left open, claims of the plan first. With --objectives every case pursues its own. What is judged: tests/quality/README.md.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { register } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

register('./typescript-hook.mjs', import.meta.url);
const { brokenPromises, judgeSeed } = await import('./judge-seed.ts');
const { judgeRepair } = await import('./judge-repair.ts');
const { judgeHandOver } = await import('./judge-hand-over.ts');
const { askAgain, cpSat, leavesClaimOpen } = await import('./second-opinion/ask.ts');
const { handOverSummary, repairSummary, summary } = await import('./summary.ts');

const option = (value) => ({ type: 'string', default: value });
const { values } = parseArgs({
  options: {
    cases: option('10000'), repairs: option('0'), 'hand-overs': option('0'), events: option('12'), from: option('0'), steps: option('100'), budget: option('15000'), days: option('8'),
    python: { type: 'string' }, effort: option('5'), objectives: { type: 'boolean', default: false }, fresh: { type: 'boolean', default: false },
  },
});
const [plans, repairs, handOvers, events, from, steps, budget, days, effort] = ['cases', 'repairs', 'hand-overs', 'events', 'from', 'steps', 'budget', 'days', 'effort'].map((name) => {
  const number = Number(values[name]);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  process.stderr.write(`--${name} ${values[name]} must be a whole number of at least 0.\n`);
  process.exit(2);
});

/** The modes: plans from nothing or from a plan in force, repairs and quotes after events, and plans carried over from event to event. */
const thoroughness = { steps, budget, days, objectives: values.objectives };
const thorough = `${steps}-steps-${budget}-tries-${days}-days`;
const modes = [
  { cases: handOvers, name: `hand-overs-${events}-events`, judge: (seed) => judgeHandOver(seed, events), broken: (j) => j.wrong, summary: handOverSummary },
  { cases: repairs, name: `repairs-${thorough}`, judge: (seed) => judgeRepair(seed, thoroughness), broken: (j) => j.wrong, summary: repairSummary },
  { cases: plans, name: `${values.objectives ? 'objectives-' : ''}${thorough}`, judge: (seed) => judgeSeed(seed, thoroughness), broken: brokenPromises, summary },
];
const mode = modes.find((one) => one.cases > 0) ?? modes[2];
const { cases } = mode;

const folder = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'node_modules', '.lotwright', 'quality');
const file = join(folder, `${mode.name}.jsonl`);
mkdirSync(folder, { recursive: true });
if (values.fresh) rmSync(file, { force: true });
const known = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line)) : [];
const judged = new Map(known.map((j) => [j.seed, j]));
const git = (...args) => execFileSync('git', args, { cwd: dirname(fileURLToPath(import.meta.url)), encoding: 'utf8' }).trim();
const commit = `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', '../../libs', '../support', '.') === '' ? '' : ', changed'}`;

/** Writes a judgement down; one of the same seed before it counts no more. */
function record(judgement) {
  judged.set(judgement.seed, judgement);
  appendFileSync(file, `${JSON.stringify(judgement)}\n`);
  for (const broken of mode.broken(judgement)) process.stdout.write(`seed ${judgement.seed} (${judgement.family}): ${broken}\n`);
}

for (let seed = from; seed < from + cases; seed++) {
  if (judged.has(seed)) continue;
  record({ ...(mode.judge(seed) ?? { seed, family: 'none', wrong: [] }), commit });
  if ((seed + 1 - from) % 100 === 0) process.stderr.write(`${seed + 1 - from} of ${cases}\n`);
}
const inRange = () => [...judged.values()].filter((j) => j.seed >= from && j.seed < from + cases);
if (values.python !== undefined && mode === modes[2]) {
  const open = inRange().filter((j) => !j.asked && j.reach !== undefined && (j.verdict === 'open' || j.bound === 'open'));
  const solver = cpSat(values.python, effort);
  for (const [i, judgement] of [...open.filter(leavesClaimOpen), ...open.filter((j) => !leavesClaimOpen(j))].entries()) {
    record(await askAgain(judgement, values.objectives, solver));
    if ((i + 1) % 100 === 0) process.stderr.write(`${i + 1} of ${open.length} asked again\n`);
  }
  solver.close();
}
const asked = inRange();
process.stdout.write(`${mode.summary(asked.filter((j) => j.family !== 'none'))}\n`);
process.exitCode = asked.some((j) => mode.broken(j).length > 0) ? 1 : 0;
