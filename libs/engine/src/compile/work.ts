import type { Phase } from '@lotwright/domain';
import { ATTENDED, INTERRUPTIBLE, UNATTENDED, type WorkSpec } from '../problem/problem.js';
import { position, type Positions } from './index-of.js';

const WORK = { attended: ATTENDED, unattended: UNATTENDED, interruptible: INTERRUPTIBLE } as const;

/** Phase length on equipment of a speed: `ceil(mode × 100 / speedPercent)`. */
export function lengthAt(mode: number, speedPercent: number): number {
  return Math.ceil((mode * 100) / speedPercent);
}

/** Phases in flat form, with their lengths at every speed. */
export function compileWork(phases: readonly Phase[], maxStretch: number, speeds: readonly number[], crews: Positions): WorkSpec {
  const lengths = speeds.map((speed) => Int32Array.from(phases, (p) => lengthAt(p.duration.mode, speed)));
  return {
    works: phases.map((p) => WORK[p.work]),
    crews: phases.map((p) => (p.work === 'unattended' ? [] : p.crew.map((c) => ({ crew: position(crews, c.crew, 'crew'), heads: c.heads })))),
    maxStretch,
    bends: phases.some((p, k) => k > 0 && k < phases.length - 1 && p.work === 'interruptible'),
    lengths,
    totals: lengths.map((l) => l.reduce((a, b) => a + b, 0)),
  };
}
