import type { Violation } from '@lotwright/domain';
import type { Evidence } from '../evidence/evidence.js';
import type { Placed, Written } from '../evidence/plan-book.js';
import { instantText } from '../values.js';
import type { Clause } from './clause.js';
import { violation } from './clause.js';

/** R14: nothing unstarted lies before now, and started work stands where the actuals put it. */
export const facts: Clause = {
  rule: 'R14',
  judge: (evidence) => [...early(evidence), ...evidence.plan.placed.filter((p) => p.started).flatMap((p) => untouched(p)), ...startedRuns(evidence)],
};

function early({ book, plan }: Evidence): readonly Violation[] {
  const needed = `start at now or later, ${instantText(book.now)}`;
  return [
    ...plan.placed.filter((p) => !p.started && p.start < book.now).map((p) =>
      violation('R14', { order: p.order, operation: p.operation, resource: p.equipment, from: p.start, to: p.end }, needed, `${book.now - p.start} min earlier`)),
    ...plan.runs.filter((r) => r.start < book.now).map((r) =>
      violation('R14', { resource: r.id, from: r.start, to: r.end }, needed, `${book.now - r.start} min earlier`)),
  ];
}

/** `placed` stands where the actual puts it; `written` is what the plan says. */
function untouched(placed: Placed): readonly Violation[] {
  const { written } = placed;
  const place = { order: placed.order, operation: placed.operation, resource: placed.equipment ?? placed.run, from: written.start, to: written.end };
  const found: Violation[] = [];
  const compare = (what: string, needed: string, given: string): void => {
    if (needed !== given) found.push(violation('R14', place, `${what} ${needed} as it happened`, `${what} ${given}`));
  };
  compare('start', instantText(placed.start), instantText(written.start));
  compare('end', instantText(placed.end), instantText(written.end));
  compare('equipment', placed.equipment ?? 'none', written.equipment ?? 'none');
  compare('run', placed.run ?? 'none', written.run ?? 'none');
  compare('span', spansText(placed.phases), spansText(written.phases));
  return found;
}

function startedRuns({ book, plan }: Evidence): readonly Violation[] {
  return plan.writtenRuns.flatMap((run) => {
    const fact = book.startedRuns.get(run.id);
    if (fact === undefined) return [];
    const place = { resource: run.id, from: run.start, to: run.end };
    const happened = `${fact.method?.id ?? 'no method'} on ${fact.instrument ?? 'no instrument'}, ${spansText([fact])}`;
    const given = `${run.method} on ${run.instrument ?? 'no instrument'}, ${spansText(run.phases)}`;
    const same = happened === given && run.start === fact.start && run.end === fact.end;
    return same ? [] : [violation('R14', place, `${happened} as it happened`, `${given} from ${instantText(run.start)} to ${instantText(run.end)}`)];
  });
}

function spansText(spans: readonly Pick<Written, 'start' | 'end'>[]): string {
  return spans.map((s) => `${instantText(s.start)} to ${instantText(s.end)}`).join(', ');
}
