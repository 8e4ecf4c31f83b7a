import { intersect, union } from '@lotwright/time';
import { asExpression, constant, ModelBuilder, UNBOUNDED } from './model-builder.mjs';
import { EquipmentGroups } from './equipment-groups.mjs';
import { lengthsAt } from './lay-work.mjs';
import { OpenTime } from './open-time.mjs';
import { encodeFamilies, encodeOperation, encodeSuites } from './operations.mjs';
import { Slots } from './slots.mjs';

/**
 * A planning case without history as a CP-SAT model, straight from docs/engine/model.md. Every order has to be planned. `latest` says for every order, in minutes after
 * now, when all of its work and clearing is over at the latest: so what is written grows with the orders, not with the orders times the length of the plan. Answers the model in protocol-buffer JSON with what `decode` needs, and what was left out (see docs/benchmarks/protocol.md).
 * @throws RangeError when the case has something the encoding does not carry, or an operation that fits nowhere
 */
export function encodeCase(planningCase, latest) {
  refuseHistory(planningCase);
  const horizon = Math.max(...latest.values());
  const { plant } = planningCase;
  const builder = new ModelBuilder();
  const time = new OpenTime(planningCase, horizon);
  const groups = new EquipmentGroups(plant, time);
  const model = {
    planningCase, plant, builder, time, groups, horizon,
    families: new Map(plant.products.map((product) => [product.id, product.family])),
    pools: new Map(plant.positionPools.map((spec) => [spec.id, { spec, uses: [] }])),
    methods: new Map(), sessions: new Map(), crewUses: [], items: [], leftOut: [],
  };
  openSlots(model);
  for (const order of planningCase.orders) if (!order.cancelled) encodeOrder(model, order, latest.get(order.id));
  for (const slots of slotsOf(model)) {
    slots.close();
    model.crewUses.push(...slots.runs.flatMap((run) => run.uses));
  }
  groups.close(builder);
  encodeFamilies(model);
  encodeSuites(model);
  for (const pool of model.pools.values()) encodePlaces(model, pool.spec.capacity, pool.uses);
  encodeStorages(model);
  encodeCrews(model);
  encodeMaterials(model);
  noteWhatIsLeftOut(model);
  model.levels = levelTerms(model);
  return model;
}

/** How long after an order's last end in a plan its work has to be over in the model: an optimum that has something later is not found. */
const SPARE = 28 * 1440;

/** When each order has to be over at the latest, by a plan of all orders, in minutes after now. */
export function latestEnds({ now }, { assignments }) {
  const latest = new Map();
  for (const { order, end } of assignments) latest.set(order, Math.max(latest.get(order) ?? 0, end - now + SPARE));
  return latest;
}

function refuseHistory({ actuals, pins, published }) {
  if (actuals.length + pins.length + published.length > 0) throw new RangeError('the CP-SAT encoding carries cases without actuals, pins and published plan only');
}

function openSlots(model) {
  const { plant, builder, time, groups } = model;
  for (const method of plant.qcMethods) {
    const openOn = (piece) => (piece === null ? time.of(method.calendar) : intersect(time.of(method.calendar), time.ofEquipment(piece)));
    const spec = { ...method, openOn };
    model.methods.set(method.id, { spec, slots: method.starts.kind === 'weekly' ? new Slots(builder, time, groups, spec) : null });
  }
  for (const session of plant.sessions) model.sessions.set(session.id, new Slots(builder, time, groups, { ...session, phases: null, instrument: null, openOn: () => time.of(null) }));
}

function slotsOf(model) {
  return [...[...model.methods.values()].flatMap(({ slots }) => (slots === null ? [] : [slots])), ...model.sessions.values()];
}

