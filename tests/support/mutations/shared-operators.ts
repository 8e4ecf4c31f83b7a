import type { Assignment, Plan, QcRun } from '@lotwright/domain';
import type { Instant } from '@lotwright/time';
import type { MutationOperator } from './operator.js';
import { anyOf, isOpen, methodOf, movedTo, openLinks, openOf, operationOf, replaced, rephased, shifted } from './surgery.js';
import type { Theatre } from './surgery.js';

/** Puts so much attended work of one crew onto one minute that all rosters together could not do it. */
function crowded(t: Theatre): Plan | null {
  const choices = t.planningCase.plant.crews.flatMap((crew) => {
    const heads = crew.rosters.reduce((sum, r) => sum + r.heads, 0);
    const asking = openOf(t, 'equipment', 'positions', 'people').flatMap((a) => {
      const phases = operationOf(t, a).phases;
      const i = phases.findIndex((p) => p.work === 'attended' && p.duration.mode > 0 && p.crew.some((c) => c.crew === crew.id));
      return i < 0 ? [] : [{ a, offset: a.phases[i].start - a.start, heads: phases[i].crew.filter((c) => c.crew === crew.id).reduce((s, c) => s + c.heads, 0) }];
    });
    return asking.reduce((sum, x) => sum + x.heads, 0) > heads ? [{ asking, heads }] : [];
  });
  const choice = anyOf(t, choices);
  if (choice === null) return null;
  const when = choice.asking[0].a.start + choice.asking[0].offset;
  let { plan } = t;
  let asked = 0;
  for (const { a, offset, heads } of choice.asking) {
    if (asked > choice.heads) break;
    plan = movedTo(plan, a, when - offset);
    asked += heads;
  }
  return plan;
}

const samplesOf = (plan: Plan, run: QcRun): Assignment[] => plan.assignments.filter((a) => a.run === run.id);
const inRun = (a: Assignment, run: QcRun): Assignment => ({ ...a, run: run.id, start: run.start, end: run.end, phases: run.phases });
const anyRun = (t: Theatre, wanted: (run: QcRun) => boolean = () => true): QcRun | null => anyOf(t, t.plan.runs.filter((r) => isOpen(r) && wanted(r)));

function overfilled(t: Theatre): Plan | null {
  const run = anyRun(t, (r) => t.plan.runs.filter((o) => isOpen(o) && o.method === r.method).reduce((n, o) => n + samplesOf(t.plan, o).length, 0) > methodOf(t, r).capacity);
  if (run === null) return null;
  const others = t.plan.runs.filter((o) => isOpen(o) && o.method === run.method && o !== run).map((o) => o.id);
  return { ...t.plan, assignments: t.plan.assignments.map((a) => (a.run !== null && others.includes(a.run) ? inRun(a, run) : a)) };
}

/** All runs of a weekly method at the same instant, when that is more than its whole week offers. */
function atOnce(t: Theatre): Plan | null {
  const run = anyRun(t, (r) => {
    const { starts } = methodOf(t, r);
    if (starts.kind !== 'weekly') return false;
    return t.plan.runs.filter((o) => isOpen(o) && o.method === r.method).length > starts.starts.reduce((sum, s) => sum + s.runs, 0);
  });
  if (run === null) return null;
  return t.plan.runs.filter((o) => isOpen(o) && o.method === run.method).reduce((plan, other) => {
    const sample = samplesOf(plan, other)[0];
    return sample === undefined ? plan : movedTo(plan, sample, run.start);
  }, t.plan);
}

const edited = (t: Theatre, change: (a: Assignment, run: QcRun) => Assignment): Plan | null => {
  const run = anyRun(t, (r) => samplesOf(t.plan, r).length > 0);
  if (run === null) return null;
  const sample = samplesOf(t.plan, run)[0];
  return replaced(t.plan, sample, change(sample, run));
};

const runs: readonly MutationOperator[] = [
  { rule: 'R10', name: 'overfill a run', needed: /samples/, apply: overfilled },
  { rule: 'R10', name: 'start more runs at once than may', needed: /runs of/, apply: atOnce },
  {
    rule: 'R10', name: 'start a run a minute after its slot', needed: /weekly start/,
    apply: (t) => {
      const run = anyRun(t, (r) => methodOf(t, r).starts.kind === 'weekly' && samplesOf(t.plan, r).length > 0);
      return run === null ? null : movedTo(t.plan, samplesOf(t.plan, run)[0], run.start + 1);
    },
  },
  { rule: 'R10', name: 'test a sample a minute after its run', apply: (t) => edited(t, (a) => shifted(a, 1)) },
  { rule: 'R10', name: 'name a run that is not there', apply: (t) => edited(t, (a) => ({ ...a, run: 'no such run' as never })) },
  { rule: 'R10', name: 'name no run', apply: (t) => edited(t, (a) => ({ ...a, run: null })) },
  {
    rule: 'R10', name: 'hold a run without samples',
    apply: (t) => { const run = anyRun(t); return run === null ? null : { ...t.plan, runs: [...t.plan.runs, { ...run, id: 'empty' as never }] }; },
  },
  {
    rule: 'R10', name: 'make it a run of another method',
    apply: (t) => {
      const run = anyRun(t, (r) => samplesOf(t.plan, r).length > 0);
      const other = run === null ? null : anyOf(t, t.planningCase.plant.qcMethods.filter((m) => m.id !== run.method));
      return run === null || other === null ? null : { ...t.plan, runs: t.plan.runs.map((r) => (r === run ? { ...r, method: other.id } : r)) };
    },
  },
  {
    rule: 'R10', name: 'let a new sample join a started run',
    apply: (t) => {
      const started = anyOf(t, t.plan.runs.filter((r) => !isOpen(r)));
      const sample = started === null ? null : anyOf(t, openOf(t, 'run').filter((a) => t.plan.runs.some((r) => r.id === a.run && r.method === started.method)));
      return started === null || sample === null ? null : replaced(t.plan, sample, inRun(sample, started));
    },
  },
];

