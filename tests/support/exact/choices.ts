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
  readonly moved: (tick: number) => number;
}

/**
 * Every way in which phases can follow one another on a site from each tick on, first start first. Of ways that differ only in when
 * nobody is needed, one is kept: no rule tells them apart.
 */
export function layAll(axis: Axis, phases: readonly Phase[], maxStretch: number, site: Site, from: number): Choice[] {
  const lengths = phases.map((p) => axis.length(Math.ceil((p.duration.mode * 100) / site.speedPercent)));
  const found: Choice[] = [];
  for (let start = from; start < axis.ticks; start += axis.stride) {
    if (!site.mayStart(start)) continue;
    const seen = new Set<string>();
    const lay = (k: number, at: number, waited: number, spans: readonly (readonly [number, number])[]): void => {
      if (k === phases.length) {
        const end = spans.length === 0 ? start : spans[spans.length - 1][1];
        const name = `${end} ${spans.filter((_, i) => phases[i].crew.length > 0).join()}`;
        if (seen.has(name) || !allOne(site.usable, start, end)) return;
        seen.add(name);
        found.push({ start, end, phases: spans, equipment: site.equipment, crew: crewOf(phases, spans, site.open), moved: site.moved(start) });
        return;
      }
      const longest = k === 0 ? 0 : axis.length(maxStretch) - waited;
      for (let wait = 0; wait <= longest; wait += axis.stride) {
        const end = endOf(phases[k].work, at + wait, lengths[k], site.open);
        if (end !== null) lay(k + 1, end, waited + wait, [...spans, [at + wait, end]]);
      }
    };
    lay(0, start, 0, []);
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
