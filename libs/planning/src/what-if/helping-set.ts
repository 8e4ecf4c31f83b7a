import type { CaseChange } from './case-change.js';
import { together } from './case-change.js';
import { widest } from './lever.js';
import type { Lever } from './lever.js';
import { minimalSet } from './minimal-set.js';
import { smallest } from './smallest.js';

/** Changes told together at most: more than that is no advice. */
const MOST_TOGETHER = 3;
/** How often what stands behind the levers is looked for. */
const ROUNDS = 3;

/** What trying changes at once needs to know. */
export interface Tries {
  /** When the lot is ready as planned. */
  readonly before: number;
  /** Whether the plant takes a change. */
  applies(change: CaseChange): boolean;
  /** When the lot would be ready; `null` when the change costs somebody the plan. */
  ready(change: CaseChange): number | null;
  /** Levers against what stands in the way once a change is made. */
  leversWith(change: CaseChange): readonly Lever[];
  /** Whether no more may be tried. */
  exhausted(): boolean;
}

/** What several changes at once would do. */
export interface HelpingSet {
  /** A few that help only together; `null` when none were found. */
  readonly change: CaseChange | null;
  /** Whether anything less of it was seen to do less. */
  readonly smallest: boolean;
  /** Whether all of them at once would have the lot sooner; `null` when that could not be tried. */
  readonly evenTogether: boolean | null;
}

/**
 * The fewest of the levers that have a lot sooner only together: first of those that gain half of what all at once would, then of any. What stands in the
 * way once they are all pulled brings further levers, a few times: behind a closed weekend the next machine may be closed, too.
 */
export function helpingSet(levers: readonly Lever[], tries: Tries): HelpingSet {
  let pulled = pulledAtOnce(levers, tries);
  for (let round = 0; round < ROUNDS && pulled !== null && pulled.ready >= tries.before; round++) {
    const known = new Set(pulled.levers.map((lever) => widest(lever).title));
    const more = tries.leversWith(pulled.change).filter((lever) => !known.has(widest(lever).title));
    if (more.length === 0) break;
    pulled = pulledAtOnce([...pulled.levers, ...more], tries);
  }
  if (pulled === null || tries.exhausted()) return { change: null, smallest: false, evenTogether: null };
  if (pulled.ready >= tries.before) return { change: null, smallest: false, evenTogether: false };
  const half = tries.before - Math.ceil((tries.before - pulled.ready) / 2);
  for (const target of new Set([half, tries.before - 1])) {
    const set = minimalSet(pulled.levers, (kept) => (tries.exhausted() ? null : isReadyBy(kept, target, tries)));
    if (set !== null && set.length <= MOST_TOGETHER) return { ...least(set, tries), evenTogether: true };
  }
  return { change: null, smallest: false, evenTogether: true };
}

/** Levers pulled at once, those that are missed least first, and when the lot would be ready. */
interface Pulled {
  readonly levers: readonly Lever[];
  readonly change: CaseChange;
  readonly ready: number;
}

/** All that the plant takes at once, without the lots that yield where these would cost somebody the plan; `null` when there is nothing to pull. */
function pulledAtOnce(levers: readonly Lever[], tries: Tries): Pulled | null {
  const all = atOnce([...levers].sort((a, b) => Number(yields(b)) - Number(yields(a)) || a.weight - b.weight), tries);
  for (const some of [all, all.filter((lever) => !yields(lever))]) {
    if (some.length === 0) continue;
    const change = together(some.map(widest));
    const ready = tries.ready(change);
    if (ready !== null) return { levers: some, change, ready };
  }
  return null;
}

/** As many of the levers as the plant takes at once. */
function atOnce(levers: readonly Lever[], tries: Tries): Lever[] {
  const taken: Lever[] = [];
  for (const lever of levers) if (tries.applies(together([...taken, lever].map(widest)))) taken.push(lever);
  return taken;
}

function yields(lever: Lever): boolean {
  return widest(lever).yields.length > 0;
}

function isReadyBy(levers: readonly Lever[], target: number, tries: Tries): boolean {
  const ready = levers.length === 0 ? null : tries.ready(together(levers.map(widest)));
  return ready !== null && ready <= target;
}

/** Each of the set made as small as may be with the others as they are by then. */
function least(set: readonly Lever[], tries: Tries): Pick<HelpingSet, 'change' | 'smallest'> {
  const changes = set.map(widest);
  const ready = tries.ready(together(changes)) ?? tries.before;
  let out = false;
  set.forEach((lever, i) => {
    changes[i] = smallest(lever, (smaller) => {
      out ||= tries.exhausted();
      if (out) return null;
      const after = tries.ready(together(changes.map((one, k) => (k === i ? smaller : one))));
      return after !== null && after <= ready;
    });
  });
  return { change: together(changes), smallest: !out };
}
