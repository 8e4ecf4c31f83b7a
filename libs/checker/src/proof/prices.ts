import { listOf, recordOf } from '../evidence/untrusted.js';

/** Cells a certificate may have: years of quarter hours, and not more than can be reckoned. */
const MOST_CELLS = 200_000;
const HIGHEST = 1e12;

/** Prices of one scarce thing as a certificate lists them. */
export interface Thing {
  readonly kind: string;
  readonly ids: readonly string[];
  readonly cells: number;
  /** Price by minutes after the certificate's first instant. */
  readonly asked: readonly { readonly at: number; readonly price: number }[];
}

/** A certificate whose fields are what they should be; whether it proves anything is another matter. */
export interface Prices {
  readonly from: number;
  readonly width: number;
  readonly count: number;
  readonly window: number;
  readonly span: number;
  readonly perMinute: number;
  readonly perWindow: number;
  /** Predecessor by process, version and operation. */
  readonly parents: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly things: readonly Thing[];
}

/** Reads a certificate; `null` when it is none. */
export function readPrices(value: unknown): Prices | null {
  const given = recordOf(value);
  const numbers = ['from', 'width', 'count', 'window', 'span', 'perMinute', 'perWindow'].map((name) => given[name]);
  if (!numbers.every(isWhole)) return null;
  const [from, width, count, window, span, perMinute, perWindow] = numbers as number[];
  if (width < 1 || count < 0 || count > MOST_CELLS || width * count > 1e8 || window < 0 || span < 1 || (width * count) / span > MOST_CELLS || perMinute < 1 || perWindow < 0) return null;
  const things = listOf(given.things).map((thing) => readThing(recordOf(thing)));
  if (things.includes(null)) return null;
  const trees = listOf(given.trees).map(recordOf);
  const parents = new Map(trees.map((tree) => [`${String(tree.process)}\n${String(tree.version)}`, recordOf(tree.parents)]));
  return { from, width, count, window, span, perMinute, perWindow, parents, things: things.filter((t) => t !== null) };
}

function readThing({ kind, ids, cells, at, prices }: Readonly<Record<string, unknown>>): Thing | null {
  const [minutes, amounts] = [listOf(at), listOf(prices)];
  if (typeof kind !== 'string' || !isWhole(cells) || cells < 1 || minutes.length !== amounts.length) return null;
  if (!minutes.every(isWhole) || !amounts.every((a) => isWhole(a) && a >= 0)) return null;
  return { kind, ids: listOf(ids).map(String), cells, asked: minutes.map((m, i) => ({ at: m as number, price: amounts[i] as number })) };
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && Math.abs(value as number) <= HIGHEST;
}