/** R1, R7, R8, R13 and the operations' own rules for one order. */
function encodeOrder(model, order, until) {
  const process = model.plant.processes.find((p) => p.id === order.process && p.version === order.processVersion);
  const heads = earliestStarts(model, order, process);
  const items = new Map(process.operations.map((operation) => [operation.id, encodeOperation(model, order, process, operation, { low: heads.get(operation.id), until })]));
  for (const link of process.links) {
    const from = items.get(link.from);
    const to = items.get(link.to);
    model.builder.linear([[1, to.start], [-1, from.end]], [[link.minLag, link.maxLag ?? UNBOUNDED]]);
  }
  model.items.push({ order, process, items });
}

/** First minute each operation could start at if nothing but links and durations counted. */
export function earliestStarts({ plant, time }, order, process) {
  const fastest = Math.max(100, ...plant.equipment.map((piece) => piece.speedPercent));
  const least = (operation) => {
    const { requirement } = operation;
    if (requirement.kind === 'session') return plant.sessions.find((session) => session.id === requirement.session).duration;
    const phases = requirement.kind === 'run' ? plant.qcMethods.find((method) => method.id === requirement.method).phases : operation.phases;
    return lengthsAt(phases, fastest).reduce((total, length) => total + length, 0);
  };
  const starts = new Map(process.operations.map((operation) => [operation.id, Math.max(0, order.sequenceRelease - time.now)]));
  const lengths = new Map(process.operations.map((operation) => [operation.id, least(operation)]));
  for (let changed = true, round = 0; changed && round <= process.operations.length; round++) {
    changed = false;
    for (const link of process.links) {
      const ready = starts.get(link.from) + lengths.get(link.from) + link.minLag;
      if (ready > starts.get(link.to)) {
        starts.set(link.to, ready);
        changed = true;
      }
    }
  }
  return starts;
}

/** R11: a cumulative, where it can bind at all. */
function encodePlaces({ builder }, capacity, uses) {
  if (uses.length > capacity) builder.cumulative(capacity, uses);
}

function encodeStorages(model) {
  const { builder, plant } = model;
  for (const storage of plant.storages) {
    const stays = model.items.flatMap(({ process, items }) =>
      process.links.filter((link) => link.storage === storage.id).map((link) => ({ from: items.get(link.from).end, to: items.get(link.to).start })),
    );
    if (stays.length > storage.positions) encodePlaces(model, storage.positions, stays.map(({ from, to }) => ({ interval: builder.interval(from, to), demand: 1 })));
  }
}

/** R9: heads on duty as a cumulative with the missing heads as fixed work. */
function encodeCrews(model) {
  const { builder, time, plant } = model;
  for (const crew of plant.crews) {
    const uses = model.crewUses.filter((use) => use.crew === crew.id && use.start !== use.end);
    if (uses.length < 2) continue;
    const duty = time.duty(crew.id);
    const most = Math.max(...duty.map((span) => span.heads));
    const items = uses.map((use) => ({ interval: builder.interval(use.start, use.end, use.literals), demand: use.heads }));
    for (const span of missingHeads(model, duty, most, uses)) items.push({ interval: builder.interval(constant(span.start), constant(span.end)), demand: span.heads });
    builder.cumulative(most, items);
  }
}

/**
 * Spans with fewer heads than most. Attended work keeps out of hours without enough heads by the domain of its start. Interruptible work runs through hours
 * in which its calendar is closed, so nothing is taken away there.
 */
function missingHeads(model, duty, most, uses) {
  const calendars = [...new Set(uses.flatMap((use) => (use.interruptedIn === null ? [] : [use.interruptedIn])))];
  const short = duty.filter((span) => span.heads < most);
  if (calendars.length === 0) return short.filter((span) => span.heads > 0).map((span) => ({ ...span, heads: most - span.heads }));
  if (calendars.length > 1 || uses.some((use) => use.interruptedIn === null)) leaveOut(model, 'R9', 'a crew that works interruptible and other phases is counted in closed hours too', 'neither');
  const open = union(...calendars);
  return short.flatMap((span) => intersect([{ start: span.start, end: span.end }], open).map((part) => ({ ...part, heads: most - span.heads })));
}

