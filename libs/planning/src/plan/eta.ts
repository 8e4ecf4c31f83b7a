import type { AccountEntry, LotAccount, OrderId, Plan, WaitCause } from '@lotwright/domain';
import type { Instant, Minutes } from '@lotwright/time';
import type { Moment } from '../ports/moment.js';
import type { PlanId } from './plan-id.js';

/** How a plan changed an order's arrival. */
export const ETA_CHANGES = ['promised', 'earlier', 'later', 'lost'] as const;
export type EtaChangeKind = (typeof ETA_CHANGES)[number];

/** Why an arrival moved: the wait that changed most against the plan before. */
export interface EtaReason {
  readonly cause: WaitCause | null;
  /** Equipment, crew, method, pool … that was, or no longer is, in the way. */
  readonly resource: string | null;
  readonly blockers: readonly OrderId[];
  /** One sentence for people. */
  readonly text: string;
}

/** One entry of an order's promise ledger: written when a stored plan changes its arrival, never edited. */
export interface EtaEntry {
  readonly order: OrderId;
  readonly planId: PlanId;
  readonly planNumber: number;
  readonly at: Moment;
  readonly change: EtaChangeKind;
  /** `null` when the plan has no place for the order. */
  readonly arrival: Instant | null;
  readonly patientReady: Instant | null;
  /** Arrival against the entry before; 0 where there is nothing to compare. */
  readonly movedBy: Minutes;
  readonly reason: EtaReason;
}

/** An ETA entry before its plan has a number. */
export type EtaChange = Omit<EtaEntry, 'planId' | 'planNumber' | 'at'>;

/**
 * The ledger entries that a new plan makes necessary.
 * @param before the plan in force, `null` when there is none
 */
export function etaChanges(before: Plan | null, after: Plan): EtaChange[] {
  const earlier = new Map(before?.accounts.map((account) => [account.order, account]) ?? []);
  const lost = after.unplanned
    .filter(({ order }) => earlier.has(order))
    .map((entry): EtaChange => ({
      order: entry.order,
      change: 'lost',
      arrival: null,
      patientReady: null,
      movedBy: 0 as Minutes,
      reason: { cause: null, resource: entry.resource, blockers: [], text: `${entry.reason} ${entry.help}`.trim() },
    }));
  const moved = after.accounts.flatMap((account) => changeOf(earlier.get(account.order) ?? null, account, after.now));
  return [...moved, ...lost];
}

function changeOf(before: LotAccount | null, after: LotAccount, now: Instant): EtaChange[] {
  if (before !== null && before.arrival === after.arrival) return [];
  const movedBy = (before === null ? 0 : after.arrival - before.arrival) as Minutes;
  const change: EtaChangeKind = before === null ? 'promised' : movedBy > 0 ? 'later' : 'earlier';
  const reason = before === null ? firstReason(after, now) : movedReason(before, after, movedBy);
  return [{ order: after.order, change, arrival: after.arrival, patientReady: after.patientReady, movedBy, reason }];
}

interface WaitTotal {
  readonly cause: WaitCause;
  readonly resource: string | null;
  minutes: number;
  readonly blockers: Set<OrderId>;
}

function waitTotals(entries: readonly AccountEntry[]): Map<string, WaitTotal> {
  const totals = new Map<string, WaitTotal>();
  for (const entry of entries) {
    if (entry.kind !== 'wait') continue;
    const key = `${entry.cause}|${entry.resource ?? ''}`;
    const total = totals.get(key) ?? { cause: entry.cause, resource: entry.resource, minutes: 0, blockers: new Set<OrderId>() };
    total.minutes += entry.to - entry.from;
    entry.blockers.forEach((order) => total.blockers.add(order));
    totals.set(key, total);
  }
  return totals;
}

/** Only waits that are still to come: what lies behind now cannot be promised away. */
function firstReason(account: LotAccount, now: Instant): EtaReason {
  const ahead = account.entries.filter(({ to }) => to > now);
  const longest = [...waitTotals(ahead).values()].sort((a, b) => b.minutes - a.minutes)[0];
  if (longest === undefined) return { cause: null, resource: null, blockers: [], text: 'First promise; the lot waits for nothing any more.' };
  return { ...partsOf(longest), text: `First promise; the longest wait is ${spell(longest.minutes)} for ${nameOf(longest)}.` };
}

function movedReason(before: LotAccount, after: LotAccount, movedBy: number): EtaReason {
  const old = waitTotals(before.entries);
  const now = waitTotals(after.entries);
  const sign = Math.sign(movedBy);
  const grown = [...new Set([...old.keys(), ...now.keys()])]
    .map((key) => ({ total: (now.get(key) ?? old.get(key))!, by: (now.get(key)?.minutes ?? 0) - (old.get(key)?.minutes ?? 0) }))
    .filter(({ by }) => by * sign > 0)
    .sort((a, b) => (b.by - a.by) * sign)[0];
  const moved = `${spell(Math.abs(movedBy))} ${movedBy > 0 ? 'later' : 'earlier'}`;
  if (grown === undefined) return { cause: null, resource: null, blockers: [], text: `${moved}: the waits are the same, the work itself moved.` };
  const direction = grown.by > 0 ? 'more' : 'less';
  return { ...partsOf(grown.total), text: `${moved}: it waits ${spell(Math.abs(grown.by))} ${direction} for ${nameOf(grown.total)}.` };
}

function partsOf(total: WaitTotal): Omit<EtaReason, 'text'> {
  return { cause: total.cause, resource: total.resource, blockers: [...total.blockers].sort() };
}

/** The causes in the words of a sentence "it waits 3 h for …". */
const CAUSE_WORDS: Readonly<Record<WaitCause, string>> = {
  equipment: 'busy equipment',
  changeover: 'line clearance',
  suite: 'the suite to be cleared',
  calendar: 'opening hours',
  unavailable: 'equipment out of service',
  crew: 'people',
  slot: 'a QC slot',
  positions: 'a free position',
  session: 'a sitting',
  storage: 'storage space',
  material: 'material',
  hold: 'a hold time further on',
  'minimum-lag': 'a minimum lag',
  frozen: 'the frozen zone',
  pin: 'a pin',
  release: 'the sequence release',
  choice: 'other lots that go first',
};

function nameOf({ cause, resource, blockers }: WaitTotal): string {
  const lots = [...blockers].sort();
  const held = lots.length === 0 ? '' : `, held by ${lots.slice(0, 3).join(', ')}${lots.length > 3 ? ` and ${lots.length - 3} more` : ''}`;
  return `${CAUSE_WORDS[cause]}${resource === null ? '' : ` (${resource})`}${held}`;
}

function spell(minutes: number): string {
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const rest = minutes % 60;
  return [days > 0 && `${days} d`, hours > 0 && `${hours} h`, (rest > 0 || minutes === 0) && `${rest} min`].filter(Boolean).join(' ');
}
