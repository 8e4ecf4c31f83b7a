import type { Phase } from '@lotwright/domain';
import type { Axis } from './axis.js';
import type { Choice, CrewUse } from './task.js';

/** What decides by itself where a task may stand. */
export interface Site {
  readonly equipment: string | null;
  readonly speedPercent: number;
  /** 1 where attended and interruptible phases may work. */
  readonly open: Uint8Array;
  /** 1 where the equipment is free of unavailabilities. */
  readonly usable: Uint8Array;
  readonly mayStart: (tick: number) => boolean;
}

/** Phases laid so far: where they end, how long they waited, when somebody was needed. */
interface Way {
  readonly at: number;
  readonly waited: number;
  readonly spans: readonly (readonly [number, number])[];
  readonly needed: string;
}

/**
 * Every way in which phases can follow one another on a site from each tick on, first start first. Of ways that end alike and differ only in
 * when nobody is needed, the one that waits least is kept: no rule tells them apart, and it leaves most to wait.
 */
export function layAll(axis: Axis, phases: readonly Phase[], maxStretch: number, site: Site, from: number): Choice[] {
  const lengths = phases.map((p) => axis.length(Math.ceil((p.duration.mode * 100) / site.speedPercent)));
  const longest = axis.length(maxStretch);
  const found: Choice[] = [];
  for (let start = from; start < axis.ticks; start += axis.stride) {
    if (!site.mayStart(start)) continue;
    let ways: readonly Way[] = [{ at: start, waited: 0, spans: [], needed: '' }];
    phases.forEach((phase, k) => {
      const next = new Map<string, Way>();
      for (const way of ways) {
        for (let wait = 0; wait <= (k === 0 ? 0 : longest - way.waited); wait += axis.stride) {
          const begin = way.at + wait;
          const at = endOf(phase.work, begin, lengths[k], site.open);
          if (at === null) continue;
          const needed = phase.crew.length > 0 ? `${way.needed} ${begin}` : way.needed;
          const name = `${at}${needed}`;
          if ((next.get(name)?.waited ?? Infinity) > way.waited + wait) next.set(name, { at, waited: way.waited + wait, spans: [...way.spans, [begin, at]], needed });
        }
      }
      ways = [...next.values()];
    });
    for (const { at: end, spans } of ways) {
      if (!allOne(site.usable, start, end)) continue;
      found.push({ start, end, phases: spans, equipment: site.equipment, crew: crewOf(phases, spans, site.open), moved: 0 });
    }
  }
  return found;
}

/** Where a phase from `start` ends; null when it cannot start there. */
function endOf(work: Phase['work'], start: number, length: number, open: Uint8Array): number | null {
  const straight = start + length;
  if (straight > open.length) return null;
  if (length === 0 || work === 'unattended') return straight;
  if (work === 'attended') return allOne(open, start, straight) ? straight : null;
  if (open[start] === 0) return null;
  let left = length;
  for (let tick = start; tick < open.length; tick++) if (open[tick] === 1 && --left === 0) return tick + 1;
  return null;
}

function allOne(cells: Uint8Array, start: number, end: number): boolean {
  for (let tick = start; tick < end; tick++) if (cells[tick] === 0) return false;
  return true;
}

function crewOf(phases: readonly Phase[], spans: readonly (readonly [number, number])[], open: Uint8Array): CrewUse[] {
  return phases.flatMap(({ work, crew }, k) => {
    if (work === 'unattended') return [];
    const [start, end] = spans[k];
    const worked = work === 'attended' ? [spans[k]] : pieces(open, start, end);
    return crew.flatMap(({ crew: name, heads }) => worked.map(([from, to]) => ({ crew: name, start: from, end: to, heads })));
  });
}

/** The unbroken open stretches between two ticks. */
function pieces(open: Uint8Array, start: number, end: number): [number, number][] {
  const found: [number, number][] = [];
  for (let tick = start; tick < end; tick++) {
    if (open[tick] === 0) continue;
    if (found.length > 0 && found[found.length - 1][1] === tick) found[found.length - 1][1] = tick + 1;
    else found.push([tick, tick + 1]);
  }
  return found;
}
