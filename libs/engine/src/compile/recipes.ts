import { coversOperation, type Equipment, type Operation, type Process } from '@lotwright/domain';
import { ALWAYS, NEVER, NONE } from '../problem/limits.js';
import { EQUIPMENT, PEOPLE, POSITIONS, RUN, SESSION, type CrewNeed, type Eligible, type MaterialNeed, type PlacingWay, type Recipe, type RecipeLink, type RecipeOp } from '../problem/problem.js';
import type { CaseIndex } from './case-index.js';
import { position } from './index-of.js';
import { lastWays, meetAtCrew, meetOnResource, placingWay, placingWays, rivals } from './placing-ways.js';
import { compileWork, lengthAt } from './work.js';

const KIND = { equipment: EQUIPMENT, run: RUN, positions: POSITIONS, session: SESSION, people: PEOPLE } as const;

/** Equipment of a class with a qualification that `matches`, each with the latest expiry of those. */
export function eligible(
  equipment: readonly Equipment[],
  equipmentClass: string,
  matches: (q: Equipment['qualifications'][number]) => boolean,
): Eligible[] {
  const found: Eligible[] = [];
  equipment.forEach((piece, index) => {
    if (piece.equipmentClass !== equipmentClass) return;
    let expires = NONE;
    for (const q of piece.qualifications) if (matches(q)) expires = Math.max(expires, q.expires ?? NEVER);
    if (expires !== NONE) found.push({ equipment: index, expires });
  });
  return found;
}

/** A process version in flat form, with phase lengths for every speed that occurs in the plant. */
export function compileRecipe(index: CaseIndex, process: Process, speeds: readonly number[]): Recipe {
  const { plant } = index.planningCase;
  const at = new Map(process.operations.map((o, k) => [o.id as string, k]));
  const links: RecipeLink[] = process.links.map((l) => ({
    from: position(at, l.from, 'operation'),
    to: position(at, l.to, 'operation'),
    minLag: l.minLag,
    maxLag: l.maxLag ?? -1,
    storage: l.storage === null ? NONE : position(index.storages, l.storage, 'storage'),
  }));
  const count = process.operations.length;
  const { sequence, rank } = placingWay(count, links);
  const ops = process.operations.map((operation, k): RecipeOp => ({
    kind: KIND[operation.requirement.kind],
    target: targetOf(index, operation),
    work: compileWork(operation.phases, operation.maxStretch, speeds, index.crews),
    eligible: eligibleFor(index, process, operation),
    inLinks: links.filter((l) => l.to === k),
    outLinks: links.filter((l) => l.from === k),
    materials: compileMaterials(index, operation),
    descendants: reachable(links, k).sort((a, b) => rank[a] - rank[b]),
  }));
  const usual = usualWays(index, ops, links);
  const family = plant.products.find((p) => p.id === process.product)?.family;
  return {
    ops,
    sequence,
    ways: [...usual, ...otherWays(index, ops, links, speeds)],
    usualWays: usual.length,
    patientReady: position(at, process.patientReady, 'operation'),
    arrival: position(at, process.arrival, 'operation'),
    family: family === undefined ? NONE : position(index.families, family, 'product family'),
    tail: tails(index, ops, sequence, position(at, process.patientReady, 'operation'), Math.max(...speeds)),
  };
}

function usualWays({ planningCase: { plant } }: CaseIndex, ops: readonly RecipeOp[], links: readonly RecipeLink[]): PlacingWay[] {
  const instruments = plant.qcMethods.map((m) => m.instrument);
  return placingWays(ops, links, rivals(ops, (a, b) => meetOnResource(a, b, instruments)), plant.storages.map((s) => s.positions));
}

