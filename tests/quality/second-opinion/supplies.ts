import type { ExactProblem } from '../../support/exact/problem.js';

/** At one tick so many runs of a method may begin, or lots of a session be seated, beside those that have. */
export interface Seats {
  readonly entries: readonly number[];
  readonly tick: number;
  readonly most: number;
  /** Whether runs are counted rather than all who start then. */
  readonly runs: boolean;
}

/** What tasks that start from one tick to another can draw on at most. */
export interface Delivery {
  readonly takers: readonly { readonly entry: number; readonly quantity: number }[];
  readonly from: number;
  readonly to: number;
  readonly most: number;
}

/** Weekly starts of methods and sessions at which more want to begin than may. */
export function seatsOf(problem: ExactProblem): Seats[] {
  const { given: { plant }, axis, book, calendars, tasks } = problem;
  const at = (tick: number): number => axis.minute(tick);
  const methods = plant.qcMethods.filter((m) => m.starts.kind === 'weekly').map((m) => ({
    runs: true, entries: wanting(problem, (need) => need.kind === 'run' && need.method === m.id),
    most: (tick: number) => calendars.weeklyRuns(m.starts as never, at(tick)) - [...book.startedRuns.values()].filter((r) => r.method?.id === m.id && r.start === at(tick)).length,
  }));
  const sessions = plant.sessions.map((s) => ({
    runs: false, entries: wanting(problem, (need) => need.kind === 'session' && need.session === s.id),
    most: (tick: number) => s.capacity * calendars.weeklyRuns(s.starts, at(tick)) -
      book.facts.filter(({ start, operation: { requirement } }) => requirement.kind === 'session' && requirement.session === s.id && start === at(tick)).length,
  }));
  return [...methods, ...sessions].flatMap(({ runs, entries, most }) => {
    const ticks = new Set(entries.flatMap((i) => tasks[i].choices.map((c) => c.start)));
    return [...ticks].map((tick) => ({ runs, entries, tick, most: Math.max(0, most(tick)) })).filter((s) => s.most < entries.length);
  });
}

/** Of every material and every stretch between receipts and expiries: what comes in time and has not expired before. */
export function deliveriesOf(problem: ExactProblem): Delivery[] {
  const { given: { plant, now }, axis, tasks } = problem;
  const tick = (minute: number): number => Math.min(axis.ticks, minute <= now ? axis.tick(now) : axis.minute(axis.ticks) <= minute ? axis.ticks : axis.tick(minute));
  return plant.materials.flatMap(({ id, receipts }) => {
    const takers = tasks.flatMap((t, entry) => {
      const quantity = t.index < 0 ? 0 : t.operation.materials.filter((m) => m.material === id).reduce((sum, m) => sum + m.quantity, 0);
      return quantity > 0 ? [{ entry, quantity }] : [];
    });
    const wanted = takers.reduce((sum, t) => sum + t.quantity, 0);
    const ends = [...new Set([axis.tick(now), axis.ticks, ...receipts.flatMap((r) => [tick(r.at), ...(r.expires === null ? [] : [tick(r.expires)])])])].sort((a, b) => a - b);
    return ends.flatMap((from, i) => ends.slice(i + 1).map((to) => {
      const most = receipts.filter((r) => tick(r.at) < to && (r.expires === null || tick(r.expires) > from)).reduce((sum, r) => sum + r.quantity, 0);
      return { takers, from, to, most };
    })).filter((d) => d.most < wanted);
  });
}

function wanting({ tasks }: ExactProblem, wants: (need: ExactProblem['tasks'][number]['operation']['requirement']) => boolean): number[] {
  return tasks.flatMap((t, i) => (t.index >= 0 && wants(t.operation.requirement) ? [i] : []));
}
