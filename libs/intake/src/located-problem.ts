import type { Problem } from '@lotwright/domain';

/** A problem and the place in a file where a person can mend it. */
export interface LocatedProblem extends Omit<Problem, 'pointer'> {
  readonly file: string;
  /** JSON pointer into a JSON file; `null` in CSV and where the text itself is broken. */
  readonly pointer: string | null;
  /** Line of a text that is not JSON or CSV, from 1. */
  readonly line: number | null;
  /** Row of a CSV file as a spreadsheet counts: the header is row 1. */
  readonly row: number | null;
  /** Column name of a CSV file, or the character within `line`. */
  readonly column: string | null;
}

/** What reading a file gives: the whole value, or all problems (at most 100 listed) and how many `more` there are. Never half of a file. */
export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly LocatedProblem[]; readonly more: number };

/** Problems listed at most; the rest is counted. */
export const LISTED_PROBLEMS = 100;

/** The value, or the refusal when there is any problem. */
export function readOrRefuse<Value>(problems: readonly LocatedProblem[], value: () => Value): Read<Value> {
  if (problems.length === 0) return { ok: true, value: value() };
  const listed = problems.slice(0, LISTED_PROBLEMS);
  return { ok: false, problems: listed, more: problems.length - listed.length };
}

/** A problem of a JSON file. */
export function inJson(file: string, problem: Problem): LocatedProblem {
  return { file, line: null, row: null, column: null, ...problem };
}

/** A problem of the text as a whole or at one line of it. */
export function inText(file: string, code: Problem['code'], accepted: string, detail: string, line: number | null = null, column: number | null = null): LocatedProblem {
  return { file, pointer: null, line, row: null, column: column === null ? null : String(column), code, value: null, accepted, detail };
}

/**
 * Problems as lines for people, one each, the place first; the last line counts what is not listed.
 * `orders.csv row 3, urgency: … (seen: soon); accepted: one of urgent, standard, flexible [bad_value]`
 */
export function renderProblems(refusal: { readonly problems: readonly LocatedProblem[]; readonly more: number }): string[] {
  const lines = refusal.problems.map((problem) => {
    const seen = problem.value === null ? '' : ` (seen: ${problem.value})`;
    return `${placeOf(problem)}: ${problem.detail.replace(/\.$/, '')}${seen}; accepted: ${problem.accepted} [${problem.code}]`;
  });
  if (refusal.more > 0) lines.push(`… and ${refusal.more} more problem${refusal.more === 1 ? '' : 's'}`);
  return lines;
}

function placeOf(problem: LocatedProblem): string {
  if (problem.row !== null) return `${problem.file} row ${problem.row}${problem.column === null ? '' : `, ${problem.column}`}`;
  if (problem.line !== null) return `${problem.file} line ${problem.line}${problem.column === null ? '' : `, character ${problem.column}`}`;
  if (problem.column !== null) return `${problem.file} column ${problem.column}`;
  return problem.pointer ? `${problem.file} ${problem.pointer}` : problem.file;
}
