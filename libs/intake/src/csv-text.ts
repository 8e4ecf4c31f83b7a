import { looksPersonalName, looksPersonalText, PROBLEM_CODES } from '@lotwright/domain';
import { CsvError, parse } from 'csv-parse/sync';
import { inText } from './located-problem.js';
import type { LocatedProblem } from './located-problem.js';

/** One column of a CSV file and the field of the wire shape that it fills. */
export interface Column {
  readonly name: string;
  /** Keys from the entry to the field. */
  readonly path: readonly string[];
  readonly kind: 'text' | 'flag' | 'whole';
  /** A file without this column is refused. */
  readonly needed: boolean;
}

/** One row as the wire shape, still with text for times, and where it came from. */
export interface Row {
  readonly entry: Record<string, unknown>;
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number;
}

/** What reading CSV gives. */
export interface Table {
  readonly rows: readonly Row[];
  readonly problems: readonly LocatedProblem[];
}

const FLAGS: Readonly<Record<string, boolean>> = { true: true, yes: true, '1': true, x: true, false: false, no: false, '0': false };
/** What Excel writes above the header: `sep=;`. */
const SEPARATOR_LINE = /^"?sep=([,;|\t])"?(?:\r\n|\n|\r)/i;
const LONGEST_HEADER = 20_000;
const LONGEST_LINE = 100_000;
const WIDEST = 500;
/** Rows read at most, header included. */
const MOST_ROWS = 100_001;

/**
 * Reads CSV with a header row: comma or semicolon, quoted cells, either line end; empty cells are left out, blank rows skipped.
 * A first line `sep=;` names the separator and, as in a spreadsheet, counts as no row.
 */
export function parseTable(text: string, file: string, columns: readonly Column[]): Table {
  const hint = SEPARATOR_LINE.exec(text);
  if (!hint) return parseRows(text, file, columns, null);
  const table = parseRows(text.slice(hint[0].length), file, columns, hint[1]);
  return { ...table, problems: table.problems.map((problem) => (problem.line === null ? problem : { ...problem, line: problem.line + 1 })) };
}

function parseRows(text: string, file: string, columns: readonly Column[], separator: string | null): Table {
  const accepted = `CSV with the columns ${columns.map((column) => column.name).join(',')}`;
  const headerEnd = text.slice(0, LONGEST_HEADER).search(/[\r\n]/);
  if (headerEnd < 0 && text.length > LONGEST_HEADER) return broken(file, accepted, 'the first row is not a header', 1);
  const header = headerEnd < 0 ? text : text.slice(0, headerEnd);
  const delimiter = separator ?? guessDelimiter(header);
  const names = splitHeader(header, delimiter);
  if (!names || names.length > WIDEST || !names.some((name) => columns.some((column) => column.name === name))) {
    return broken(file, accepted, 'the first row has none of the column names', 1);
  }
  const problems = checkHeader(names, file, columns);
  if (problems.length > 0) return { rows: [], problems };
  return readRows(text, file, delimiter, names, columns, accepted);
}

/** Semicolon where the header has more of them than commas. */
function guessDelimiter(header: string): string {
  return header.split(';').length > header.split(',').length ? ';' : ',';
}

