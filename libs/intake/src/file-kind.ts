import type { LocatedProblem } from './located-problem.js';
import { inText } from './located-problem.js';

/** Kinds of file that people hand in. */
export type FileKind = 'plant' | 'orders' | 'actuals' | 'pins' | 'plan' | 'patch';

const CALLED: Readonly<Record<FileKind, string>> = { plant: 'a plant file', orders: 'an order file', actuals: 'a file of actuals', pins: 'a file of pins', plan: 'a plan file', patch: 'a patch file' };
const ASKED: Readonly<Record<FileKind, string>> = { plant: 'a plant is', orders: 'orders are', actuals: 'actuals are', pins: 'pins are', plan: 'a plan is', patch: 'a patch is' };
/** Fields at the top that tell a kind; `least` of them must be there. */
const MARKS: readonly { readonly kind: FileKind; readonly fields: readonly string[]; readonly least: number }[] = [
  { kind: 'plan', fields: ['assignments', 'accounts', 'kpis', 'objective', 'provenance'], least: 2 },
  { kind: 'plant', fields: ['calendars', 'processes', 'products', 'equipment', 'policy'], least: 2 },
  { kind: 'orders', fields: ['orders'], least: 1 },
  { kind: 'actuals', fields: ['actuals'], least: 1 },
  { kind: 'pins', fields: ['pins'], least: 1 },
  { kind: 'patch', fields: ['changes'], least: 1 },
];
/** Columns that tell a kind of CSV file, the most telling first. */
const COLUMNS: readonly { readonly kind: FileKind; readonly names: readonly string[] }[] = [
  { kind: 'actuals', names: ['order', 'operation', 'state'] },
  { kind: 'pins', names: ['order', 'operation'] },
  { kind: 'orders', names: ['order', 'coi'] },
];
const LONGEST_HEADER = 20_000;

/** The one problem of a JSON file that is plainly of another kind than the one asked for; `null` when it is not. */
export function wrongKind(raw: unknown, file: string, asked: FileKind, accepted: string): LocatedProblem | null {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return null;
  const has = (fields: readonly string[]): number => fields.filter((field) => Object.hasOwn(raw, field)).length;
  if (MARKS.some(({ kind, fields }) => kind === asked && has(fields) > 0)) return null;
  const found = MARKS.find(({ fields, least }) => has(fields) >= least);
  return found ? inText(file, 'wrong_type', accepted, mistaken(found.kind, asked)) : null;
}

/** The same for a CSV file, by its header. */
export function wrongTable(text: string, file: string, asked: FileKind, accepted: string): LocatedProblem | null {
  const header = text.slice(0, LONGEST_HEADER).replace(/^"?sep=.*\s+/i, '').split(/[\r\n]/, 1)[0];
  const names = new Set(header.split(/[,;\t]/).map((name) => name.replaceAll('"', '').trim().toLowerCase()));
  const found = COLUMNS.find((one) => one.names.every((name) => names.has(name)));
  return found && found.kind !== asked ? inText(file, asked === 'plant' || asked === 'plan' ? 'json_syntax' : 'csv_syntax', accepted, mistaken(found.kind, asked)) : null;
}

function mistaken(found: FileKind, asked: FileKind): string {
  return `This is ${CALLED[found]}; ${ASKED[asked]} asked for`;
}
