import { decodeShape } from '@lotwright/contract';
import type { LocatedProblem, Read } from '@lotwright/intake';
import type { Request } from 'express';
import type * as z from 'zod';
import { Refusal } from '../problem/problem.js';

/** Causes listed at most; the rest is counted. */
const LISTED = 100;

/** What may be sent to a route. */
export type BodyType = 'application/json' | 'text/csv';

/** The body as text. @throws Refusal when its type is not one of those accepted */
export function bodyText(request: Request, types: readonly BodyType[]): string {
  const text = typeof request.body === 'string' ? request.body : '';
  if (text !== '' && !request.is([...types])) {
    throw new Refusal('unsupported_media_type', `The body is ${request.headers['content-type'] ?? 'of no type'}; accepted: ${types.join(', ')}.`);
  }
  return text;
}

/** The body as JSON of a shape; an empty body counts as an empty object. @throws Refusal naming everything that is wrong */
export function jsonBody<Shape extends z.ZodType>(request: Request, shape: Shape): z.output<Shape> {
  const text = bodyText(request, ['application/json']);
  const decoded = decodeShape(shape, text === '' ? {} : parse(text));
  if (decoded.ok) return decoded.value;
  const { problems } = decoded;
  const errors = problems.slice(0, LISTED).map((problem) => ({ ...problem, pointer: `#${problem.pointer}` }));
  throw new Refusal('validation', `${problems.length} problem(s) in the body.`, { errors, more: problems.length - errors.length });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal('malformed_json', (error as Error).message);
  }
}

/** The value of a file that was read. @throws Refusal with the located problems */
export function accepted<Value>(read: Read<Value>): Value {
  if (read.ok) return read.value;
  const { problems, more } = read;
  throw new Refusal('validation', `${problems.length + more} problem(s); nothing was stored.`, { errors: problems.map(errorOf), more });
}

function errorOf({ file, pointer, line, row, column, code, value, accepted: form, detail }: LocatedProblem) {
  return { file, pointer: pointer === null ? null : `#${pointer}`, line, row, column, code, value, accepted: form, detail };
}

/** A true/false query parameter; missing is false. @throws Refusal for anything else */
export function flag(name: string, text: string | undefined): boolean {
  if (text === undefined || text === 'false') return false;
  if (text === 'true' || text === '') return true;
  throw new Refusal('bad_parameter', `${name} must be true or false.`, {
    errors: [{ pointer: null, code: 'bad_value', value: text.slice(0, 40), accepted: 'true or false', detail: `${name} is not true or false.` }],
  });
}

/** A whole-number query parameter. @throws Refusal when it is not one from `least` to `most` */
export function wholeNumber(name: string, text: string | undefined, { least, most, fallback }: { least: number; most: number; fallback: number }): number {
  if (text === undefined) return fallback;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  const form = `a whole number from ${least} to ${most}`;
  throw new Refusal('bad_parameter', `${name} must be ${form}.`, { errors: [{ pointer: null, code: 'out_of_range', value: text.slice(0, 40), accepted: form, detail: `${name} is not ${form}.` }] });
}