function readRows(text: string, file: string, delimiter: string, names: readonly string[], columns: readonly Column[], accepted: string): Table {
  const long = longLine(text);
  if (long !== null) return broken(file, `lines of at most ${LONGEST_LINE} characters`, 'a line is too long for a row', long);
  let records: string[][];
  try {
    records = parse(text, { delimiter, trim: true, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'], max_record_size: LONGEST_LINE, to: MOST_ROWS + 1 });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : null;
    return broken(file, accepted, 'a quoted cell is not closed, or a quote stands in the middle of a cell', line);
  }
  if (records.length > MOST_ROWS) return { rows: [], problems: [inText(file, 'file_too_large', `at most ${MOST_ROWS - 1} rows`, 'the file has more rows')] };
  const byName = new Map(columns.map((column) => [column.name, column] as const));
  const rows: Row[] = [];
  const problems: LocatedProblem[] = [];
  records.forEach((cells, index) => {
    if (index === 0 || cells.every((cell) => cell === '')) return;
    const row = index + 1;
    if (cells.length !== names.length) {
      const detail = `the row has ${cells.length} cells, the header has ${names.length}`;
      problems.push({ ...inText(file, 'csv_cells', `${names.length} cells, quoted where they hold ${delimiter}`, detail), row });
      return;
    }
    rows.push({ entry: toEntry(cells, names, byName), row });
  });
  return { rows, problems };
}

/** Number of the first line that is longer than any row; `null` when there is none. */
function longLine(text: string): number | null {
  for (let line = 1, start = 0; start < text.length; line++) {
    const end = text.indexOf('\n', start);
    const next = end < 0 ? text.length : end;
    if (next - start > LONGEST_LINE && !text.slice(start, start + LONGEST_LINE).includes('\r')) return line;
    start = next + 1;
  }
  return null;
}

/** Header names: lower case, words joined by underscores. `null` when the header is no CSV. */
function splitHeader(header: string, delimiter: string): string[] | null {
  try {
    const [cells] = parse(header, { delimiter, trim: true, relax_column_count: true }) as string[][];
    return (cells ?? []).map((cell) => cell.toLowerCase().replace(/[\s-]+/g, '_'));
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

function checkHeader(names: readonly string[], file: string, columns: readonly Column[]): LocatedProblem[] {
  const known = new Set(columns.map((column) => column.name));
  const accepted = `the columns ${[...known].join(', ')}`;
  const problems: LocatedProblem[] = [];
  names.forEach((name, index) => {
    const plain = /^[a-z_][a-z0-9_]{0,39}$/.test(name) ? name : `number ${index + 1}`;
    const at = (code: LocatedProblem['code'], form: string, detail: string) => problems.push({ ...inText(file, code, form, detail), row: 1, column: plain });
    if (known.has(name)) {
      if (names.indexOf(name) < index) at('csv_column_twice', 'every column once', `column ${name} occurs twice`);
    } else if (looksPersonalName(name) || looksPersonalText(name)) {
      at('personal_data', 'opaque ids only; leave this column out', PROBLEM_CODES.personal_data);
    } else {
      at('unknown_field', accepted, 'the column is not known');
    }
  });
  for (const column of columns) {
    if (column.needed && !names.includes(column.name)) problems.push({ ...inText(file, 'csv_column_missing', accepted, `column ${column.name} is missing`), row: 1, column: column.name });
  }
  return problems;
}

function toEntry(cells: readonly string[], names: readonly string[], columns: ReadonlyMap<string, Column>): Record<string, unknown> {
  const entry: Record<string, unknown> = {};
  names.forEach((name, index) => {
    const column = columns.get(name);
    if (column && cells[index] !== '') put(entry, column.path, toValue(cells[index], column.kind));
  });
  return entry;
}

/** A cell as its field's type where it can be one; else the text, which the shape then refuses. */
function toValue(cell: string, kind: Column['kind']): unknown {
  if (kind === 'flag') return FLAGS[cell.toLowerCase()] ?? cell;
  if (kind === 'whole') return /^\d{1,9}$/.test(cell) ? Number(cell) : cell;
  return cell;
}

function put(entry: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key, ...rest] = path;
  if (rest.length === 0) {
    entry[key] = value;
    return;
  }
  entry[key] ??= {};
  put(entry[key] as Record<string, unknown>, rest, value);
}

function broken(file: string, accepted: string, detail: string, line: number | null): Table {
  return { rows: [], problems: [inText(file, 'csv_syntax', accepted, detail, line)] };
}

/**
 * Writes CSV: comma, `\n`, quotes where needed. A cell that a spreadsheet could take for a formula is prefixed with an
 * apostrophe (no id, time or number of ours ever begins like one).
 */
export function writeTable(columns: readonly Column[], entries: readonly object[]): string {
  const lines = [columns.map((column) => column.name).join(',')];
  for (const entry of entries) lines.push(columns.map((column) => writeCell(pick(entry, column.path))).join(','));
  return `${lines.join('\n')}\n`;
}

function pick(entry: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : null), entry);
}

function writeCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
