import { check } from '@lotwright/checker';
import { missedWindows } from '@lotwright/domain';
import type { Assignment, Order, Pin, PlanningCase, Quote, QuotedPlace, SlotRequest } from '@lotwright/domain';
import { LivingPlan, PromiseDesk } from '@lotwright/engine';
import { stream } from '@lotwright/random';
import type { Instant } from '@lotwright/time';
import { coarsened, GRAIN } from '../support/coarse-case.js';
import { prove } from '../support/exact/exhaust.js';
import type { Proof } from '../support/exact/exhaust.js';
import type { Thoroughness } from './judge-seed.js';

const DAY = 1440;
/** Of levels that a quote does not speak about. */
const ANY = Number.MAX_SAFE_INTEGER;

/** What a quote has shown: whether there were answers, and what trying everything says about the first (`null` where it was not tried). */
export interface QuoteVerdict {
  readonly withoutMoves: boolean;
  readonly withMoves: boolean;
  readonly exact: Proof['verdict'] | null;
  readonly exactWithMoves: Proof['verdict'] | null;
}

/** Asks for a quote on a plan in force, keeps it, and says what was not true. @param thoroughness of the exact search; null for cases that are not coarse */
export function judgeQuote(seed: number, given: PlanningCase, thoroughness: Thoroughness | null, say: (text: string) => void): QuoteVerdict {
  const guest = guestOf(seed, given);
  const desk = PromiseDesk.open(given);
  const before = desk.planHash();
  const quote = desk.quote(guest)!;
  if (JSON.stringify(desk.quote(guest)) !== JSON.stringify(quote)) say('another answer to the same question');
  if (desk.planHash() !== before) say('a quote changes the plan');
  for (const place of [quote.withoutMoves, quote.withMoves]) if (place !== null) figures(place, guest, say);
  kept(given, guest, quote, say);
  moved(given, quote, say);
  return {
    withoutMoves: quote.withoutMoves !== null, withMoves: quote.withMoves !== null,
    exact: thoroughness === null ? null : exactly(given, guest, quote, thoroughness, say),
    exactWithMoves: thoroughness === null || quote.withMoves === null ? null : possible(given, guest, quote.withMoves, thoroughness, say),
  };
}

function guestOf(seed: number, given: PlanningCase): Order {
  const random = stream(seed, 'guest');
  const like = random.pick(given.orders);
  const release = (given.now + (random.chance(0.5) ? 0 : random.nextInt(2 * DAY))) as Instant;
  const opens = release + (1 + random.nextInt(4)) * DAY;
  const guest: Order = {
    ...like, id: 'L-998' as never, coi: 'COI-L-998' as never, cancelled: false, urgency: random.pick(['urgent', 'standard', 'flexible']), sequenceRelease: release,
    windows: random.chance(0.5) ? { opens: opens as never, closes: (opens + DAY) as never, every: (3 * DAY) as never } : null,
    latestUseful: random.chance(0.3) ? ((release + (2 + random.nextInt(5)) * DAY) as Instant) : null,
  };
  return coarsened(guest);
}

/** Whether an answer's figures are those of its own chain. */
function figures(place: QuotedPlace, guest: SlotRequest, say: (text: string) => void): void {
  if (place.missedWindows !== missedWindows(guest.windows, place.arrival)) say('a quote miscounts missed windows');
  if (place.pastLatestUseful !== (guest.latestUseful !== null && place.arrival > guest.latestUseful)) say('a quote is wrong about the latest useful date');
  for (const end of [place.patientReady, place.arrival]) if (!place.chain.some((s) => s.end === end)) say('a quote tells an end that its chain does not have');
}

/** The order comes: it gets what was quoted, and nobody moves. */
function kept(given: PlanningCase, guest: Order, { withoutMoves }: Quote, say: (text: string) => void): void {
  // What the plan in force leaves out is tried again by every repair, and may make others move.
  if (withoutMoves === null || LivingPlan.open(given).report().shifts.length > 0) return;
  const living = LivingPlan.open(given).after([{ kind: 'order-added', order: guest }], given.now);
  const plan = living.plan();
  for (const v of check(living.planningCase, plan).violations) say(`a quote that is kept breaks ${v.rule}: ${v.needed} | ${v.found}`);
  if (living.report().moves.length > 0) say('a quote without moves moves somebody when it is kept');
  const line = (s: { operation: string; start: number; end: number }): string => `${s.operation} ${s.start} ${s.end}`;
  const got = plan.assignments.filter((a) => a.order === guest.id).map(line).sort().join();
  if (got !== withoutMoves.chain.map(line).sort().join()) say(`a quote is not what the order gets: ${withoutMoves.chain.map(line).sort().join()} | ${got}`);
}

