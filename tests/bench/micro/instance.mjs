/**
 * What the pieces of the search cost on one instance, in a process of its own: prints one JSON line. Moves are measured through the engine's door; insertions and placements
 * on its decoder and workshop, which are not exported: this file alone reaches behind the door, into the build.
 */
import { solve } from '@lotwright/engine';
import { stream } from '@lotwright/random';
import { planInThread } from '@lotwright/threads';
import { firstDraft } from '../../../libs/engine/dist/draft.js';
import { PLACED } from '../../../libs/engine/dist/solution/operation-places.js';
import { Trial } from '../../../libs/engine/dist/solution/trial.js';
import { caseOf } from '../plant/families.mjs';
import { processClock } from '../process-clock.mjs';

const WARM_UP = 300;
const INSERTIONS = 2000;
const PLACEMENTS = 20_000;
const BEFORE_EVERYTHING = -0x3fffffff;

const instance = JSON.parse(process.argv[2]);
const { seed, seconds, threads } = instance;
const planningCase = caseOf(instance);
const clock = processClock();
const rssBefore = process.memoryUsage.rss();
const draft = firstDraft(planningCase, 'weight', {});
const constructedMiB = (process.memoryUsage.rss() - rssBefore) / 1024 ** 2;

const row = { ...instance, constructedMiB, nsPerInsertion: insertions(), nsPerPlacement: placements(), ...moves(), scaling: await scaling() };
row.peakMiB = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(`${JSON.stringify(row)}\n`, () => process.exit(0));

/** One order out of the full plan and back at its earliest place. */
function insertions() {
  const { decoder, compiled: { problem } } = draft;
  const random = stream(seed, 'insertions');
  const once = () => {
    const order = random.nextInt(problem.orders);
    if (decoder.workshop.table.planned[order] === 0) return;
    decoder.remove(order);
    decoder.place(order);
  };
  return nanoseconds(once, INSERTIONS);
}

/** One operation out of the full plan, its earliest place looked for from where it was, and back. */
function placements() {
  const { decoder: { workshop }, compiled: { problem } } = draft;
  const random = stream(seed, 'placements');
  const was = new Trial();
  const found = new Trial();
  const once = () => {
    const x = random.nextInt(problem.ops);
    if (workshop.table.state[x] !== PLACED) return;
    workshop.table.read(x, was);
    workshop.take(x);
    workshop.earliest(x, was.start, BEFORE_EVERYTHING, found);
    workshop.put(x, was);
  };
  return nanoseconds(once, PLACEMENTS);
}

function nanoseconds(once, times) {
  for (let i = 0; i < WARM_UP; i++) once();
  const begun = process.cpuUsage();
  for (let i = 0; i < times; i++) once();
  const { user, system } = process.cpuUsage(begun);
  return Math.round(((user + system) * 1000) / times);
}

/** Whole steps of the search, accepted and undone ones, by the processor time of all threads of the process. */
function moves() {
  let begun = null;
  let ended = null;
  const plan = solve(planningCase, { seed, steps: null, seconds }, {
    clock,
    onProgress: ({ phase }) => {
      if (phase === 'improve') begun ??= processMilliseconds();
      if (phase === 'explain') ended ??= processMilliseconds();
    },
  });
  return { moves: plan.provenance.steps, nsPerMove: Math.round(((ended - begun) * 1e6) / Math.max(1, plan.provenance.steps)) };
}

function processMilliseconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Steps of all threads together and the turnaround they reach in the same wall time: says something on a quiet machine only. */
async function scaling() {
  const rows = [];
  for (const count of threads) {
    const begun = performance.now();
    const { plan } = await planInThread(planningCase, { seed, steps: null, seconds, threads: count, boundSteps: [0] });
    const level = (name) => plan.objective.find((entry) => entry.level === name)?.value ?? 0;
    rows.push({ threads: count, steps: plan.provenance.steps, wallSeconds: (performance.now() - begun) / 1000, lateness: level('lateness'), turnaround: level('turnaround') });
  }
  return rows;
}
