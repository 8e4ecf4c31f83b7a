import { weightOf } from '@lotwright/domain';
import type { Objective, Order } from '@lotwright/domain';
import { headsOf } from '../../support/exact/bookings.js';
import { EquipmentBook, factsOn } from '../../support/exact/equipment-book.js';
import { MEASURED, objectiveOf } from '../../support/exact/measures.js';
import type { ExactProblem } from '../../support/exact/problem.js';
import type { Task } from '../../support/exact/task.js';
import { columnsOf, gapColumn, NEVER_CLEAR, tableOf } from './rows.js';
import type { Table } from './rows.js';
import { deliveriesOf, seatsOf } from './supplies.js';
import type { Delivery, Seats } from './supplies.js';

/** What is asked: a plan with less in the first level that differs, one with less left out, or one of all orders with less turnaround than a bound. */
export type Wish =
  | { readonly kind: 'better'; readonly than: readonly number[] }
  | { readonly kind: 'less left out'; readonly than: number }
  | { readonly kind: 'below'; readonly turnaround: number };

/** Two entries that must not stand on one piece (or in one suite) unless one is clear before the other starts. */
interface Apart {
  readonly a: number;
  readonly b: number;
  readonly at: 'piece' | 'suite';
  /** Columns that say from when the other may start. */
  readonly afterA: string;
  readonly afterB: string;
}

/** Everything that may stand on one piece, where it matters what follows directly on what: deep cleans, changeovers that something in between makes shorter. */
interface Chain {
  readonly piece: number;
  readonly entries: readonly number[];
  /** By entry and the entry that follows it: the column that says from when. */
  readonly after: readonly (readonly string[])[];
  readonly mostLots: number | null;
  /** In ticks. */
  readonly mostWork: number | null;
}

/** Samples of a method, or lots of a session, that may share a run: whoever opens one brings people and instrument. */
interface Sharing {
  readonly entries: readonly number[];
  readonly capacity: number;
  /** Columns that must be equal in one run. */
  readonly equal: readonly string[];
  /** Whether empty places cost. */
  readonly costs: boolean;
}

/** A case laid open for a general solver, as JSON. How expiring stock is dealt out is left open: what is found must be judged, what is not found does not exist. */
export interface Question {
  readonly wish: Wish;
  readonly orders: readonly { readonly weight: number }[];
  /** The objective: most important first, each rank a weighted sum of levels. */
  readonly ranks: Objective['ranks'];
  /** Tasks, then whatever else stands on equipment; `order` is null for what has started, `owner` for what belongs to no order that can be kept. */
  readonly entries: readonly (Table & { readonly order: number | null; readonly owner: number | null })[];
  readonly links: readonly { readonly from: number; readonly to: number; readonly minLag: number; readonly maxLag: number | null }[];
  readonly apart: readonly Apart[];
  readonly chains: readonly Chain[];
  readonly sharing: readonly Sharing[];
  readonly seats: readonly Seats[];
  readonly deliveries: readonly Delivery[];
  /** People by crew: heads from one tick to the next change. */
  readonly crews: Readonly<Record<string, readonly (readonly [from: number, to: number, heads: number])[]>>;
  readonly pools: readonly { readonly places: number; readonly entries: readonly number[] }[];
  readonly storages: readonly { readonly places: number; readonly stays: readonly { readonly from: number; readonly to: number }[] }[];
  readonly now: number;
}

/** @param active orders that are not cancelled */
export function questionOf(problem: ExactProblem, active: readonly Order[], wish: Wish): Question {
  const { given, axis, tasks } = problem;
  const { plant } = given;
  const book = new EquipmentBook(problem, tasks);
  const facts = factsOn(problem).filter((f) => !tasks.some((t) => t.index < 0 && t.at!.equipment === f.piece && t.order.id === f.order && t.at!.start === f.start && t.at!.end === f.end));
  const gaps = gapsOf(problem);
  const alike = (task: Task): Task[] => {
    const need = task.operation.requirement;
    return need.kind === 'run' && task.index >= 0 ? tasks.filter((t) => t.index >= 0 && t.operation.requirement.kind === 'run' && t.operation.requirement.method === need.method) : [task];
  };
  const entries = [
    ...tasks.map((t) => ({ ...tableOf(problem, book, t, gaps, alike(t)), order: t.index < 0 ? null : active.indexOf(t.order), owner: active.indexOf(t.order) })),
    ...facts.map((f) => factTable(problem, book, gaps, f)),
  ];
  const standing = [
    ...tasks.map((t) => ({ fact: t.index < 0, order: t.order.id as string, product: t.operation.requirement.kind === 'run' ? null : (t.process.product as string), pieces: piecesOf(t) })),
    ...facts.map((f) => ({ fact: true, order: f.order, product: f.product, pieces: [f.piece] })),
  ];
  const at = (task: Task): number => tasks.indexOf(task);
  return {
    wish, now: axis.tick(given.now), orders: active.map((o) => ({ weight: weightOf(given, o) })), ranks: objectiveOf(given).ranks, entries,
    links: tasks.flatMap((t) => t.into.filter(({ from }) => t.index >= 0 || from.index >= 0)
      .map(({ link, from, longest }) => ({ from: at(from), to: at(t), minLag: axis.length(link.minLag), maxLag: longest === Infinity ? null : longest }))),
    apart: apartOf(book, standing), chains: chainsOf(problem, book, standing), sharing: sharingOf(problem, entries), seats: seatsOf(problem), deliveries: deliveriesOf(problem),
    crews: Object.fromEntries(plant.crews.map((crew) => [crew.id, stretches(headsOf(problem, crew))])),
    pools: plant.positionPools.map(({ id, capacity }) => ({
      places: capacity, entries: tasks.flatMap((t, i) => (t.operation.requirement.kind === 'positions' && t.operation.requirement.pool === id ? [i] : [])),
    })),
    storages: plant.storages.map(({ id, positions }) => ({
      places: positions, stays: tasks.flatMap((t) => t.into.filter(({ link, from }) => link.storage === id && (t.index >= 0 || from.index >= 0)).map(({ from }) => ({ from: at(from), to: at(t) }))),
    })),
  };
}

