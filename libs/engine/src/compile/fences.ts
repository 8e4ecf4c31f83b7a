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
  const { now, plant } = planningCase;
  const frozenFor = new Map(plant.policy.fences.map((f) => [f.stage as string, f.frozen as number]));
  const slushyFor = new Map(plant.policy.fences.map((f) => [f.stage as string, f.slushy as number]));
  const lifted = new Set(planningCase.freezeOverrides.map((f) => `${f.order}\n${f.operation}`));
  const overtaken = compileOvertaken(index, facts);
  const given = planningCase.published;
  for (let i = 0; i < given.length; i++) {
    const a = given[i];
    const x = index.publishedOp[i];
    if (x < 0 || facts.start[x] !== NONE || a.attempt !== facts.attempt[x]) continue;
    const equipment = a.equipment === null ? NONE : (index.equipment.get(a.equipment) ?? NONE);
    fences.publishedStart[x] = a.start;
    fences.publishedEquipment[x] = equipment;
    fences.moveWeight[x] = a.start < now + 3 * DAY ? 8 : a.start < now + 7 * DAY ? 3 : 1;
    const o = index.opOrder[x];
    const operation = index.processes[index.orderRecipe[o]].operations[x - index.firstOp[o]];
    const frozen = frozenFor.get(operation.stage) ?? 0;
    if (a.start < now + (slushyFor.get(operation.stage) ?? 0)) fences.slushy[x] = 1;
    if (overtaken[x] === 1 || a.start >= now + frozen || (lifted.size > 0 && lifted.has(`${a.order}\n${a.operation}`))) continue;
    fences.frozen[x] = 1;
    fences.slushy[x] = 0;
    fix(fences, fences.pinStart, x, a.start);
    if (operation.requirement.kind === 'equipment') fix(fences, fences.pinEquipment, x, equipment);
  }
}