/** What an order is tried with that finds no place in a usual way. */
function otherWays(index: CaseIndex, ops: readonly RecipeOp[], links: readonly RecipeLink[], speeds: readonly number[]): PlacingWay[] {
  const { equipment, crews, qcMethods, sessions } = index.planningCase.plant;
  const ofMethods = qcMethods.map((m) => compileWork(m.phases, m.maxStretch, speeds, index.crews).crews.flat());
  const ofSessions = sessions.map((s) => s.crew.map(({ crew, heads }) => ({ crew: position(index.crews, crew, 'crew'), heads })));
  const needsOf = (op: RecipeOp): readonly CrewNeed[] => (op.kind === RUN ? ofMethods[op.target] : op.kind === SESSION ? ofSessions[op.target] : op.work.crews.flat());
  const largest = crews.map((c) => Math.max(0, ...c.rosters.map((r) => r.heads)));
  const instruments = qcMethods.map((m) => m.instrument);
  const pairs = rivals(ops, (a, b) => !meetOnResource(a, b, instruments) && meetAtCrew(needsOf(a), needsOf(b), largest));
  return lastWays(ops, links, pairs, (a, b) => {
    const [one, other] = [equipment[a.equipment], equipment[b.equipment]];
    return one.calendar !== other.calendar || one.speedPercent !== other.speedPercent;
  });
}

/** Longest way from the end of each operation to the end of patient-ready, every operation at its fastest. */
function tails(index: CaseIndex, ops: readonly RecipeOp[], sequence: Int32Array, patientReady: number, fastest: number): Int32Array {
  const { plant } = index.planningCase;
  const least = (op: RecipeOp): number => {
    if (op.kind === SESSION) return plant.sessions[op.target].duration;
    const lengths = op.kind === RUN ? plant.qcMethods[op.target].phases.map((p) => lengthAt(p.duration.mode, fastest)) : [Math.min(...op.work.totals)];
    return lengths.reduce((a, b) => a + b, 0);
  };
  const tail = new Int32Array(ops.length).fill(ALWAYS);
  tail[patientReady] = 0;
  for (let pos = sequence.length - 1; pos >= 0; pos--) {
    const k = sequence[pos];
    for (const link of ops[k].outLinks) {
      if (tail[link.to] > ALWAYS) tail[k] = Math.max(tail[k], link.minLag + least(ops[link.to]) + tail[link.to]);
    }
  }
  return tail;
}

/** Demands for the same material at once are one demand. */
function compileMaterials(index: CaseIndex, operation: Operation): MaterialNeed[] {
  const sums = new Map<number, number>();
  for (const m of operation.materials) {
    const material = position(index.materials, m.material, 'material');
    sums.set(material, (sums.get(material) ?? 0) + m.quantity);
  }
  return [...sums].map(([material, quantity]) => ({ material, quantity }));
}

function eligibleFor(index: CaseIndex, process: Process, operation: Operation): Eligible[] {
  const { requirement } = operation;
  if (requirement.kind !== 'equipment') return [];
  return eligible(index.planningCase.plant.equipment, requirement.equipmentClass, (q) => coversOperation(q, process, operation));
}

function targetOf(index: CaseIndex, { requirement }: Operation): number {
  switch (requirement.kind) {
    case 'equipment':
      return NONE;
    case 'run':
      return position(index.methods, requirement.method, 'QC method');
    case 'positions':
      return position(index.pools, requirement.pool, 'position pool');
    case 'session':
      return position(index.sessions, requirement.session, 'session');
    case 'people':
      return requirement.calendar === null ? NONE : position(index.calendars, requirement.calendar, 'calendar');
  }
}

/** Operations that links lead to from `from`, itself excluded. */
export function reachable(links: readonly { readonly from: number; readonly to: number }[], from: number): number[] {
  const seen = new Set<number>();
  const open = [from];
  while (open.length > 0) {
    const k = open.pop()!;
    for (const link of links) {
      if (link.from !== k || seen.has(link.to)) continue;
      seen.add(link.to);
      open.push(link.to);
    }
  }
  return [...seen];
}
