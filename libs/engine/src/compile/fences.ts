import { NONE } from '../problem/limits.js';
import { opIndex, type CaseIndex } from './case-index.js';
import type { Facts } from './facts.js';
import { compileOvertaken } from './overtaken.js';

/** Pins, frozen assignments and the published plan, in flat form. */
export interface Fences {
  readonly pinStart: Int32Array;
  readonly pinEquipment: Int32Array;
  readonly contradiction: Uint8Array;
  readonly frozen: Uint8Array;
  readonly publishedStart: Int32Array;
  readonly publishedEquipment: Int32Array;
  readonly moveWeight: Int32Array;
  readonly slushy: Uint8Array;
}

const DAY = 1440;

/** R15: what must stay, and R15's softer sister, the stability level. */
export function compileFences(index: CaseIndex, facts: Facts): Fences {
  const ops = facts.start.length;
  const fences: Fences = {
    pinStart: new Int32Array(ops).fill(NONE),
    pinEquipment: new Int32Array(ops).fill(NONE),
    contradiction: new Uint8Array(ops),
    frozen: new Uint8Array(ops),
    publishedStart: new Int32Array(ops).fill(NONE),
    publishedEquipment: new Int32Array(ops).fill(NONE),
    moveWeight: new Int32Array(ops),
    slushy: new Uint8Array(ops),
  };
  for (const pin of index.planningCase.pins) {
    const x = opIndex(index, pin.order, pin.operation);
    if (x < 0 || facts.start[x] !== NONE) continue;
    if (pin.start !== null) fix(fences, fences.pinStart, x, pin.start);
    if (pin.equipment !== null) fix(fences, fences.pinEquipment, x, equipmentFor(index, fences, x, pin.operation, pin.order, pin.equipment));
  }
  published(index, facts, fences);
  return fences;
}

function equipmentFor(index: CaseIndex, fences: Fences, x: number, operation: string, order: string, equipment: string): number {
  const recipe = index.orderRecipe[index.orders.get(order)!];
  const { kind } = index.processes[recipe].operations[index.operations[recipe].get(operation)!].requirement;
  if (kind !== 'equipment' && kind !== 'run') fences.contradiction[x] = 1;
  return index.equipment.get(equipment) ?? NONE;
}

function fix(fences: Fences, of: Int32Array, x: number, value: number): void {
  if (value === NONE || (of[x] !== NONE && of[x] !== value)) fences.contradiction[x] = 1;
  of[x] = value;
}

function published(index: CaseIndex, facts: Facts, fences: Fences): void {
  const { planningCase } = index;
  const { now } = planningCase;
  const zones = zonesOf(index);
  const reach = now + zones.flat().reduce((most, { frozen, slushy }) => Math.max(most, frozen, slushy), 0);
  const lifted = new Set(planningCase.freezeOverrides.map((f) => opIndex(index, f.order, f.operation)));
  const overtaken = compileOvertaken(index, facts);
  const { op, start: starts, attempt, equipment } = index.inForce;
  for (let i = 0; i < op.length; i++) {
    const x = op[i];
    if (x < 0 || facts.start[x] !== NONE || attempt[i] !== facts.attempt[x]) continue;
    const start = starts[i];
    fences.publishedStart[x] = start;
    fences.publishedEquipment[x] = equipment[i];
    fences.moveWeight[x] = start < now + 3 * DAY ? 8 : start < now + 7 * DAY ? 3 : 1;
    if (start >= reach) continue;
    const o = index.opOrder[x];
    const { frozen, slushy, onEquipment } = zones[index.orderRecipe[o]][x - index.firstOp[o]];
    if (start < now + slushy) fences.slushy[x] = 1;
    if (overtaken[x] === 1 || start >= now + frozen || lifted.has(x)) continue;
    fences.frozen[x] = 1;
    fences.slushy[x] = 0;
    fix(fences, fences.pinStart, x, start);
    if (onEquipment) fix(fences, fences.pinEquipment, x, equipment[i]);
  }
}

/** How far each operation of each recipe is frozen and slushy, minutes from now, and whether its equipment is frozen with it. */
function zonesOf({ planningCase: { plant }, processes }: CaseIndex): readonly (readonly { readonly frozen: number; readonly slushy: number; readonly onEquipment: boolean }[])[] {
  const fenceOf = new Map(plant.policy.fences.map((f) => [f.stage, f]));
  return processes.map(({ operations }) =>
    operations.map(({ stage, requirement }) => {
      const fence = fenceOf.get(stage);
      return { frozen: fence?.frozen ?? 0, slushy: fence?.slushy ?? 0, onEquipment: requirement.kind === 'equipment' };
    }),
  );
}