/** What moving others means: within the budget, and nobody misses a window more. */
function moved(given: PlanningCase, { withMoves }: Quote, say: (text: string) => void): void {
  if (withMoves === null) return;
  const { nervousnessBudget } = given.plant.policy;
  if (nervousnessBudget !== null && withMoves.slushyMoves > nervousnessBudget) say('a quote moves more than the budget allows');
  for (const { order, missedWindows: missed, arrivalLater } of withMoves.shifts) {
    if (missed.after > missed.before) say(`a quote makes ${order} miss a window more`);
    const { latestUseful } = given.orders.find((o) => o.id === order)!;
    const process = given.plant.processes.find((p) => p.id === given.orders.find((o) => o.id === order)!.process)!;
    const arrival = given.published.find((a) => a.order === order && a.operation === process.arrival)!.end;
    if (latestUseful !== null && arrival <= latestUseful && arrival + arrivalLater > latestUseful) say(`a quote makes ${order} useless`);
  }
}

/** The case with the guest and with assignments kept as pins, so that the exact search has few choices. */
function pinnedCase(given: PlanningCase, guest: Order, fixed: readonly Assignment[], pins: readonly Pin[] = []): PlanningCase {
  const started = new Set(given.actuals.filter((a) => a.state === 'running' || a.state === 'done').map((a) => `${a.order}/${a.operation}/${a.attempt}`));
  const own = fixed.filter((a) => !started.has(`${a.order}/${a.operation}/${a.attempt}`)).map((a): Pin => ({ order: a.order, operation: a.operation, start: a.start, equipment: a.equipment }));
  const planned = new Set([...given.published.map((a) => a.order), guest.id]);
  return { ...given, orders: [...given.orders, guest].filter((o) => planned.has(o.id) || given.actuals.some((a) => a.order === o.id)).map((o) => (planned.has(o.id) ? o : { ...o, cancelled: true })), pins: [...given.pins, ...own, ...pins] };
}

function levelsOf(given: PlanningCase, guest: Order, place: QuotedPlace | null): number[] | null {
  const { urgencyWeights } = given.plant.policy;
  let [late, turn] = [0, 0];
  for (const order of given.orders) {
    if (order.cancelled || !given.published.some((a) => a.order === order.id)) continue;
    const process = given.plant.processes.find((p) => p.id === order.process && p.version === order.processVersion)!;
    const shift = place?.shifts.find((s) => s.order === order.id);
    const end = (operation: string): number | undefined => given.published.find((a) => a.order === order.id && a.operation === operation)?.end;
    const [ready, arrival] = [end(process.patientReady), end(process.arrival)];
    if (ready === undefined || arrival === undefined) return null;
    late += urgencyWeights[order.urgency] * steps(order, arrival + (shift?.arrivalLater ?? 0));
    turn += urgencyWeights[order.urgency] * (ready + (shift?.patientReadyLater ?? 0) - order.sequenceRelease);
  }
  const weight = urgencyWeights[guest.urgency];
  if (place === null) return [weight, late, turn, 0, 0];
  return [0, late + weight * steps(guest, place.arrival), turn + weight * (place.patientReady - guest.sequenceRelease), ANY, ANY];
}

function steps(order: Order, arrival: number): number {
  return missedWindows(order.windows, arrival as Instant) + (order.latestUseful !== null && arrival > order.latestUseful ? 100 : 0);
}

/** Tries every place of the guest with everybody else pinned. */
function exactly(given: PlanningCase, guest: Order, { withoutMoves }: Quote, { budget, days }: Thoroughness, say: (text: string) => void): Proof['verdict'] | null {
  const value = levelsOf(given, guest, withoutMoves);
  if (value === null) return null;
  const proof = proven(pinnedCase(given, guest, given.published), value, days, budget, [...given.published, ...(withoutMoves?.chain ?? [])]);
  if (proof?.verdict === 'missed' && withoutMoves !== null) say(`a quote without moves that is not possible: ${value.join()}`);
  return proof?.verdict ?? null;
}

/** Whether the second answer is a plan at all: its chain and the lots that stay pinned, those that move anywhere. */
function possible(given: PlanningCase, guest: Order, place: QuotedPlace, { budget, days }: Thoroughness, say: (text: string) => void): Proof['verdict'] | null {
  const value = levelsOf(given, guest, place);
  if (value === null) return null;
  const latest = Math.max(0, ...place.shifts.map((s) => s.arrivalLater));
  const moving = new Set<string>(place.shifts.map((s) => s.order));
  const chain = place.chain.map((s): Pin => ({ order: guest.id, operation: s.operation, start: s.start, equipment: s.method === null ? s.equipment : null }));
  const proof = proven(pinnedCase(given, guest, given.published.filter((a) => !moving.has(a.order)), chain), value, days, budget, [...given.published.map((a) => ({ end: a.end + latest })), ...place.chain]);
  if (proof?.verdict === 'missed') say(`a quote with moves that is not possible: ${value.join()}`);
  return proof?.verdict ?? null;
}

function proven(given: PlanningCase, value: readonly number[], days: number, budget: number, all: readonly { readonly end: number }[]): Proof | null {
  const end = Math.max(given.now, ...all.map((a) => a.end));
  try {
    const proof = prove(given, value, GRAIN, Math.max(days, Math.ceil((end - given.now) / DAY) + 1), budget);
    const sooner = [0, 1, 2].some((i) => proof.levels[i] !== value[i]);
    return proof.verdict === 'beaten' && !sooner ? { ...proof, verdict: 'best' } : proof;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