const places: readonly MutationOperator[] = [
  {
    rule: 'R11', name: 'overfill a position pool',
    apply: (t) => {
      const choices = t.planningCase.plant.positionPools.flatMap((pool) => {
        const lots = openOf(t, 'positions').filter((a) => { const r = operationOf(t, a).requirement; return r.kind === 'positions' && r.pool === pool.id && a.end > a.start; });
        return lots.length > pool.capacity ? [lots.slice(0, pool.capacity + 1)] : [];
      });
      const lots = anyOf(t, choices);
      return lots === null ? null : lots.reduce((plan, a) => movedTo(plan, a, lots[0].start), t.plan);
    },
  },
  {
    rule: 'R11', name: 'leave one lot too many in storage',
    apply: (t) => {
      const choices = t.planningCase.plant.storages.flatMap((storage) => {
        const waiting = openLinks(t).filter((l) => l.link.storage === storage.id && l.to.run === null);
        const oneEach = waiting.filter((l, i) => waiting.findIndex((o) => o.to.order === l.to.order) === i);
        return oneEach.length > storage.positions ? [oneEach.slice(0, storage.positions + 1)] : [];
      });
      const lots = anyOf(t, choices);
      if (lots === null) return null;
      const until = Math.max(t.planningCase.now, ...lots.map((l) => l.from.end)) + 1;
      return lots.reduce((plan, l) => movedTo(plan, l.to, Math.max(l.to.start, until)), t.plan);
    },
  },
];

const sessions: readonly MutationOperator[] = [
  { rule: 'R12', name: 'sit a minute late', needed: /weekly time/, apply: (t) => { const a = anyOf(t, openOf(t, 'session')); return a === null ? null : movedTo(t.plan, a, a.start + 1); } },
  {
    rule: 'R12', name: 'sit a minute longer', needed: /min$/,
    apply: (t) => { const a = anyOf(t, openOf(t, 'session')); return a === null ? null : replaced(t.plan, a, rephased(a, [{ start: a.start, end: (a.end + 1) as Instant }])); },
  },
  {
    rule: 'R12', name: 'seat more orders than there are seats', needed: /orders/,
    apply: (t) => {
      const choices = t.planningCase.plant.sessions.flatMap((s) => {
        const attending = openOf(t, 'session').filter((a) => { const r = operationOf(t, a).requirement; return r.kind === 'session' && r.session === s.id; });
        return attending.length > s.capacity * s.starts.starts.reduce((sum, w) => sum + w.runs, 0) ? [attending] : [];
      });
      const attending = anyOf(t, choices);
      return attending === null ? null : attending.reduce((plan, a) => movedTo(plan, a, attending[0].start), t.plan);
    },
  },
];

const materials: readonly MutationOperator[] = [
  {
    rule: 'R13', name: 'start all takers of a material at now',
    apply: (t) => {
      const { now, plant } = t.planningCase;
      const choices = plant.materials.flatMap((m) => {
        const onHand = m.receipts.filter((r) => r.at <= now && (r.expires === null || r.expires > now)).reduce((sum, r) => sum + r.quantity, 0);
        const takers = t.plan.assignments.filter((a) => isOpen(a) && a.run === null && operationOf(t, a).materials.some((d) => d.material === m.id));
        const asked = takers.reduce((sum, a) => sum + operationOf(t, a).materials.filter((d) => d.material === m.id).reduce((s, d) => s + d.quantity, 0), 0);
        return asked > onHand ? [takers] : [];
      });
      const takers = anyOf(t, choices);
      return takers === null ? null : takers.reduce((plan, a) => movedTo(plan, a, now), t.plan);
    },
  },
];

/** Operators on what lots share: R9 to R13. */
export const SHARED_OPERATORS: readonly MutationOperator[] = [{ rule: 'R9', name: 'put too much work on one minute', apply: crowded }, ...runs, ...places, ...sessions, ...materials];
