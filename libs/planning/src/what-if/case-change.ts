import { patchPlant } from '@lotwright/capacity';
import type { OperationId, OrderId, PlanningCase } from '@lotwright/domain';

/** What a change takes hold of. */
export const CHANGE_KINDS = ['anew', 'hours', 'heads', 'shift', 'roster', 'yield', 'start', 'places', 'hold', 'maintenance', 'pin', 'freeze', 'material', 'equipment', 'together'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One operation of one order. */
export interface OrderOperation {
  readonly order: OrderId;
  readonly operation: OperationId;
}

/** Something that could be different about a planning case. */
export interface CaseChange {
  readonly kind: ChangeKind;
  /** What would be different, in the plant's words. */
  readonly title: string;
  /** Changes of the plant in the vocabulary of patch files; empty when the plant stays as it is. */
  readonly patch: readonly Readonly<Record<string, unknown>>[];
  /** Lots that are placed after the lot in question. */
  readonly yields: readonly OrderId[];
  /** Pins that are lifted. */
  readonly lifted: readonly OrderOperation[];
  /** Frozen work that is allowed to move. */
  readonly freed: readonly OrderOperation[];
}

/** A change that leaves everything as it is but for what is given. */
export function change(kind: ChangeKind, title: string, parts: Partial<CaseChange> = {}): CaseChange {
  return { kind, title, patch: [], yields: [], lifted: [], freed: [], ...parts };
}

/** Several changes at once; one stays as it is. */
export function together(changes: readonly CaseChange[]): CaseChange {
  if (changes.length === 1) return changes[0];
  return {
    kind: 'together', title: changes.map((c) => c.title).join('; and '), patch: changes.flatMap((c) => c.patch), yields: changes.flatMap((c) => c.yields),
    lifted: changes.flatMap((c) => c.lifted), freed: changes.flatMap((c) => c.freed),
  };
}

/** What a patch and an override are called that only try something: titles of changes may be longer than files allow. */
const WHAT_IF = 'what if';

/** The case as changed; `null` when the plant does not take the patch. */
export function changedCase(planningCase: PlanningCase, { patch, lifted, freed }: CaseChange): PlanningCase | null {
  const patched = patch.length === 0 ? planningCase.plant : patchPlant(planningCase.plant, { title: WHAT_IF, changes: patch }).plant;
  if (patched === null) return null;
  const isLifted = (pin: OrderOperation): boolean => lifted.some((l) => l.order === pin.order && l.operation === pin.operation);
  return {
    ...planningCase,
    plant: patched,
    pins: planningCase.pins.filter((pin) => !isLifted(pin)),
    freezeOverrides: [...planningCase.freezeOverrides, ...freed.map((f) => ({ ...f, reason: WHAT_IF }))],
  };
}
