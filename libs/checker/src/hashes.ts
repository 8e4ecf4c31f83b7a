import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Plan, PlanningCase } from '@lotwright/domain';
import { listOf, recordOf } from './evidence/untrusted.js';

/** SHA-256 of the assignments and runs as model.md writes them, hex. Takes any plan, also a malformed one. */
export function planHash(plan: Plan): string {
  const assignments = listOf(recordOf(plan).assignments).map(recordOf).map((a) =>
    ['A', a.order, a.operation, a.attempt, a.equipment ?? '-', a.run ?? '-', spanText(a), phasesText(a.phases)].join('|'));
  const runs = listOf(recordOf(plan).runs).map(recordOf).map((r) =>
    ['R', r.id, r.method, r.instrument ?? '-', spanText(r), phasesText(r.phases)].join('|'));
  return hexOf([...assignments.sort(byCodeUnit), ...runs.sort(byCodeUnit)].join('\n'));
}

/** SHA-256 of the planning case as JSON with sorted keys and no white space, hex. */
export function inputHash(planningCase: PlanningCase): string {
  return hexOf(JSON.stringify(withSortedKeys(planningCase)));
}

function hexOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

function spanText(span: Readonly<Record<string, unknown>>): string {
  return `${String(span.start)}-${String(span.end)}`;
}

function phasesText(phases: unknown): string {
  return listOf(phases).map(recordOf).map(spanText).join(',');
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function withSortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => byCodeUnit(a, b));
  return Object.fromEntries(entries.map(([key, inner]) => [key, withSortedKeys(inner)]));
}
