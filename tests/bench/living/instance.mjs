/** Repairs and quotes on one plan in force, in a process of its own: prints one JSON line. Wall time, and processor time of all threads of the process. */
import { check } from '@lotwright/checker';
import { LivingPlan, PromiseDesk } from '@lotwright/engine';
import { stream } from '@lotwright/random';
import { caseInForce, eventOf, progressUntil } from './case-in-force.mjs';

const { set, plant: name, lots, seed, rounds } = JSON.parse(process.argv[2]);
const WARM_UP = 12;
const DAY = 1440;
/** Minutes from one event of a chain to the next. */
const BETWEEN = 30;
/** Events whose repair is polished, every kind the same number of times; and for how long, milliseconds of processor time. */
const POLISHED = 14;
const POLISH = 500;
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
/** Does something and tells how long it took by either clock, milliseconds. */
const timed = (what) => {
  const [wall, used] = [performance.now(), cpu()];
  const result = what();
  return { result, wall: performance.now() - wall, cpu: cpu() - used };
};
const random = stream(seed, 'living bench');
const inForce = caseInForce({ plant: name, lots, seed });
const measured = set === 'repair' ? { ...repairs(), chain: chained(), polish: polished() } : quotes();
process.stdout.write(`${JSON.stringify({ set, plant: name, lots, seed, rounds, ...measured })}\n`);

function repairs() {
  const living = LivingPlan.open(inForce);
  const untouched = living.report().moves.length;
  const times = [];
  let moves = 0;
  let lost = 0;
  let violations = 0;
  for (let round = 0; round < rounds + WARM_UP; round++) {
    const happened = eventOf(round, random, inForce);
    const { result: repaired, ...took } = timed(() => living.after([happened], inForce.now));
    if (round < WARM_UP) continue;
    times.push({ ...took, kind: kindOf(happened) });
    const report = repaired.report();
    moves += report.moves.length;
    lost += report.lost.length;
    if (round % 10 !== 0) continue;
    const verdict = check(repaired.planningCase, repaired.plan());
    violations += verdict.violations.length + verdict.claims.length;
  }
  const slowest = times.reduce((a, b) => (b.cpu > a.cpu ? b : a)).kind;
  const kinds = [...new Set(times.map((t) => t.kind))].map((kind) => ({ kind, ...quantiles(times.filter((t) => t.kind === kind)) }));
  return { ...quantiles(times), slowest, kinds, untouched, movesPerEvent: moves / times.length, lost, violations };
}

/** Failed and late work are events of one kind that ask for different repairs. */
function kindOf({ kind, actual }) {
  return kind === 'actual' ? (actual.state === 'failed' ? 'actual: failed' : 'actual: takes longer') : kind;
}

/** Each event on the plan that the repair before left, time going on, and everything else going as that plan has it. */
function chained() {
  let living = LivingPlan.open(inForce);
  const times = [];
  let violations = 0;
  for (let round = 0; round < rounds + WARM_UP; round++) {
    const plan = living.plan();
    const now = living.planningCase.now + BETWEEN;
    const { actuals } = living.planningCase;
    const events = [...progressUntil(now, plan, actuals), eventOf(round, random, { ...living.planningCase, published: plan.assignments })];
    const { result, ...took } = timed(() => living.after(events, now));
    living = result;
    if (round >= WARM_UP) times.push(took);
    if (round % 10 !== 0) continue;
    const verdict = check(living.planningCase, living.plan());
    violations += verdict.violations.length + verdict.claims.length;
  }
  return { ...quantiles(times), violations };
}

/** What polishing gains over the first repaired plan. */
function polished() {
  const living = LivingPlan.open(inForce);
  const sums = { first: standing(), then: standing(), steps: 0 };
  let violations = 0;
  for (let round = 0; round < POLISHED; round++) {
    const repaired = living.after([eventOf(round, random, inForce)], inForce.now);
    add(sums.first, repaired.report());
    sums.steps += repaired.polish({ seed, steps: null, milliseconds: POLISH }, { clock: cpu });
    add(sums.then, repaired.report());
    const verdict = check(repaired.planningCase, repaired.plan());
    violations += verdict.violations.length + verdict.claims.length;
  }
  return { events: POLISHED, ...sums, violations };
}

function standing() {
  return { moves: 0, missed: 0, laterDays: 0, newLotDays: 0 };
}

/** Adds what a repair changes: moved operations, windows missed more, days that known lots are ready later, and those until new ones are. */
function add(sum, { moves, shifts }) {
  sum.moves += moves.length;
  for (const { patientReady, missedWindows } of shifts) {
    sum.missed += missedWindows.after - missedWindows.before;
    if (patientReady.after === null) continue;
    if (patientReady.before === null) sum.newLotDays += (patientReady.after - inForce.now) / DAY;
    else sum.laterDays += (patientReady.after - patientReady.before) / DAY;
  }
}

function quotes() {
  const desk = PromiseDesk.open(inForce);
  const before = desk.planHash();
  const times = [];
  let withMoves = 0;
  for (let round = 0; round < rounds + 4 * WARM_UP; round++) {
    const { id, version } = random.pick(inForce.plant.processes);
    const sequenceRelease = inForce.now + random.nextInt(60 * DAY);
    const urgency = random.pick(['urgent', 'standard', 'flexible']);
    const { result: quote, ...took } = timed(() => desk.quote({ process: id, processVersion: version, urgency, sequenceRelease, windows: null, latestUseful: null }));
    if (round < 4 * WARM_UP) continue;
    times.push(took);
    if (quote.withMoves !== null) withMoves++;
  }
  return { ...quantiles(times), withMoves: withMoves / times.length, violations: desk.planHash() === before ? 0 : 1 };
}

/** Of both clocks, each sorted by itself. */
function quantiles(times) {
  const of = (clock, share) => {
    const sorted = times.map((t) => t[clock]).sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  };
  const at = (share) => ({ wall: of('wall', share), cpu: of('cpu', share) });
  return { events: times.length, p50: at(0.5), p90: at(0.9), p99: at(0.99), most: at(1) };
}
