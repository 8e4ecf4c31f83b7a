import type { Interval } from '@lotwright/time';
import type { Phase } from '@lotwright/domain';
import { firstEndingAfter } from './opening.js';

/** Phases that are worked through on one calendar, with what they may not touch and how long they may wait in between. */
export interface WorkShape {
  readonly phases: readonly Phase[];
  readonly maxStretch: number;
  /** 100 is nominal. */
  readonly speedPercent: number;
  readonly open: readonly Interval[];
  /** Time in which not even an unattended phase may run; an interval set. */
  readonly blocked: readonly Interval[];
}

/** Minutes one phase takes at a speed. */
export function phaseMinutes(phase: Phase, speedPercent: number): number {
  return Math.ceil((phase.duration.mode * 100) / speedPercent);
}

/**
 * Earliest placement that starts at or after `from` and before `latest`: start and end of the whole work, or `null`.
 * Every phase is placed as early as it can be; where the waits would exceed the stretch, the start slips.
 */
export function earliestFit(shape: WorkShape, from: number, latest: number): { start: number; end: number } | null {
  let at = from;
  while (at < latest) {
    const placed = place(shape, at);
    if (placed === null) return null;
    if (placed.slip === 0) return placed.start < latest ? { start: placed.start, end: placed.end } : null;
    at += placed.slip;
  }
  return null;
}

/** Greedy placement from `at`; `slip` is how much later the start must at least be, 0 when it fits. */
function place(shape: WorkShape, at: number): { start: number; end: number; slip: number } | null {
  let clock = at;
  let start = -1;
  let waited = 0;
  for (const phase of shape.phases) {
    const length = phaseMinutes(phase, shape.speedPercent);
    const span = phaseSpan(shape.open, phase, clock, length);
    if (span === null) return null;
    if (start < 0) start = span.start;
    else waited += span.start - clock;
    clock = span.end;
    if (waited > shape.maxStretch) return { start, end: clock, slip: start - at + waited - shape.maxStretch };
  }
  if (start < 0) start = at;
  const hit = firstEndingAfter(shape.blocked, start);
  if (hit < shape.blocked.length && shape.blocked[hit].start < clock) return { start, end: clock, slip: shape.blocked[hit].end - at };
  return { start, end: clock, slip: 0 };
}

function phaseSpan(open: readonly Interval[], phase: Phase, from: number, length: number): { start: number; end: number } | null {
  if (phase.work === 'unattended' || length === 0) return { start: from, end: from + length };
  return phase.work === 'attended' ? unbroken(open, from, length) : throughOpen(open, from, length);
}

/** First unbroken `length` minutes of open time at or after `from`. */
export function unbroken(open: readonly Interval[], from: number, length: number): { start: number; end: number } | null {
  for (let i = firstEndingAfter(open, from); i < open.length; i++) {
    const start = Math.max(open[i].start, from);
    if (open[i].end - start >= length) return { start, end: start + length };
  }
  return null;
}

/** The first `length` open minutes at or after `from`, closed hours in between waited through. */
function throughOpen(open: readonly Interval[], from: number, length: number): { start: number; end: number } | null {
  let left = length;
  let begun = -1;
  for (let i = firstEndingAfter(open, from); i < open.length; i++) {
    const start = Math.max(open[i].start, from);
    if (begun < 0) begun = start;
    if (open[i].end - start >= left) return { start: begun, end: start + left };
    left -= open[i].end - start;
  }
  return null;
}
