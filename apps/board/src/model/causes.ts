import type { WaitCause } from '@lotwright/domain';
import type { BoardModel } from './board-model.js';
import { blockingBar, causeWords, operationName, type WaitEntry } from './cause-words.js';
import type { Bar, Lot } from './lot.js';

/** Causes that are events or decisions: someone can undo them. They are told before queues and closed hours. */
const EVENTS: readonly WaitCause[] = ['unavailable', 'material', 'frozen', 'pin'];
/** Causes that are nobody's doing and explain nothing on their own. */
const SILENT: readonly WaitCause[] = ['release', 'minimum-lag'];
/** Waits shorter than this never head a chain. Minutes. */
const WORTH_TELLING = 60;

/** One row of "why not earlier". */
export interface ChainLink {
  readonly entry: WaitEntry;
  /** What stood in the way. */
  readonly words: string;
  /** The operation that waited for it. */
  readonly operation: string;
  /** Minutes waited. */
  readonly length: number;
  readonly root: boolean;
  /** The bar that stood in the way. */
  readonly bar: Bar | null;
}

/** Waits of a lot's critical chain in time order. */
export function waitsOf(lot: Lot): WaitEntry[] {
  return (lot.account?.entries ?? []).filter((entry): entry is WaitEntry => entry.kind === 'wait' && entry.to > entry.from);
}

/**
 * The wait that explains a lot best: the first event (breakdown, missing material, freeze, pin) of at least an hour that
 * still lies in the plan's hands, else the longest wait that is not closed hours, else the longest wait.
 */
export function rootCause(lot: Lot, now: number): WaitEntry | null {
  const waits = waitsOf(lot).filter((entry) => tells(entry, now));
  const event = waits.find((entry) => EVENTS.includes(entry.cause) && entry.to - entry.from >= WORTH_TELLING);
  if (event) return event;
  const longest = (list: readonly WaitEntry[]): WaitEntry | null =>
    list.reduce<WaitEntry | null>((best, entry) => (best === null || entry.to - entry.from > best.to - best.from ? entry : best), null);
  return longest(waits.filter((entry) => entry.cause !== 'calendar')) ?? longest(waits);
}

/** Why a lot was not ready earlier: at most `most` waits, last first, the root cause among them and marked. */
export function whyChain(lot: Lot, model: BoardModel, most = 6): ChainLink[] {
  const root = rootCause(lot, model.now);
  const waits = waitsOf(lot).filter((entry) => tells(entry, model.now));
  const chosen = new Set(
    [...waits].sort((a, b) => rank(b, root) - rank(a, root)).slice(0, most),
  );
  return waits
    .filter((entry) => chosen.has(entry))
    .reverse()
    .map((entry) => ({
      entry, words: causeWords(entry, model).short, operation: operationName(entry, model),
      length: entry.to - entry.from, root: entry === root, bar: blockingBar(entry, lot, model),
    }));
}

/** Whether a wait explains anything: not what nobody decided, not what lies before the plan. */
function tells(entry: WaitEntry, now: number): boolean {
  return !SILENT.includes(entry.cause) && !(entry.cause === 'frozen' && entry.to <= now);
}

/** Long waits first, closed hours only after everything else, the root always. */
function rank(entry: WaitEntry, root: WaitEntry | null): number {
  if (entry === root) return Infinity;
  const length = entry.to - entry.from;
  return entry.cause === 'calendar' ? length - 1e6 : length;
}

/** The one reason of a list row, at most four words, capital first; for unplanned lots the rule's object. */
export function shortReason(lot: Lot, model: BoardModel): string {
  if (lot.unplanned) return model.names.short(lot.unplanned.resource) || lot.unplanned.rule;
  if (lot.status === 'risk' && lot.risk === 'hold') {
    const hold = lot.holds.find((candidate) => candidate.tight);
    if (hold) return `${hold.from.operation.name} hold`;
  }
  const root = rootCause(lot, model.now);
  return root ? causeWords(root, model).short : 'No waiting';
}
