import { looksPersonalText, pointerOf, PROBLEM_CODES } from '@lotwright/domain';
import type { Problem } from '@lotwright/domain';

/** A time on its own is no birth date, unless it stands where an id belongs. */
const TIME = /^\d{4}-\d{2}-\d{2}([Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:\d{2})?)?$/;
const ID_KEYS = new Set(['id', 'coi', 'order', 'site', 'run']);

/** Every text of a JSON value that holds an e-mail address or a birth date. The text itself is not repeated. */
export function scanPersonal(value: unknown, path: readonly (string | number)[] = []): Problem[] {
  if (typeof value === 'string') return isPersonal(value, path) ? [personalProblem(path)] : [];
  if (Array.isArray(value)) return value.flatMap((entry, index) => scanPersonal(entry, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => (key === '$schema' ? [] : scanPersonal(entry, [...path, key])));
}

/** Problems with those of personal data in place of any other at the same field. */
export function withPersonal(problems: readonly Problem[], personal: readonly Problem[]): Problem[] {
  const places = new Set(personal.map((problem) => problem.pointer));
  return [...personal, ...problems.filter((problem) => !places.has(problem.pointer))];
}

function isPersonal(text: string, path: readonly (string | number)[]): boolean {
  const key = path.at(-1);
  if (TIME.test(text) && !(typeof key === 'string' && ID_KEYS.has(key))) return false;
  return looksPersonalText(text);
}

function personalProblem(path: readonly (string | number)[]): Problem {
  const safe = path.every((key) => typeof key === 'number' || /^[A-Za-z_][A-Za-z0-9_-]{0,39}$/.test(key));
  return { pointer: pointerOf(safe ? path : path.slice(0, -1)), code: 'personal_data', value: null, accepted: 'opaque ids only', detail: PROBLEM_CODES.personal_data };
}
