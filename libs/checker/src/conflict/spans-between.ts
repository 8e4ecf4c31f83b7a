import type { Link } from '@lotwright/domain';
import type { Named } from './named.js';
import type { Step } from './step.js';

/** Start or end of an operation. */
export interface Turn {
  readonly operation: string;
  readonly side: 'starts' | 'ends';
}

/** How far apart two turns may be: `to` is at least `least` and at most `most` minutes after `from`. */
export interface Between {
  readonly from: Turn;
  readonly to: Turn;
  readonly least: number;
  readonly most: number;
}

/**
 * Pairs of turns of different operations that may lie only so far apart, with what links and lengths of all operations between them make of it. `null` when
 * they leave some pair no distance at all.
 */
export function spansBetween(steps: ReadonlyMap<string, Step>, links: readonly Link[], named: Named): readonly Between[] | null {
  const ids = [...steps.keys()];
  const at = new Map(ids.map((id, i) => [id, 2 * i]));
  const count = 2 * ids.length;
  /** By turns: how many minutes the second may lie after the first at most. */
  const most = Array.from({ length: count }, (_, u) => Float64Array.from({ length: count }, (_x, v) => (u === v ? 0 : Infinity)));
  const limit = (u: number, v: number, minutes: number): void => {
    most[u][v] = Math.min(most[u][v], minutes);
  };
  for (const [id, step] of steps) {
    limit(at.get(id)!, at.get(id)! + 1, step.longest);
    limit(at.get(id)! + 1, at.get(id)!, -step.shortest);
  }
  for (const { from, to, minLag, maxLag } of links) {
    const [end, start] = [at.get(from)! + 1, at.get(to)!];
    limit(start, end, -minLag);
    if (maxLag !== null && named.has('hold', from, to)) limit(end, start, maxLag);
  }
  for (let k = 0; k < count; k++) for (let u = 0; u < count; u++) for (let v = 0; v < count; v++) limit(u, v, most[u][k] + most[k][v]);
  if (most.some((row, u) => row[u] < 0)) return null;
  const turn = (u: number): Turn => ({ operation: ids[u >> 1], side: u % 2 === 0 ? 'starts' : 'ends' });
  const pairs: Between[] = [];
  for (let u = 0; u < count; u++) {
    for (let v = u + 1; v < count; v++) {
      if (u >> 1 === v >> 1 || most[u][v] === Infinity || most[v][u] === Infinity) continue;
      pairs.push({ from: turn(u), to: turn(v), least: -most[v][u], most: most[u][v] });
    }
  }
  return pairs;
}
