import type { QcMethod, Violation } from '@lotwright/domain';
import type { Evidence } from '../evidence/evidence.js';
import { isOpenAt } from '../evidence/open-time.js';
import type { Placed, PlacedRun, WrittenRun } from '../evidence/plan-book.js';
import { shown } from '../evidence/untrusted.js';
import { instantText } from '../values.js';
import type { Clause } from './clause.js';
import { violation } from './clause.js';

/** R10: samples share their run's times, runs hold one method within capacity and start when they may. */
export const runs: Clause = {
  rule: 'R10',
  judge: (evidence) => [
    ...unreadable(evidence),
    ...twice(evidence),
    ...evidence.plan.placed.flatMap((p) => ofSample(evidence, p)),
    ...evidence.plan.runs.flatMap(contents),
    ...evidence.plan.runs.flatMap((r) => allowedStart(evidence, r)),
    ...tooManyAtOnce(evidence),
  ],
};

function unreadable({ plan }: Evidence): readonly Violation[] {
  return plan.unreadable.filter((u) => u.list === 'runs').map(({ index, entry }) =>
    violation('R10', { resource: typeof entry.id === 'string' ? entry.id : null }, 'a run with id, method, and start, end and phases in whole minutes within 20 years of now',
      `runs[${index}] has id ${shown(entry.id)}, method ${shown(entry.method)}, start ${shown(entry.start)}, end ${shown(entry.end)}`));
}

function twice({ plan }: Evidence): readonly Violation[] {
  const seen = new Set<string>();
  return plan.writtenRuns.flatMap((run) => {
    if (!seen.has(run.id)) {
      seen.add(run.id);
      return [];
    }
    return [violation('R10', { resource: run.id, from: run.start, to: run.end }, 'each run once', 'the same run again')];
  });
}

function ofSample({ book, plan }: Evidence, placed: Placed): readonly Violation[] {
  const need = placed.step.requirement;
  const place = { order: placed.order, operation: placed.operation, resource: placed.run, from: placed.start, to: placed.end };
  if (need.kind !== 'run') return placed.run === null || placed.started ? [] : [violation('R10', place, 'no run', `run ${placed.run}`)];
  if (placed.run === null) return placed.started ? [] : [violation('R10', place, `a run of ${need.method}`, 'none')];
  const run = plan.run(placed.run);
  if (run === null) return [violation('R10', place, `a run of ${need.method} in the plan`, `run ${placed.run} is not in it`)];
  if (run.method !== need.method) return [violation('R10', place, `a run of ${need.method}`, `run ${run.id} of ${run.method}`)];
  if (placed.started) return [];
  if (book.startedRuns.has(run.id)) return [violation('R10', place, 'a run that has not started', `run ${run.id} has`)];
  const same = run.start === placed.start && run.end === placed.end && phasesText(run) === phasesText(placed);
  return same ? [] : [violation('R10', place, `the times of run ${run.id}, ${spansText(run)}`, spansText(placed))];
}

function contents(run: PlacedRun): readonly Violation[] {
  const place = { resource: run.id, from: run.start, to: run.end };
  if (run.rule === null) return [violation('R10', place, 'a known method', `method ${run.method} is unknown`)];
  const found: Violation[] = [];
  const { length } = run.samples;
  if (length < 1 || length > run.rule.capacity) found.push(violation('R10', place, `1 to ${run.rule.capacity} samples`, `${length} samples`));
  const asked = run.rule.phases.length;
  if (run.phases.length !== asked) found.push(violation('R10', place, `${asked} phases`, `${run.phases.length} phases`));
  const fits = run.phases.length === 0 || (run.start === run.phases[0].start && run.end === run.phases[run.phases.length - 1].end);
  if (!fits) found.push(violation('R10', place, 'start with the first phase and end with the last', spansText(run)));
  return found;
}

function allowedStart({ calendars }: Evidence, run: PlacedRun): readonly Violation[] {
  // Open-hours starts are wherever R5 holds, and R5 judges that.
  if (run.rule?.starts.kind !== 'weekly') return [];
  const place = { resource: run.id, from: run.start, to: run.end };
  if (calendars.weeklyRuns(run.rule.starts, run.start) === 0) {
    return [violation('R10', place, `a weekly start of ${run.method}`, `${instantText(run.start)} is none`)];
  }
  if (isOpenAt(calendars.open(run.rule.calendar), run.start)) return [];
  return [violation('R10', place, `calendar ${run.rule.calendar} open at the start`, `${instantText(run.start)} is closed`)];
}

function tooManyAtOnce({ book, plan, calendars }: Evidence): readonly Violation[] {
  const started = [...book.startedRuns.values()];
  return [...book.methods.values()].flatMap((method: QcMethod) => {
    if (method.starts.kind !== 'weekly') return [];
    const own = plan.runs.filter((r) => r.method === method.id);
    return [...new Set(own.map((r) => r.start))].flatMap((start) => {
      const offered = method.starts.kind === 'weekly' ? calendars.weeklyRuns(method.starts, start) : Infinity;
      const count = own.filter((r) => r.start === start).length + started.filter((r) => r.method?.id === method.id && r.start === start).length;
      if (offered === 0 || count <= offered) return [];
      return [violation('R10', { resource: method.id, from: start, to: start }, `at most ${offered} runs of ${method.id} at ${instantText(start)}`, `${count} runs`)];
    });
  });
}

function phasesText(span: Pick<WrittenRun, 'phases'>): string {
  return span.phases.map((p) => `${p.start}-${p.end}`).join(',');
}

function spansText(span: Pick<WrittenRun, 'start' | 'end' | 'phases'>): string {
  const inside = span.phases.map((p) => `${instantText(p.start)} to ${instantText(p.end)}`).join(', ');
  return `${instantText(span.start)} to ${instantText(span.end)} (${inside})`;
}
