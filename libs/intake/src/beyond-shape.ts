import { pointerOf } from '@lotwright/domain';
import type { Problem, ProblemCode } from '@lotwright/domain';

/** Findings that stay true when entries elsewhere are left out. */
const LASTING: readonly ProblemCode[] = ['unknown_reference', 'duplicate_id', 'cycle', 'lag_order', 'order_of_times', 'out_of_range'];

/** A raw file without what its shape refused, so that everything else in it can be judged in the same reading. */
export interface Remains {
  readonly raw: unknown;
  /** The findings about the remains that also hold for the whole file, at their places there. */
  readonly findings: (found: readonly Problem[]) => Problem[];
}

type Key = string | number;
type Node = Record<string, unknown> | unknown[];

/** Leaves out every unknown field, and of every other refused value the innermost list entry around it (its field, where there is none). */
export function withoutRefused(raw: unknown, refused: readonly Problem[]): Remains {
  const copy: unknown = JSON.parse(JSON.stringify(raw));
  const dropped = new Map<string, Set<number>>();
  for (const problem of refused) leaveOut(copy, keysOf(problem.pointer), problem.code, dropped);
  const kept = new Map<string, number[]>();
  const lostIds = new Set<string>();
  for (const [pointer, indices] of [...dropped].sort(([a], [b]) => b.length - a.length)) {
    const list = at(copy, keysOf(pointer)) as unknown[];
    const stay = [...list.keys()].filter((k) => !indices.has(k));
    for (const k of indices) collectIds(list[k], lostIds);
    stay.forEach((from, to) => (list[to] = list[from]));
    list.length = stay.length;
    kept.set(pointer, stay);
  }
  const findings = (found: readonly Problem[]): Problem[] =>
    found.filter((p) => LASTING.includes(p.code) && !(p.value !== null && lostIds.has(p.value))).map((p) => atOriginal(p, kept));
  return { raw: copy, findings };
}

function leaveOut(root: unknown, path: readonly Key[], code: ProblemCode, dropped: Map<string, Set<number>>): void {
  const innermost = path.findLastIndex((_, depth) => Array.isArray(at(root, path.slice(0, depth))));
  if (code !== 'unknown_field' && innermost >= 0) {
    const list = pointerOf(path.slice(0, innermost));
    dropped.set(list, (dropped.get(list) ?? new Set()).add(Number(path[innermost])));
    return;
  }
  const holder = at(root, path.slice(0, -1));
  if (typeof holder === 'object' && holder !== null && !Array.isArray(holder)) delete (holder as Record<string, unknown>)[String(path.at(-1))];
}

/** The problem where the whole file has it: indices count the entries that were left out. */
function atOriginal(problem: Problem, kept: ReadonlyMap<string, readonly number[]>): Problem {
  const original: Key[] = [];
  let list: readonly number[] | undefined;
  for (const key of keysOf(problem.pointer)) {
    const here = kept.get(pointerOf(original));
    if (here !== undefined) list = here;
    original.push(here === undefined ? key : (here[Number(key)] ?? key));
  }
  const detail = problem.code === 'duplicate_id' && list !== undefined ? problem.detail.replace(/\bentry (\d+)\b/, (_, k) => `entry ${list[Number(k)] ?? k}`) : problem.detail;
  return { ...problem, pointer: pointerOf(original), detail };
}

function collectIds(value: unknown, into: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if ((key === 'id' || key === 'key' || key === 'version') && typeof inner === 'string') into.add(inner);
    else collectIds(inner, into);
  }
}

function at(root: unknown, path: readonly Key[]): unknown {
  return path.reduce<unknown>((node, key) => (typeof node === 'object' && node !== null ? (node as Node)[key as keyof Node] : undefined), root);
}

function keysOf(pointer: string): string[] {
  return pointer.split('/').slice(1).map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}
