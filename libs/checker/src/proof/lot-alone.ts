import type { Order, Process } from '@lotwright/domain';
import { atSpeed, type CaseBook } from '../evidence/case-book.js';
import type { Start } from './starts.js';

/** Rounds over the links of a process in which holds may still raise ends. */
const MOST_ROUNDS = 300;

/** Operation ids in an order in which every link leads forward. */
export function forward(process: Process): readonly string[] {
  const left = new Set<string>(process.operations.map((o) => o.id));
  const sorted: string[] = [];
  while (left.size > 0) {
    const next = [...left].filter((id) => process.links.every((l) => l.to !== id || !left.has(l.from)));
    if (next.length === 0) break;
    for (const id of next) {
      left.delete(id);
      sorted.push(id);
    }
  }
  return sorted;
}

/**
 * Least ends of the operations of a lot that has the plant to itself. Whatever `given` says has ended is taken as it is; nothing else begins before
 * `earliest`. @param topSpeed percent, of the fastest equipment in the plant
 */
export function endsAlone(
  process: Process, starts: ReadonlyMap<string, readonly Start[]>, earliest: number, topSpeed: number,
  given: (operation: string) => number | null,
): ReadonlyMap<string, number> {
  const order = forward(process);
  const least = new Map(process.operations.map((o) => [o.id as string, fastest(o, topSpeed)]));
  const notBefore = new Map<string, number>();
  const ends = new Map<string, number>();
  for (let round = 0, raised = true; raised && round < MOST_ROUNDS; round++) {
    raised = false;
    for (const id of order) {
      const done = given(id);
      if (done !== null) {
        ends.set(id, done);
        continue;
      }
      const links = process.links.filter((l) => l.to === id);
      const ready = links.reduce((t, l) => Math.max(t, (ends.get(l.from) ?? earliest) + l.minLag), earliest);
      const from = notBefore.get(id) ?? -Infinity;
      const where = starts.get(id) ?? [];
      const cell = where.slice(indexFrom(where, ready)).find((s) => s.latest >= from);
      const start = cell === undefined ? ready : Math.max(ready, cell.first);
      ends.set(id, Math.max(cell?.end ?? -Infinity, start + (least.get(id) ?? 0), from));
      for (const link of links) {
        if (link.maxLag === null || given(link.from) !== null || start - link.maxLag <= (ends.get(link.from) ?? Infinity)) continue;
        notBefore.set(link.from, start - link.maxLag);
        raised = true;
      }
    }
  }
  return ends;
}

/** End of started work by operation; null for what has not started. */
export function startedEnds(book: CaseBook, order: Order): (operation: string) => number | null {
  return (operation) => book.startedAs(order.id, operation)?.end ?? null;
}

/** Index of the first start that has a minute at or after `t`. */
export function indexFrom(starts: readonly Start[], t: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle].last < t) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Work of an operation on the fastest equipment of the plant. */
function fastest({ phases, requirement }: Process['operations'][number], topSpeed: number): number {
  return phases.reduce((sum, p) => sum + atSpeed(p.duration.mode, requirement.kind === 'equipment' ? topSpeed : 100), 0);
}