/** R13: receipts as a reservoir. Nothing to say where lasting stock on hand is enough for every order. */
function encodeMaterials(model) {
  const { builder, plant, time } = model;
  for (const material of plant.materials) {
    const demands = model.items.flatMap(({ process, items }) => process.operations.flatMap((operation) => operation.materials.filter((m) => m.material === material.id).map((m) => ({ at: items.get(operation.id).start, change: -m.quantity }))));
    const needed = demands.reduce((total, demand) => total - demand.change, 0);
    const receipts = material.receipts.map((receipt) => ({ at: Math.max(0, receipt.at - time.now), expires: receipt.expires === null ? Infinity : receipt.expires - time.now, quantity: receipt.quantity }));
    const lasting = receipts.filter((receipt) => receipt.at === 0 && receipt.expires >= model.horizon).reduce((total, receipt) => total + receipt.quantity, 0);
    if (needed <= lasting) continue;
    builder.reservoir([...demands, ...receipts.filter((receipt) => receipt.at < model.horizon && receipt.expires > 0).map((receipt) => ({ at: constant(receipt.at), change: receipt.quantity }))]);
    if (receipts.some((receipt) => receipt.expires < model.horizon)) leaveOut(model, 'R13', `expiry of ${material.id}`, 'relaxes');
  }
}

function noteWhatIsLeftOut(model) {
  leaveOut(model, 'R16', 'every order has to be planned', 'none while a plan of all orders exists');
  if (model.plant.equipmentClasses.some((kind) => kind.changeover.deepClean !== null)) leaveOut(model, 'R3', 'deep cleans', 'relaxes');
  for (const { spec, slots } of model.methods.values()) if (slots === null && spec.capacity > 1) leaveOut(model, 'R10', `${spec.id} starts at any minute: a run for each sample`, 'restricts');
  if (model.plant.suites.some((suite) => suite.segregated)) leaveOut(model, 'R4', 'two operations of one order in one suite are kept apart like those of two', 'restricts');
}

function leaveOut(model, rule, what, direction) {
  if (!model.leftOut.some((entry) => entry.what === what)) model.leftOut.push({ rule, what, direction });
}

/** The levels of the objective that a case without published plan has, as sums of terms. */
function levelTerms(model) {
  const { builder, plant, time, horizon } = model;
  const lateness = [];
  const turnaround = [];
  for (const { order, process, items } of model.items) {
    const weight = plant.policy.urgencyWeights[order.urgency];
    const ready = items.get(process.patientReady).end;
    turnaround.push([weight, { ...ready, offset: ready.offset - (order.sequenceRelease - time.now) }]);
    const arrival = items.get(process.arrival).end;
    const missed = missedWindows(builder, order, arrival, time.now, horizon);
    if (missed !== null) lateness.push([weight, missed]);
    if (order.latestUseful !== null && order.latestUseful - time.now < horizon * 2) {
      const tooLate = builder.literal();
      builder.derive([arrival], asExpression(tooLate), (at) => (at > order.latestUseful - time.now ? 1 : 0));
      builder.linear([[1, arrival]], [[-UNBOUNDED, order.latestUseful - time.now]], [-tooLate - 1]);
      lateness.push([weight * PAST_USE, asExpression(tooLate)]);
    }
  }
  const cost = [...model.methods.values()].flatMap(({ spec, slots }) => (slots === null ? [] : [...slots.runs.map((run) => [spec.capacity, asExpression(run.literal)]), [-1, constant(slots.samples.length)]]));
  return { lateness, turnaround, cost };
}

const PAST_USE = 100;

function missedWindows(builder, order, arrival, now, horizon) {
  if (order.windows === null) return null;
  const { closes, every } = order.windows;
  const most = Math.max(0, Math.ceil((horizon * 2 - (closes - now)) / every));
  if (most === 0) return null;
  const missed = builder.range(0, most);
  builder.derive([arrival], missed, (at) => Math.max(0, Math.ceil((at - (closes - now)) / every)));
  builder.linear([[1, arrival], [-every, missed]], [[-UNBOUNDED, closes - now]]);
  return missed;
}
