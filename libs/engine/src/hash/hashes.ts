import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Assignment, Plan, PlanningCase, QcRun } from '@lotwright/domain';

/** SHA-256 (hex) of the canonical assignments and runs, as docs/engine/model.md writes them. */
export function hashPlan(plan: Pick<Plan, 'assignments' | 'runs'>): string {
  return digest([...assignmentLines(plan.assignments).sort(), ...plan.runs.map(runLine).sort()].join('\n'));
}

/** Lines with those of one order in sequence: the orders mostly are already, and sorting is quick where long runs are. Without a comparison it goes by code units. */
function assignmentLines(assignments: readonly Assignment[]): string[] {
  const lines: string[] = [];
  for (let i = 0; i < assignments.length; ) {
    const from = i;
    const { order } = assignments[from];
    while (i < assignments.length && assignments[i].order === order) i++;
    lines.push(...assignments.slice(from, i).map(assignmentLine).sort());
  }
  return lines;
}

/** SHA-256 (hex) of the planning case as JSON with sorted keys and no white space. */
export function hashCase(planningCase: PlanningCase): string {
  return digest(JSON.stringify(sorted(planningCase)));
}

function digest(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

function assignmentLine(a: Assignment): string {
  return `A|${a.order}|${a.operation}|${a.attempt}|${a.equipment ?? '-'}|${a.run ?? '-'}|${a.start}-${a.end}|${phaseText(a.phases)}`;
}

function runLine(r: QcRun): string {
  return `R|${r.id}|${r.method}|${r.instrument ?? '-'}|${r.start}-${r.end}|${phaseText(r.phases)}`;
}

function phaseText(phases: Assignment['phases']): string {
  return phases.map((p) => `${p.start}-${p.end}`).join(',');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const from = value as Readonly<Record<string, unknown>>;
  const to: Record<string, unknown> = {};
  for (const key of Object.keys(from).sort()) to[key] = sorted(from[key]);
  return to;
}
