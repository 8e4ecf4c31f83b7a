import type { Order } from '@lotwright/domain';
import type { CaseBook } from '../evidence/case-book.js';
import type { Evidence } from '../evidence/evidence.js';

const DAY = 1440;

/** What one planned order comes to. */
export interface Outcome {
  readonly order: Order;
  readonly weight: number;
  readonly patientReady: number;
  readonly arrival: number;
  readonly turnaround: number;
  readonly missedWindows: number;
  readonly lateBy: number | null;
  readonly pastLatestUseful: boolean;
  /** Weighted moves against the published plan. */
  readonly moved: number;
}

/** The outcome of every planned order whose patient-ready and arrival operations the plan places. */
export function outcomes(evidence: Evidence): readonly Outcome[] {
  const { book, plan } = evidence;
  const moved = movesByOrder(evidence);
  return [...book.orders.values()].filter((o) => !o.cancelled && plan.hasAssignments(o.id)).flatMap((order) => {
    const process = book.processOf(order);
    const patientReady = process === null ? undefined : plan.at(order.id, process.patientReady)?.end;
    const arrival = process === null ? undefined : plan.at(order.id, process.arrival)?.end;
    if (patientReady === undefined || arrival === undefined) return [];
    return [outcomeOf(book, order, { patientReady, arrival, moved: moved.get(order.id) ?? 0 })];
  });
}

/** What an order comes to that is ready and arrives at these times. */
export function outcomeOf(book: CaseBook, order: Order, { patientReady, arrival, moved }: Pick<Outcome, 'patientReady' | 'arrival' | 'moved'>): Outcome {
  const { windows } = order;
  return {
    order, patientReady, arrival, moved,
    weight: book.weightOf(order),
    turnaround: patientReady - order.sequenceRelease,
    missedWindows: windows === null ? 0 : missed(windows.closes, windows.every, arrival),
    lateBy: windows === null ? null : arrival - windows.closes,
    pastLatestUseful: order.latestUseful !== null && arrival > order.latestUseful,
  };
}

/** Weighted moves of unstarted work, by order. */
function movesByOrder({ book, plan }: Evidence): ReadonlyMap<string, number> {
  const moved = new Map<string, number>();
  for (const published of book.given.published) {
    const placed = plan.at(published.order, published.operation);
    if (placed === null || placed.started || published.attempt !== book.attemptOf(published.order, published.operation)) continue;
    if (placed.start === published.start && placed.equipment === (published.equipment ?? null)) continue;
    const ahead = published.start - book.now;
    moved.set(published.order, (moved.get(published.order) ?? 0) + (ahead < 3 * DAY ? 8 : ahead < 7 * DAY ? 3 : 1));
  }
  return moved;
}

/** Counts windows that close before the arrival, one by one. */
function missed(closes: number, every: number, arrival: number): number {
  let count = 0;
  for (let close = closes; close < arrival && count < 1_000_000; close += every) count++;
  return count;
}