function piecesOf(task: Task): string[] {
  const ways = task.index < 0 ? [task.at!] : task.choices;
  return [...new Set(ways.flatMap((c) => c.equipment ?? []))];
}

/** Lengths of changeover that any class knows. */
function gapsOf({ given }: ExactProblem): number[] {
  return [...new Set([0, ...given.plant.equipmentClasses.flatMap(({ changeover }) => [changeover.duration, ...changeover.byFamily.map((f) => f.duration)])])];
}

/** What has started on equipment and is no task any more: an earlier attempt, a cancelled order's, a run. */
function factTable({ given: { plant } }: ExactProblem, book: EquipmentBook, gaps: readonly number[], { piece, start, end, product }: ReturnType<typeof factsOn>[number]): Question['entries'][number] {
  const suite = product === null ? null : book.clearBy(piece, end);
  const clear = (tick: number): number => Math.min(NEVER_CLEAR, tick);
  const row = [
    start, end, plant.equipment.findIndex((e) => e.id === piece), suite === null ? -1 : plant.suites.findIndex((s) => s.id === suite.suite), clear(suite?.clear ?? end), clear(book.cleanedBy(piece, end)), ...MEASURED.map(() => 0),
    ...gaps.map((minutes) => clear(book.changedBy(piece, end, minutes))),
  ];
  return { order: null, owner: null, columns: columnsOf(gaps), rows: [row], uses: [] };
}

interface Standing {
  readonly fact: boolean;
  readonly order: string | null;
  readonly product: string | null;
  readonly pieces: readonly string[];
}

function apartOf(book: EquipmentBook, standing: readonly Standing[]): Apart[] {
  const found: Apart[] = [];
  standing.forEach((a, i) => standing.slice(0, i).forEach((b, j) => {
    if ((a.fact && b.fact) || a.pieces.length === 0 || b.pieces.length === 0) return;
    const shared = a.pieces.find((p) => b.pieces.includes(p));
    if (shared !== undefined) {
      // Where something in between can make it shorter, the chain of the piece says when the next may start.
      const after = (x: Standing, y: Standing): string => gapColumn(book.isMonotone(shared) ? book.gap(shared, x.product, y.product) : 0);
      found.push({ a: i, b: j, at: 'piece', afterA: after(a, b), afterB: after(b, a) });
    }
    if (a.product !== null && b.product !== null && a.order !== b.order) found.push({ a: i, b: j, at: 'suite', afterA: 'clear', afterB: 'clear' });
  }));
  return found;
}

function chainsOf({ axis, given: { plant } }: ExactProblem, book: EquipmentBook, standing: readonly Standing[]): Chain[] {
  return plant.equipment.flatMap(({ id, equipmentClass }, piece) => {
    const clean = plant.equipmentClasses.find((c) => c.id === equipmentClass)!.changeover.deepClean;
    const entries = standing.flatMap((s, i) => (s.pieces.includes(id) ? [i] : []));
    if ((clean === null && book.isMonotone(id)) || entries.every((i) => standing[i].fact)) return [];
    return [{
      piece, entries, after: entries.map((a) => entries.map((b) => gapColumn(book.gap(id, standing[a].product, standing[b].product)))),
      mostLots: clean?.afterLots ?? null, mostWork: clean === null || clean.afterHours === null ? null : axis.length(clean.afterHours),
    }];
  });
}

function sharingOf({ given: { plant }, tasks }: ExactProblem, entries: Question['entries']): Sharing[] {
  const open = tasks.map((task, i) => ({ need: task.operation.requirement, i, task })).filter(({ task }) => task.index >= 0);
  const runs = plant.qcMethods.map((m) => {
    const own = open.filter(({ need }) => need.kind === 'run' && need.method === m.id).map(({ i }) => i);
    return { entries: own, capacity: m.capacity, costs: true, equal: ['start', 'end', 'piece', ...(own.length === 0 ? [] : entries[own[0]].uses.flatMap(({ from, to }) => [from, to]))] };
  });
  const sittings = plant.sessions.filter((s) => s.crew.length > 0).map((s) => ({
    entries: open.filter(({ need }) => need.kind === 'session' && need.session === s.id).map(({ i }) => i), capacity: s.capacity, costs: false, equal: ['start'],
  }));
  return [...runs, ...sittings].filter((r) => r.entries.length > 0);
}

/** A list of levels as stretches of equal level. */
function stretches(cells: Int32Array): [from: number, to: number, level: number][] {
  const found: [number, number, number][] = [];
  cells.forEach((level, tick) => {
    const last = found.at(-1);
    if (last !== undefined && last[2] === level) last[1] = tick + 1;
    else found.push([tick, tick + 1, level]);
  });
  return found;
}
