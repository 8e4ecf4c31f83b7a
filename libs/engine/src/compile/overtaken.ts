import { ALWAYS, NONE } from '../problem/limits.js';
import type { CaseIndex } from './case-index.js';
import type { Facts } from './facts.js';

/** 1 for each unstarted operation whose published place facts have made impossible (R15): what is overtaken cannot be frozen. */
export function compileOvertaken(index: CaseIndex, facts: Facts): Uint8Array {
  const overtaken = new Uint8Array(facts.start.length);
  const publishedStart = new Int32Array(facts.start.length).fill(NONE);
  const gone = spansGone(index, facts);
  const { op, start, end, attempt, equipment } = index.inForce;
  const { now, orders } = index.planningCase;
  for (let i = 0; i < op.length; i++) {
    const x = op[i];
    if (x < 0 || facts.start[x] !== NONE || attempt[i] !== facts.attempt[x]) continue;
    publishedStart[x] = start[i];
    if (start[i] < now || start[i] < orders[index.opOrder[x]].sequenceRelease || isGone(gone, equipment[i], start[i], end[i])) overtaken[x] = 1;
  }
  const links = index.processes.map(({ links: named }, recipe) => {
    const at = index.operations[recipe];
    return named.map(({ from, to, minLag }) => ({ from: at.get(from)!, to: at.get(to)!, minLag: minLag as number }));
  });
  for (let o = 0; o < index.orderRecipe.length; o++) {
    if (index.orderRecipe[o] !== NONE && mayOvertake(facts, overtaken, index.firstOp[o], index.firstOp[o + 1])) overtakeAlongLinks(links[index.orderRecipe[o]], facts, index.firstOp[o], publishedStart, overtaken);
  }
  return overtaken;
}

/** When a piece of equipment is down or held by started work, and when the last of that is over. */
interface Gone {
  readonly spans: readonly { readonly start: number; readonly end: number }[];
  readonly until: number;
}

function spansGone(index: CaseIndex, facts: Facts): Gone[] {
  const gone = index.planningCase.plant.equipment.map((e): { readonly start: number; readonly end: number }[] => [...e.unavailable]);
  for (const fact of facts.equipmentFacts) gone[fact.equipment].push(fact);
  return gone.map((spans) => ({ spans, until: spans.reduce((last, { end }) => Math.max(last, end), ALWAYS) }));
}

function isGone(gone: readonly Gone[], equipment: number, start: number, end: number): boolean {
  if (equipment === NONE || start >= gone[equipment].until) return false;
  const { spans } = gone[equipment];
  for (let i = 0; i < spans.length; i++) if (spans[i].start < end && start < spans[i].end) return true;
  return false;
}

/** Whether anything of an order has started or is overtaken: only that can overtake what comes after it. */
function mayOvertake(facts: Facts, overtaken: Uint8Array, from: number, to: number): boolean {
  for (let x = from; x < to; x++) if (facts.start[x] !== NONE || overtaken[x] === 1) return true;
  return false;
}

interface PlacedLink {
  readonly from: number;
  readonly to: number;
  readonly minLag: number;
}

/** Work that started too late, and overtaken work, overtake what comes after them. @param base first operation of the order */
function overtakeAlongLinks(links: readonly PlacedLink[], facts: Facts, base: number, publishedStart: Int32Array, overtaken: Uint8Array): void {
  for (let grown = true; grown; ) {
    grown = false;
    for (const link of links) {
      const from = base + link.from;
      const to = base + link.to;
      if (publishedStart[to] === NONE || overtaken[to] === 1) continue;
      const late = facts.start[from] !== NONE ? facts.end[from] + link.minLag > publishedStart[to] : overtaken[from] === 1;
      if (!late) continue;
      overtaken[to] = 1;
      grown = true;
    }
  }
}
