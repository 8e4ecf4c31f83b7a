import type { ResourceRow } from './resource-row.js';
import { packSpans, runningMaximum } from './spans.js';

/** Groups that take more than one line: several rows, or a row of overlapping runs. */
export function foldableGroups(rows: readonly ResourceRow[]): string[] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.group, (counts.get(row.group) ?? 0) + (row.content.kind === 'runs' ? row.content.lanes : 1));
  return [...counts].filter(([, lines]) => lines > 1).map(([group]) => group);
}

/** Rows with each folded group as one row that keeps all of its bars. */
export function foldRows(rows: readonly ResourceRow[], folded: ReadonlySet<string>): ResourceRow[] {
  const out: ResourceRow[] = [];
  const done = new Set<string>();
  for (const row of rows) {
    if (!folded.has(row.group)) out.push(row);
    else if (!done.has(row.group)) out.push(foldedRow(rows.filter((candidate) => candidate.group === row.group)));
    done.add(row.group);
  }
  return out;
}

function foldedRow(rows: readonly ResourceRow[]): ResourceRow {
  const [first] = rows;
  const bars = rows.flatMap((row) => row.bars).sort((a, b) => a.start - b.start || a.end - b.end);
  const spans = packSpans(bars);
  const label = rows.length > 1 ? `${rows.length} rows` : first.label;
  return { ...first, id: `group ${first.group}`, label, content: { kind: 'folded', rows }, bars, spans, reach: runningMaximum(spans.end) };
}
