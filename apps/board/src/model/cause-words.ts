import type { AccountEntry, Stage, WaitCause } from '@lotwright/domain';
import type { BoardModel } from './board-model.js';
import type { Bar, Lot } from './lot.js';
import type { NamedKind } from './names.js';

/** A waiting stretch of an account. */
export type WaitEntry = Extract<AccountEntry, { kind: 'wait' }>;

const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  'template': 'Template', 'drug-substance': 'Drug substance', 'formulation': 'Formulation', 'fill': 'Fill',
  'quality-control': 'QC', 'release': 'QP, release', 'logistics': 'Logistics',
};

/** What the resource of a wait is, by its cause: a crew and a method may have the same id. */
export const CAUSE_KINDS: Readonly<Record<WaitCause, readonly NamedKind[]>> = {
  'equipment': ['equipment', 'class'], 'changeover': ['equipment', 'class'], 'suite': ['suite'], 'calendar': ['equipment', 'class', 'method', 'pool', 'session', 'calendar'],
  'unavailable': ['equipment'], 'crew': ['crew'], 'slot': ['method'], 'positions': ['pool'], 'session': ['session'], 'storage': ['storage'],
  'material': ['material'], 'hold': [], 'minimum-lag': [], 'frozen': [], 'pin': [], 'release': [], 'choice': [],
};

/** Stage as planners say it. */
export function stageName(stage: Stage): string {
  return STAGE_WORDS[stage];
}

/** What an operation waited for, in the words of the floor, at most four: `IVT-2 down`, `FI-1 after 416`. */
export function causeWords(entry: WaitEntry, model: BoardModel): string {
  const resource = model.names.short(entry.resource, CAUSE_KINDS[entry.cause]);
  const after = blockerLabels(entry, model);
  const words: Readonly<Record<WaitCause, () => string>> = {
    'equipment': () => (after ? `${resource} after ${after}` : `${resource} busy`),
    'changeover': () => (after ? `${resource} cleared after ${after}` : `${resource} changeover`),
    'suite': () => `${resource} room taken`,
    'calendar': () => (resource ? `${resource} closed` : 'Closed hours'),
    'unavailable': () => `${resource} ${downWord(entry, model)}`,
    'crew': () => `${resource} busy`,
    'slot': () => (after ? `${resource} start full` : `Next ${resource} start`),
    'positions': () => `${resource} full`,
    'session': () => (after ? `${resource} sitting full` : `Next ${resource} sitting`),
    'storage': () => `${resource} full`,
    'material': () => `${resource} not in stock`,
    'hold': () => 'Hold limit ahead',
    'minimum-lag': () => 'Minimum wait',
    'frozen': () => (entry.to <= model.now ? 'Before this plan' : 'Frozen in plan'),
    'pin': () => 'Pinned',
    'release': () => (entry.to <= model.now ? 'Before this plan' : 'Sequence release'),
    'choice': () => 'Placed for others',
  };
  return words[entry.cause]();
}

/** `down` for a breakdown that covers the wait, else the kind of planned work. */
function downWord(entry: WaitEntry, model: BoardModel): string {
  const piece = model.data.plant.equipment.find((candidate) => candidate.id === entry.resource);
  const span = piece?.unavailable.find((stop) => stop.start < entry.to && stop.end > entry.from) ?? piece?.unavailable[0];
  if (!span) return 'unavailable';
  return span.kind === 'breakdown' ? 'down' : span.kind.replace('-', ' ');
}

function blockerLabels(entry: WaitEntry, model: BoardModel): string {
  const labels = entry.blockers.map((id) => model.lotOf.get(id)?.label ?? id);
  if (labels.length === 0) return '';
  return labels.length === 1 ? labels[0] : `${labels[0]} +${labels.length - 1}`;
}

/** Name of the operation an entry speaks of. */
export function operationName(entry: AccountEntry, model: BoardModel): string {
  for (const process of model.data.plant.processes) {
    const operation = process.operations.find((candidate) => candidate.id === entry.operation);
    if (operation) return operation.name;
  }
  return entry.operation;
}

/** The bar that stood in the way: the blocker's on that resource, latest before the wait ended; else the lot's own bar there, else the one that waited. */
export function blockingBar(entry: WaitEntry, lot: Lot, model: BoardModel): Bar | null {
  let best: Bar | null = null;
  for (const id of entry.blockers) {
    for (const bar of model.lotOf.get(id)?.bars ?? []) {
      if (!occupies(bar, entry.resource, model) || bar.start >= entry.to) continue;
      if (!best || bar.end > best.end) best = bar;
    }
  }
  const own = lot.bars.find((bar) => bar.end > entry.from && occupies(bar, entry.resource, model));
  return best ?? own ?? lot.bars.find((bar) => bar.operation.id === entry.operation) ?? null;
}

function occupies(bar: Bar, resource: string | null, model: BoardModel): boolean {
  if (resource === null) return false;
  if (bar.assignment.equipment === resource) return true;
  const requirement = bar.operation.requirement;
  if (requirement.kind === 'run') return requirement.method === resource || bar.run?.instrument === resource;
  if (requirement.kind === 'positions') return requirement.pool === resource;
  if (requirement.kind === 'session') return requirement.session === resource;
  if (requirement.kind === 'equipment') {
    if (requirement.equipmentClass === resource) return true;
    const piece = model.data.plant.equipment.find((candidate) => candidate.id === bar.assignment.equipment);
    if (piece?.suite === resource) return true;
  }
  return [...bar.operation.phases].some((phase) => phase.crew.some((demand) => demand.crew === resource));
}
