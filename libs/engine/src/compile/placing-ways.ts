import { NONE } from '../problem/limits.js';
import { EQUIPMENT, POSITIONS, RUN, SESSION, type CrewNeed, type Eligible, type PlacingWay, type RecipeLink, type RecipeOp } from '../problem/problem.js';

/** Ways kept beside the first: each costs one more try for an order that finds no place. */
const MOST_OTHER_WAYS = 6;

/** Two operations of a recipe, by their positions in it. */
type Pair = readonly [number, number];

/** Something that must be placed before something else, for whatever reason. */
type Before = Pick<RecipeLink, 'from' | 'to' | 'maxLag'>;

/**
 * The first way, then those in which operations get out of each other's way. The operation that is placed first is a booking for the
 * other, so a hold that cannot be met behind it may be met in front of it (pairs in the other turn) or on the equipment it would have taken
 * (the earlier of two operations with a hold between them yields a piece that both can use). Where waits that end together overfill a storage, each may be the one that vanishes.
 * @param positions of each storage
 */
export function placingWays(ops: readonly RecipeOp[], links: readonly RecipeLink[], pairs: readonly Pair[], positions: readonly number[]): PlacingWay[] {
  const first = placingWay(ops.length, links);
  const yielding = links.filter((l) => l.maxLag >= 0 && ops[l.from].eligible.length > 1).flatMap(({ from, to }) =>
    ops[from].eligible.filter((x) => ops[to].eligible.some((y) => x.equipment === y.equipment)).map((x) => ({ ...first, yielding: from, yields: x.equipment })));
  const vanishing = overfilling(links, positions).map((link) => ({ ...first, vanishing: link.from }));
  return [first, ...[...yielding, ...turned(first, links, pairs), ...vanishing].slice(0, MOST_OTHER_WAYS)];
}

/**
 * Ways for an order that finds no place in any of the usual ones: equipment on which a hold can be kept goes before equipment that ends sooner,
 * and operations that one crew can never attend at the same time take turns.
 * @param pairs operations that are each other's rivals for a crew alone
 * @param unlike whether a work that starts later on one piece of equipment can end sooner than on the other
 */
export function lastWays(ops: readonly RecipeOp[], links: readonly RecipeLink[], pairs: readonly Pair[], unlike: (a: Eligible, b: Eligible) => boolean): PlacingWay[] {
  const first = placingWay(ops.length, links);
  const holds = links.some(({ to, maxLag }) => maxLag >= 0 && ops[to].eligible.some((piece) => unlike(piece, ops[to].eligible[0])));
  return [...(holds ? [{ ...first, keepsHolds: true }] : []), ...turned(first, links, pairs)].slice(0, MOST_OTHER_WAYS);
}

/** For each pair the way in which the one that comes later in the first way is placed first. */
function turned(first: PlacingWay, links: readonly RecipeLink[], pairs: readonly Pair[]): PlacingWay[] {
  return pairs.map(([a, b]) => {
    const [from, to] = first.rank[a] < first.rank[b] ? [b, a] : [a, b];
    return placingWay(first.sequence.length, [...links, { from, to, maxLag: -1 }]);
  });
}

/** Links whose stored waits end with the same operation and are more than their storage holds. */
function overfilling(links: readonly RecipeLink[], positions: readonly number[]): RecipeLink[] {
  return links.filter(({ to, storage }) => storage !== NONE && links.filter((l) => l.to === to && l.storage === storage).length > positions[storage]);
}

/** Pairs of operations of which neither leads to the other and which `meet`: may need at the same time what only one can have. */
export function rivals(ops: readonly RecipeOp[], meet: (a: RecipeOp, b: RecipeOp) => boolean): Pair[] {
  const pairs: Pair[] = [];
  ops.forEach((a, i) => ops.forEach((b, k) => {
    if (k <= i || a.descendants.includes(k) || b.descendants.includes(i)) return;
    if (meet(a, b)) pairs.push([i, k]);
  }));
  return pairs;
}

/** Whether two operations may need the same resource, people left aside. @param instrumentOf instrument class of each QC method */
export function meetOnResource(a: RecipeOp, b: RecipeOp, instrumentOf: readonly (string | null)[]): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === EQUIPMENT) return a.eligible.some((x) => b.eligible.some((y) => x.equipment === y.equipment));
  if (a.kind === RUN && instrumentOf[a.target] !== null && instrumentOf[a.target] === instrumentOf[b.target]) return true;
  return (a.kind === RUN || a.kind === POSITIONS || a.kind === SESSION) && a.target === b.target;
}

/** Whether two works both need a crew of which no shift has heads enough for both. @param largest heads of the largest shift of each crew */
export function meetAtCrew(a: readonly CrewNeed[], b: readonly CrewNeed[], largest: readonly number[]): boolean {
  return a.some((one) => b.some((other) => one.crew === other.crew && one.heads > 0 && other.heads > 0 && one.heads + other.heads > largest[one.crew]));
}

/** A topological order that follows hold links at once, so that a raised bound undoes little. @throws RangeError on a cycle */
export function placingWay(count: number, links: readonly Before[]): PlacingWay {
  const waiting = new Int32Array(count);
  for (const link of links) waiting[link.to]++;
  const sequence: number[] = [];
  const placedAt = new Int32Array(count).fill(-1);
  while (sequence.length < count) {
    let next = NONE;
    let nextKey = -1;
    for (let k = 0; k < count; k++) {
      if (placedAt[k] >= 0 || waiting[k] > 0) continue;
      let key = 0;
      for (const link of links) if (link.to === k && link.maxLag >= 0) key = Math.max(key, placedAt[link.from] + 1);
      if (key > nextKey) {
        nextKey = key;
        next = k;
      }
    }
    if (next === NONE) throw new RangeError('the links of a process form a cycle; validate the planning case before planning');
    placedAt[next] = sequence.length;
    sequence.push(next);
    for (const link of links) if (link.from === next) waiting[link.to]--;
  }
  return { sequence: Int32Array.from(sequence), rank: placedAt, yielding: NONE, yields: NONE, vanishing: NONE, keepsHolds: false };
}
