import type { WaitCause } from '@lotwright/domain';
import type { BoardModel } from './board-model.js';
import { CAUSE_KINDS, causeWords, type WaitEntry } from './cause-words.js';
import { LotCauses } from './causes.js';
import type { Lot } from './lot.js';
import { shortName } from './short-names.js';

/** One row of the turnaround waterfall. */
export interface WaterfallRow {
  readonly label: string;
  /** Minutes; all rows together are the turnaround, exactly. */
  readonly length: number;
  /** Minutes of the rows above: where its bar begins. */
  readonly from: number;
  readonly kind: 'work' | 'closed' | 'queue' | 'cause';
}

interface Pile {
  readonly label: string;
  readonly kind: WaterfallRow['kind'];
  readonly order: number;
  length: number;
}

/**
 * Where a lot's turnaround went, by cause: work, closed hours, then queues in the order in which the lot met them. The
 * smallest piles are put together so that at most `most` rows remain; the sum stays exact. What an operation was held back
 * for counts where the wait came from. For a lot in trouble its root cause is a row of its own.
 */
export function waterfall(lot: Lot, model: BoardModel, most = 7): WaterfallRow[] {
  const piles = new Map<string, Pile>();
  const causes = new LotCauses(lot, model);
  const root = lot.status === 'late' || lot.status === 'risk' ? causes.root() : null;
  const add = (label: string, kind: Pile['kind'], order: number, length: number): void => {
    const pile = piles.get(label);
    if (pile) pile.length += length;
    else piles.set(label, { label, kind, order, length });
  };
  (lot.account?.entries ?? []).forEach((entry, index) => {
    const length = entry.to - entry.from;
    if (length <= 0) return;
    if (entry.kind === 'work') add('Work, floor and QC', 'work', -2, length);
    else if (causes.source(entry) === root) add(causeWords(root, model), 'cause', index, length);
    else if (entry.cause === 'calendar') add('Closed hours', 'closed', -1, length);
    else add(pileLabel(causes.source(entry), model), 'queue', index, length);
  });
  const rows = foldSmallest([...piles.values()].sort((a, b) => a.order - b.order), most);
  let from = 0;
  return rows.map(({ label, kind, length }) => {
    const row = { label, kind, length, from };
    from += length;
    return row;
  });
}

const PILE_WORDS: Partial<Record<WaitCause, string>> = {
  'hold': 'Hold limits', 'minimum-lag': 'Minimum waits', 'frozen': 'Frozen zone', 'pin': 'Pins', 'release': 'Sequence release', 'choice': 'Placed for others',
};

function pileLabel(entry: WaitEntry, model: BoardModel): string {
  if ((entry.cause === 'frozen' || entry.cause === 'release') && entry.to <= model.now) return 'Before this plan';
  const fixed = PILE_WORDS[entry.cause];
  if (fixed) return fixed;
  const { plant } = model.data;
  const piece = plant.equipment.find((candidate) => candidate.id === entry.resource);
  const kind = piece && plant.equipmentClasses.find((candidate) => candidate.id === piece.equipmentClass);
  const name = kind ? shortName(kind.name) : model.names.short(entry.resource, CAUSE_KINDS[entry.cause]);
  if (entry.cause === 'unavailable') return `${name} not available`;
  if (entry.cause === 'slot') return `${name} starts`;
  if (entry.cause === 'session') return `${name} sittings`;
  return `${name} queue`;
}

function foldSmallest(piles: readonly Pile[], most: number): Pile[] {
  if (piles.length <= most) return [...piles];
  const queues = piles.filter((pile) => pile.kind === 'queue').sort((a, b) => a.length - b.length);
  const folded = new Set(queues.slice(0, piles.length - most + 1));
  const rest = [...folded].reduce((sum, pile) => sum + pile.length, 0);
  const kept = piles.filter((pile) => !folded.has(pile));
  return [...kept, { label: `${folded.size} small waits`, kind: 'queue', order: 1e9, length: rest }];
}
