import type { Order } from '@lotwright/domain';
import type { Evidence } from '../evidence/evidence.js';

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
}

/** The outcome of every planned order whose patient-ready and arrival operations the plan places. */
export function outcomes({ book, plan }: Evidence): readonly Outcome[] {
  return [...book.orders.values()].filter((o) => !o.cancelled && plan.hasAssignments(o.id)).flatMap((order) => {
    const process = book.processOf(order);
    const patientReady = process === null ? undefined : plan.at(order.id, process.patientReady)?.end;
    const arrival = process === null ? undefined : plan.at(order.id, process.arrival)?.end;
    if (patientReady === undefined || arrival === undefined) return [];
    const { windows } = order;
    return [{
      order, patientReady, arrival,
      weight: book.given.plant.policy.urgencyWeights[order.urgency],
      turnaround: patientReady - order.sequenceRelease,
      missedWindows: windows === null ? 0 : missed(windows.closes, windows.every, arrival),
      lateBy: windows === null ? null : arrival - windows.closes,
      pastLatestUseful: order.latestUseful !== null && arrival > order.latestUseful,
    }];
  });
}

/** Counts windows that close before the arrival, one by one. */
function missed(closes: number, every: number, arrival: number): number {
  let count = 0;
  for (let close = closes; close < arrival && count < 1_000_000; close += every) count++;
  return count;
}
