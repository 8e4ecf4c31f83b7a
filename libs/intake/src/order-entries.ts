import { actualsFile, decodeShape, ordersFile, pinsFile } from '@lotwright/contract';
import type { OrderBook } from '@lotwright/contract';
import type { Problem } from '@lotwright/domain';
import type { ZoneId } from '@lotwright/time';
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
  /** Turns a problem at `/orders/3/site` of this file's own lists into a place in the file. */
  readonly locate: (problem: Problem) => LocatedProblem;
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
  const locate = (problem: Problem): LocatedProblem => inJson(file, bare ? { ...problem, pointer: problem.pointer.slice(list.length + 1) } : problem);
  if (value === undefined) return { book: {}, problems: textProblems, locate };
  const mistaken = wrongKind(value, file, list, ACCEPTED[list]);
  if (mistaken) return { book: {}, problems: [mistaken], locate };
  const raw = bare ? { [list]: value } : value;
  const decoded = decodeList(list, raw, zone);
  const personal = scanPersonal(raw);
  const problems = withPersonal(decoded.ok ? [] : decoded.problems, personal);
  return { book: decoded.ok ? decoded.value : {}, problems: [...textProblems, ...problems.map(locate)], locate };
}

function fromCsv(text: string, file: string, list: ListName, zone: ZoneId): Entries {
  const mistaken = wrongTable(text, file, list, ACCEPTED[list]);
  if (mistaken) return { book: {}, problems: [mistaken], locate: (problem) => inJson(file, problem) };
  const table = parseTable(text, file, COLUMNS[list]);
  const locate = csvLocator(file, list, table);
  const raw = { [list]: table.rows.map((row) => row.entry) };
  const decoded = decodeList(list, raw, zone);
  const problems = withPersonal(decoded.ok ? [] : decoded.problems, scanPersonal(raw));
  return { book: decoded.ok ? decoded.value : {}, problems: [...table.problems, ...problems.map(locate)].sort((a, b) => (a.row ?? 0) - (b.row ?? 0)), locate };
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
