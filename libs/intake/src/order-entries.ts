import { actualsFile, decodeShape, ordersFile, pinsFile } from '@lotwright/contract';
import type { OrderBook } from '@lotwright/contract';
import type { Problem } from '@lotwright/domain';
import type { ZoneId } from '@lotwright/time';
import { withoutRefused } from './beyond-shape.js';
import { parseTable } from './csv-text.js';
import type { Column, Table } from './csv-text.js';
import { wrongKind, wrongTable } from './file-kind.js';
import { lookAtText } from './file-text.js';
import { parseJsonText } from './json-text.js';
import { inJson } from './located-problem.js';
import type { LocatedProblem } from './located-problem.js';
import { scanPersonal, withPersonal } from './personal-scan.js';
import { ACTUAL_COLUMNS, ORDER_COLUMNS, PIN_COLUMNS } from './tables.js';

/** The lists of an order book. */
export type ListName = 'orders' | 'actuals' | 'pins';

/** Entries of one file, not yet checked against a plant, and how to find them in the file again. */
export interface Entries {
  readonly book: Partial<OrderBook>;
  readonly problems: readonly LocatedProblem[];
  /** Turns a problem at `/orders/3/site` of this file's own lists into a place in the file; null when it only comes from entries left out. */
  readonly locate: (problem: Problem) => LocatedProblem | null;
}

const COLUMNS: Readonly<Record<ListName, readonly Column[]>> = { orders: ORDER_COLUMNS, actuals: ACTUAL_COLUMNS, pins: PIN_COLUMNS };
const ACCEPTED: Readonly<Record<ListName, string>> = {
  orders: 'orders as JSON (an object with orders, or a list) or CSV',
  actuals: 'actuals as JSON (an object with actuals, or a list) or CSV',
  pins: 'pins as JSON (an object with pins, or a list) or CSV',
};

/** Reads a file of orders (JSON ones may bring actuals and pins), of actuals, or of pins. */
export function readEntries(raw: string, file: string, list: ListName, zone: ZoneId): Entries {
  const look = lookAtText(raw, file, ACCEPTED[list]);
  if (look.kind === 'refused') return { book: {}, problems: [look.problem], locate: (problem) => inJson(file, problem) };
  return look.kind === 'json' ? fromJson(look.text, file, list, zone) : fromCsv(look.text, file, list, zone);
}

function fromJson(text: string, file: string, list: ListName, zone: ZoneId): Entries {
  const { value, problems: textProblems } = parseJsonText(text, file);
  const bare = Array.isArray(value);
  const inFile = (problem: Problem): LocatedProblem => inJson(file, bare ? { ...problem, pointer: problem.pointer.slice(list.length + 1) } : problem);
  if (value === undefined) return { book: {}, problems: textProblems, locate: inFile };
  const mistaken = wrongKind(value, file, list, ACCEPTED[list]);
  if (mistaken) return { book: {}, problems: [mistaken], locate: inFile };
  const raw = bare ? { [list]: value } : value;
  const { book, refused, original } = decodeWhatCan(list, raw, zone);
  const problems = withPersonal(refused, scanPersonal(raw));
  return { book, problems: [...textProblems, ...problems.map(inFile)], locate: within(original, inFile) };
}

function fromCsv(text: string, file: string, list: ListName, zone: ZoneId): Entries {
  const mistaken = wrongTable(text, file, list, ACCEPTED[list]);
  if (mistaken) return { book: {}, problems: [mistaken], locate: (problem) => inJson(file, problem) };
  const table = parseTable(text, file, COLUMNS[list]);
  const inFile = csvLocator(file, list, table);
  const raw = { [list]: table.rows.map((row) => row.entry) };
  const { book, refused, original } = decodeWhatCan(list, raw, zone);
  const problems = withPersonal(refused, scanPersonal(raw));
  return { book, problems: [...table.problems, ...problems.map(inFile)].sort((a, b) => (a.row ?? 0) - (b.row ?? 0)), locate: within(original, inFile) };
}

/** What a list's shape accepts, and what it refuses; entries without a refused value are decoded all the same. */
interface Decodable {
  readonly book: Partial<OrderBook>;
  readonly refused: readonly Problem[];
  /** A finding about `book` at its place in the raw lists; `null` when it only comes from what is left out. */
  readonly original: (problem: Problem) => Problem | null;
}

function decodeWhatCan(list: ListName, raw: unknown, zone: ZoneId): Decodable {
  const whole = decodeList(list, raw, zone);
  if (whole.ok) return { book: whole.value, refused: [], original: (problem) => problem };
  const remains = withoutRefused(raw, whole.problems);
  const rest = decodeList(list, remains.raw, zone);
  return { book: rest.ok ? rest.value : {}, refused: whole.problems, original: (problem) => remains.findings([problem])[0] ?? null };
}

function within(original: Decodable['original'], inFile: (problem: Problem) => LocatedProblem): Entries['locate'] {
  return (problem) => {
    const found = original(problem);
    return found === null ? null : inFile(found);
  };
}

function decodeList(list: ListName, raw: unknown, zone: ZoneId) {
  const shape = { orders: ordersFile, actuals: actualsFile, pins: pinsFile }[list](zone);
  return decodeShape<typeof shape>(shape, raw) as { ok: true; value: Partial<OrderBook> } | { ok: false; problems: readonly Problem[] };
}

/** Row and column of a pointer such as `/orders/3/windows/opens`. */
function csvLocator(file: string, list: ListName, table: Table): (problem: Problem) => LocatedProblem {
  return ({ pointer, ...problem }) => {
    const [, , index, ...rest] = pointer.split('/');
    const row = table.rows[Number(index)]?.row ?? null;
    const column = COLUMNS[list].find((one) => rest.every((key, k) => one.path[k] === key) && rest.length > 0);
    const detail = problem.detail.replace(/\bentry (\d+)\b/, (_, k) => `row ${table.rows[Number(k)]?.row}`);
    return { ...problem, detail, file, pointer: null, line: null, row, column: column?.name ?? null };
  };
}
