import type { Material, Receipt, Violation } from '@lotwright/domain';
import type { Evidence } from '../evidence/evidence.js';
import type { Placed } from '../evidence/plan-book.js';
import { instantText } from '../values.js';
import type { Clause } from './clause.js';
import { violation } from './clause.js';

interface Need {
  readonly order: string;
  readonly operation: string;
  readonly start: number;
  readonly material: string;
  readonly quantity: number;
}

/** R13: every unstarted operation finds its material at its start, served first expired first out. */
export const materials: Clause = {
  rule: 'R13',
  judge: (evidence) => {
    const needs = evidence.plan.placed.filter((p) => !p.started).flatMap((p) =>
      p.step.materials.map((m) => ({ order: p.order, operation: p.operation, start: p.start, material: m.material as string, quantity: m.quantity })));
    const known = new Map(evidence.book.given.plant.materials.map((m) => [m.id as string, m]));
    return [...new Set(needs.map((n) => n.material))].flatMap((id) => serve(evidence, id, known.get(id), needs.filter((n) => n.material === id)));
  },
};

/** Whether all that take the material would still find it if one of them started at another time than planned. */
export function servesAll(evidence: Evidence, material: Material, takers: readonly Placed[], moved: Pick<Need, 'order' | 'operation' | 'start'>): boolean {
  const needs = takers.flatMap((p) =>
    p.step.materials.filter((m) => m.material === material.id).map((m): Need => ({
      order: p.order, operation: p.operation, material: m.material, quantity: m.quantity, start: p.order === moved.order && p.operation === moved.operation ? moved.start : p.start,
    })));
  return serve(evidence, material.id, material, needs).length === 0;
}

/** Whether all that take the material, and one operation more that does, find it. */
export function servesOneMore(book: Evidence['book'], material: Material, takers: readonly Placed[], more: Omit<Need, 'material'>): boolean {
  const needs = takers.flatMap(({ order, operation, start, step }) =>
    step.materials.filter((m) => m.material === material.id).map((m): Need => ({ order, operation, start, material: m.material, quantity: m.quantity })));
  return serve({ book }, material.id, material, [...needs, { ...more, material: material.id }]).length === 0;
}

function serve({ book }: Pick<Evidence, 'book'>, id: string, material: Material | undefined, needs: readonly Need[]): readonly Violation[] {
  const stock = (material?.receipts ?? [])
    .map((receipt) => ({ receipt, left: receipt.quantity }))
    .sort((a, b) => (a.receipt.expires ?? Infinity) - (b.receipt.expires ?? Infinity) || a.receipt.at - b.receipt.at);
  const inOrder = [...needs].sort((a, b) => a.start - b.start || byCodeUnit(a.order, b.order) || byCodeUnit(a.operation, b.operation));
  return inOrder.flatMap((need) => {
    const usable = stock.filter((s) => s.left > 0 && serves(s.receipt, need.start, book.now));
    const available = usable.reduce((sum, s) => sum + s.left, 0);
    if (available < need.quantity) {
      return [violation('R13', { order: need.order, operation: need.operation, resource: id, from: need.start, to: need.start },
        `${need.quantity} ${material?.unit ?? id} unexpired at ${instantText(need.start)}`, `${available} left`)];
    }
    let open = need.quantity;
    for (const batch of usable) {
      const taken = Math.min(open, batch.left);
      batch.left -= taken;
      open -= taken;
    }
    return [];
  });
}

/** Receipts dated at or before now are on hand whatever the start. */
function serves(receipt: Receipt, start: number, now: number): boolean {
  return (receipt.at <= start || receipt.at <= now) && (receipt.expires === null || start < receipt.expires);
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
