import type { RuleCode, WaitCause } from '@lotwright/domain';
import type { BoardModel } from './board-model.js';
import { blockingBar, causeWords, operationName, type WaitEntry } from './cause-words.js';
import type { Bar, Lot } from './lot.js';

/** Causes that are events or decisions: someone can undo them. They are told before queues and closed hours. */
const EVENTS: readonly WaitCause[] = ['unavailable', 'material', 'frozen', 'pin'];
/** Causes that are nobody's doing and explain nothing on their own. */
const SILENT: readonly WaitCause[] = ['release', 'minimum-lag'];
/** Causes that only pass on a wait further down: an operation starts late because what follows could not start. */
const HELD_BACK: readonly WaitCause[] = ['choice', 'hold'];
/** What stands in the way of an order that cannot be planned, when nothing can be named. */
const BLOCKED_WORDS: Readonly<Record<RuleCode, string>> = {
  R1: 'Operations missing', R2: 'No qualified equipment', R3: 'No free equipment', R4: 'No free room', R5: 'No open hours', R6: 'No unbroken time',
  R7: 'Sequence cannot hold', R8: 'Hold cannot be met', R9: 'No crew', R10: 'No QC start', R11: 'No free place', R12: 'No sitting', R13: 'Material missing',
  R14: 'Facts stand against', R15: 'Pin or frozen zone', R16: 'Not planned',
};
/** Waits shorter than this never head a chain. Minutes. */
const WORTH_TELLING = 60;
/** A held-back operation is explained by the next named wait that begins within this time: the longest hold of liquid material. */
const HOLD_REACH = 3 * 1440;

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

/** Waits of a lot's critical chain that explain something, in time order, each with what it is explained by. */
export class LotCauses {
  /** Waits that explain: not what nobody decided, not what lies before the plan. */
  readonly waits: readonly WaitEntry[];
  private readonly behind = new Map<WaitEntry, WaitEntry>();

  constructor(lot: Lot, { now, data: { plant } }: CauseContext) {
    const all = (lot.account?.entries ?? []).filter((entry): entry is WaitEntry => entry.kind === 'wait' && entry.to > entry.from);
    this.waits = all.filter((entry) => !SILENT.includes(entry.cause) && !(entry.cause === 'frozen' && entry.to <= now));
    this.waits.forEach((entry, index) => {
      if (!HELD_BACK.includes(entry.cause)) return;
      const next = this.waits.slice(index + 1).find((later) => !HELD_BACK.includes(later.cause) && later.cause !== 'calendar');
      if (!next || next.from - entry.to > HOLD_REACH) return;
      const wasDown = next.cause === 'equipment' && downShare(plant, next.resource, entry) >= 0.5;
      this.behind.set(entry, wasDown ? { ...entry, cause: 'unavailable', resource: next.resource, blockers: [] } : next);
    });
  }

  /** What an operation was held back for, further down the chain; the wait itself when it stands for itself. */
  source(entry: WaitEntry): WaitEntry {
    return this.behind.get(entry) ?? entry;
  }

  /**
   * The wait that explains a lot best: the first event (breakdown, missing material, freeze, pin) that cost at least an
   * hour, waits passed on included, else what cost most and is not closed hours, else the longest wait.
   */
  root(): WaitEntry | null {
    const cost = new Map<WaitEntry, number>();
    for (const entry of this.waits) {
      const source = this.source(entry);
      cost.set(source, (cost.get(source) ?? 0) + entry.to - entry.from);
    }
    const event = [...cost.keys()].filter((entry) => EVENTS.includes(entry.cause) && cost.get(entry)! >= WORTH_TELLING).sort((a, b) => a.from - b.from)[0];
    if (event) return event;
    const dearest = (list: readonly WaitEntry[]): WaitEntry | null =>
      list.reduce<WaitEntry | null>((best, entry) => (best === null || cost.get(entry)! > cost.get(best)! ? entry : best), null);
    const sources = [...cost.keys()];
    return dearest(sources.filter((entry) => entry.cause !== 'calendar')) ?? dearest(sources);
  }
}

/** What causes are read against: the plan's now, and the plant with its breakdowns. */
export type CauseContext = Pick<BoardModel, 'now' | 'data'>;

/** Share of a stretch in which equipment could not be used at all. */
function downShare(plant: BoardModel['data']['plant'], resource: string | null, { from, to }: WaitEntry): number {
  const piece = plant.equipment.find((candidate) => candidate.id === resource);
  const down = (piece?.unavailable ?? []).reduce((sum, stop) => sum + Math.max(0, Math.min(stop.end, to) - Math.max(stop.start, from)), 0);
  return down / (to - from);
}

/** The wait that explains a lot best; see {@link LotCauses.root}. */
export function rootCause(lot: Lot, context: CauseContext): WaitEntry | null {
  return new LotCauses(lot, context).root();
}

/** Why a lot was not ready earlier: at most `most` waits, last first, the root cause among them and marked. */
export function whyChain(lot: Lot, model: BoardModel, most = 6): ChainLink[] {
  const causes = new LotCauses(lot, model);
  const root = causes.root();
  const rank = (entry: WaitEntry): number => (causes.source(entry) === root ? Infinity : entry.to - entry.from - (entry.cause === 'calendar' ? 1e6 : 0));
  const chosen = new Set([...causes.waits].sort((a, b) => rank(b) - rank(a)).slice(0, most));
  return causes.waits
    .filter((entry) => chosen.has(entry))
    .reverse()
    .map((entry) => {
      const source = causes.source(entry);
      const own = !causes.waits.includes(source);
      return {
        entry, words: source === entry || own ? causeWords(source, model) : `Held back: ${lowerWord(causeWords(source, model))}`,
        operation: operationName(entry, model), length: entry.to - entry.from, root: source === root && (entry === root || own), bar: blockingBar(source, lot, model),
      };
    });
}

function lowerWord(text: string): string {
  return text.startsWith('Next ') ? `n${text.slice(1)}` : text;
}

/** The one reason of a list row, at most four words, capital first; for unplanned lots what blocks them. */
export function shortReason(lot: Lot, model: BoardModel): string {
  if (lot.unplanned) return lot.unplanned.resource === null ? BLOCKED_WORDS[lot.unplanned.rule] : model.names.short(lot.unplanned.resource);
  if (lot.status === 'risk' && lot.risk === 'hold') {
    const hold = lot.holds.find((candidate) => candidate.tight);
    if (hold) return `${hold.from.operation.name} hold`;
  }
  const root = rootCause(lot, model);
  return root ? causeWords(root, model) : 'No waiting';
}
