/** Repairs and quotes on one plan in force, in a process of its own: prints one JSON line. Processor time of all threads of the process. */
import { check } from '@lotwright/checker';
import { cutAt, demoPlant, generateOrders, openOrders } from '@lotwright/demo';
import { LivingPlan, PromiseDesk, solve } from '@lotwright/engine';
import { stream } from '@lotwright/random';
import { parseInstant } from '@lotwright/time';

const { set, plant: name, lots, seed, rounds } = JSON.parse(process.argv[2]);
const WARM_UP = 12;
const HOUR = 60;
const DAY = 24 * HOUR;
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const random = stream(seed, 'living bench');
const inForce = caseInForce();
process.stdout.write(`${JSON.stringify({ set, plant: name, lots, seed, rounds, ...(set === 'repair' ? repairs() : quotes()) })}\n`);

/** Ten days into a first plan for all lots, everything having gone as planned. */
function caseInForce() {
  const begin = parseInstant('2026-11-23T00:00+01:00');
  const plant = demoPlant(name, begin, lots);
  const orders = generateOrders(plant, { lots, seed, now: begin });
  const plan = solve({ plant, orders, actuals: [], pins: [], now: begin, published: [], freezeOverrides: [] }, { seed, steps: 0, seconds: null });
  const now = begin + 10 * DAY;
  const open = openOrders(plan, orders, now);
  const ids = new Set(open.map((order) => order.id));
  return {
    plant, orders: open, pins: [], now, freezeOverrides: [],
    actuals: cutAt(plan, now).filter((actual) => ids.has(actual.order)),
    published: plan.assignments.filter((assignment) => ids.has(assignment.order)),
  };
}

/** One event a round, each on the untouched plan; every kind by turns, and each one hits something. */
function event(round) {
  const { plant, orders, actuals, published, now } = inForce;
  const hit = random.pick(published.filter((a) => a.equipment !== null && a.start > now + DAY && a.start < now + 6 * DAY));
  const during = { start: hit.start, end: hit.start + 12 * HOUR };
  const running = actuals.filter((a) => a.state === 'running');
  const done = actuals.filter((a) => a.state === 'done' && a.end > now - 3 * DAY);
  const kinds = [
    () => ({ kind: 'equipment-down', equipment: hit.equipment, during, why: 'breakdown' }),
    () => ({ kind: 'crew-short', crew: random.pick(plant.crews).id, heads: 1, during }),
    () => ({ kind: 'order-added', order: { ...random.pick(orders), id: 'NEW-1', coi: 'NEW-1', urgency: 'urgent', sequenceRelease: now - HOUR, cancelled: false } }),
    () => ({ kind: 'order-cancelled', order: hit.order }),
    () => ({ kind: 'actual', actual: { ...random.pick(done), state: 'failed' } }),
    () => ({ kind: 'actual', actual: { ...random.pick(running), expectedEnd: now + 8 * HOUR } }),
    () => {
      const calendar = plant.calendars.find((c) => c.id === plant.equipment.find((e) => e.id === hit.equipment).calendar);
      return { kind: 'calendar-changed', calendar: { ...calendar, shifts: calendar.shifts.map((s) => ({ ...s, days: s.days.filter((d) => d !== 'sat' && d !== 'sun') })).filter((s) => s.days.length > 0) } };
    },
  ];
  return kinds[round % kinds.length]();
}

function repairs() {
  const living = LivingPlan.open(inForce);
  const untouched = living.report().moves.length;
  const times = [];
  let moves = 0;
  let lost = 0;
  let violations = 0;
  let slowest = { ms: 0, kind: '' };
  for (let round = 0; round < rounds + WARM_UP; round++) {
    const happened = event(round);
    const begun = cpu();
    const repaired = living.after([happened], inForce.now);
    const ms = cpu() - begun;
    if (round < WARM_UP) continue;
    times.push(ms);
    if (ms > slowest.ms) slowest = { ms, kind: happened.kind };
    const report = repaired.report();
    moves += report.moves.length;
    lost += report.lost.length;
    if (round % 10 !== 0) continue;
    const verdict = check(repaired.planningCase, repaired.plan());
    violations += verdict.violations.length + verdict.claims.length;
  }
  return { ...quantiles(times), slowest: slowest.kind, untouched, movesPerEvent: moves / times.length, lost, violations };
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
    const begun = cpu();
    const quote = desk.quote({ process: id, processVersion: version, urgency, sequenceRelease, windows: null, latestUseful: null });
    const ms = cpu() - begun;
    if (round < 4 * WARM_UP) continue;
    times.push(ms);
    if (quote.withMoves !== null) withMoves++;
  }
  return { ...quantiles(times), withMoves: withMoves / times.length, violations: desk.planHash() === before ? 0 : 1 };
}

function quantiles(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99), most: sorted[sorted.length - 1] };
}
