import type { Assignment } from '@lotwright/domain';
import { NONE } from '../problem/limits.js';
import { opIndex, type CaseIndex } from './case-index.js';
import type { Facts } from './facts.js';

/** 1 for each unstarted operation whose published place facts have made impossible (R15): what is overtaken cannot be frozen. */
export function compileOvertaken(index: CaseIndex, facts: Facts): Uint8Array {
  const overtaken = new Uint8Array(facts.start.length);
  const publishedStart = new Int32Array(facts.start.length).fill(NONE);
  const gone = spansGone(index, facts);
  for (const a of index.planningCase.published) {
    const x = opIndex(index, a.order, a.operation);
    if (x < 0 || facts.start[x] !== NONE || a.attempt !== facts.attempt[x]) continue;
    publishedStart[x] = a.start;
    const { sequenceRelease } = index.planningCase.orders[index.orders.get(a.order)!];
    if (a.start < index.planningCase.now || a.start < sequenceRelease || placeIsGone(index, gone, a)) overtaken[x] = 1;
  }
  for (let o = 0; o < index.orderRecipe.length; o++) {
    if (index.orderRecipe[o] !== NONE) overtakeAlongLinks(index, facts, o, publishedStart, overtaken);
  }
  return overtaken;
}

/** When each piece of equipment is down or held by started work. */
function spansGone(index: CaseIndex, facts: Facts): readonly { readonly start: number; readonly end: number }[][] {
  const gone = index.planningCase.plant.equipment.map((e): { readonly start: number; readonly end: number }[] => [...e.unavailable]);
  for (const fact of facts.equipmentFacts) gone[fact.equipment].push(fact);
  return gone;
}

function placeIsGone(index: CaseIndex, gone: ReturnType<typeof spansGone>, { equipment, start, end }: Assignment): boolean {
  const e = equipment === null ? undefined : index.equipment.get(equipment);
  return e !== undefined && gone[e].some((span) => span.start < end && start < span.end);
}

/** Work that started too late, and overtaken work, overtake what comes after them. */
function overtakeAlongLinks(index: CaseIndex, facts: Facts, order: number, publishedStart: Int32Array, overtaken: Uint8Array): void {
  const recipe = index.orderRecipe[order];
  const base = index.firstOp[order];
  const at = index.operations[recipe];
  const { links } = index.processes[recipe];
  for (let grown = true; grown; ) {
    grown = false;
    for (const link of links) {
      const from = base + at.get(link.from)!;
      const to = base + at.get(link.to)!;
      if (publishedStart[to] === NONE || overtaken[to] === 1) continue;
      const late = facts.start[from] !== NONE ? facts.end[from] + link.minLag > publishedStart[to] : overtaken[from] === 1;
      if (!late) continue;
      overtaken[to] = 1;
      grown = true;
    }
  }
}
