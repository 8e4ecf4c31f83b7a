import { looksPersonalName, looksPersonalText, pointerOf, PROBLEM_CODES } from '@lotwright/domain';
import type { Problem, ProblemCode } from '@lotwright/domain';
import * as z from 'zod';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** Fields of orders, actuals and pins in which somebody might have written a name: their values are never repeated. */
const GUARDED = new Set(['id', 'coi', 'order', 'site']);

/** A decoded value, or every reason why there is none. */
export type Decoded<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problems: readonly Problem[] };

/** Decodes what was read or received into domain types; never throws on bad input. */
export function decodeShape<Shape extends z.ZodType>(shape: Shape, raw: unknown): Decoded<z.output<Shape>> {
  const result = z.safeDecode(shape, raw as z.input<Shape>);
  return result.success ? { ok: true, value: result.data } : { ok: false, problems: problemsOf(result.error, raw) };
}

/**
 * The problems that a schema found, in the terms of this house. `raw` is the value that was decoded.
 * Values are shown shortened; values of guarded and unknown fields never.
 */
export function problemsOf(error: z.core.$ZodError, raw: unknown): Problem[] {
  return error.issues.flatMap((issue) => issueProblems(issue, issue.path, raw));
}

function issueProblems(issue: Issue, path: Path, raw: unknown): Problem[] {
  if (issue.code === 'invalid_union') {
    const branch = bestBranch(issue.errors);
    if (branch) return branch.flatMap((inner) => issueProblems(inner, [...path, ...inner.path], raw));
  }
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key));
  const found = at(raw, path);
  const pointer = pointerOf(path);
  const accepted = issue.code === 'invalid_type' && issue.message.startsWith('Invalid input') ? typeWords(issue.expected) : issue.message;
  if (found === undefined) {
    return [{ pointer, code: 'missing_field', value: null, accepted, detail: `${lastWord(path)} is missing` }];
  }
  const value = isGuarded(path) ? null : shown(found);
  const [code, detail] = cause(issue, found, path);
  return [{ pointer, code, value, accepted, detail: detail ?? `${lastWord(path)} is not accepted` }];
}

/** The branch of a union that the value was meant for: one whose outermost type fits. */
function bestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const fitting = branches.filter((issues) => !issues.some((issue) => issue.path.length === 0 && issue.code === 'invalid_type'));
  return fitting.length === 1 ? fitting[0] : undefined;
}

function unknownKey(path: Path, key: string): Problem {
  const plain = /^[A-Za-z_$][A-Za-z0-9_.-]{0,39}$/.test(key);
  const pointer = plain ? pointerOf([...path, key]) : pointerOf(path);
  if (looksPersonalName(key) || looksPersonalText(key)) {
    return { pointer, code: 'personal_data', value: null, accepted: 'opaque ids only; leave this field out', detail: PROBLEM_CODES.personal_data };
  }
  const detail = plain ? `${key} is not a field here` : 'a field has a name that is not known here';
  return { pointer, code: 'unknown_field', value: null, accepted: 'the fields of the published schema', detail };
}

function cause(issue: Issue, found: unknown, path: Path): readonly [ProblemCode, string | null] {
  const name = lastWord(path);
  switch (issue.code) {
    case 'invalid_type':
      return typeof found === 'number' && issue.expected === 'int' ? ['out_of_range', `${name} is not a whole number`] : ['wrong_type', `${name} is ${kind(found)}`];
    case 'too_small':
    case 'too_big':
      return ['out_of_range', `${name} is outside the accepted range`];
    case 'invalid_value':
      return typeof found === 'string' ? ['bad_value', `${name} is not one of the accepted values`] : ['wrong_type', `${name} is ${kind(found)}`];
    case 'invalid_format':
      return issue.message.includes(' id of up to') || issue.message.startsWith('an opaque id') ? ['bad_id', `${name} is not an opaque id`] : ['bad_text', `${name} is not a plain text`];
    case 'custom':
      return customCause(issue.params);
    case 'invalid_union':
      return issue.discriminator !== undefined && typeof found === 'string' ? ['bad_value', `${name} is not one of the accepted values`] : ['wrong_type', `${name} is ${kind(found)}`];
    default:
      return ['bad_value', null];
  }
}

function customCause(params: Record<string, unknown> | undefined): readonly [ProblemCode, string | null] {
  const code = params?.['code'];
  const detail = params?.['detail'];
  const known = typeof code === 'string' && Object.hasOwn(PROBLEM_CODES, code) ? (code as ProblemCode) : 'bad_value';
  return [known, typeof detail === 'string' ? detail : PROBLEM_CODES[known]];
}

function isGuarded(path: Path): boolean {
  const [list] = path;
  const last = path.at(-1);
  const guardedList = list === 'orders' || list === 'actuals' || list === 'pins' || typeof list === 'number';
  return typeof last === 'string' && GUARDED.has(last) && (guardedList || last === 'coi' || path.length === 1);
}

function at(raw: unknown, path: Path): unknown {
  let value: unknown = raw;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

/** A value as it may be repeated in a message: shortened, on one line; lists and objects by kind only. */
export function shown(value: unknown): string | null {
  if (typeof value === 'string') {
    if (looksPersonalText(value)) return null;
    const plain = value.replace(/[\p{Cc}\p{Cs}]/gu, '\u00b7');
    return plain.length > 60 ? `${plain.slice(0, 60)}…` : plain;
  }
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  return kind(value);
}

function kind(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return { string: 'a text', number: 'a number', boolean: 'true or false', object: 'an object' }[typeof value as string] ?? 'missing';
}

function typeWords(expected: string): string {
  return { string: 'a text', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list', object: 'an object', nonoptional: 'a value' }[expected] ?? expected;
}

function lastWord(path: Path): string {
  const last = path.at(-1);
  return typeof last === 'string' ? last : last === undefined ? 'the file' : `entry ${String(last)}`;
}
