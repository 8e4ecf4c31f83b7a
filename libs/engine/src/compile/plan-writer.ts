import type { Assignment, AssignmentOrigin, EquipmentId, QcRun, RunId } from '@lotwright/domain';
import type { Instant, Interval } from '@lotwright/time';
import { NONE } from '../problem/limits.js';
import { RUN } from '../problem/problem.js';
import { FACT } from '../solution/operation-places.js';
import type { Workshop } from '../construct/workshop.js';
import type { Compiled } from './compile.js';

const span = (start: number, end: number): Interval => ({ start: start as Instant, end: end as Instant });

/** The timetable in the domain's words: assignments in the order of the case, and the runs they name. */
export function writePlan(compiled: Compiled, workshop: Workshop): { assignments: Assignment[]; runs: QcRun[] } {
  const runs = writeRuns(compiled, workshop);
  const { problem, index } = compiled;
  const assignments: Assignment[] = [];
  const published = publishedOf(compiled);
  for (let o = 0; o < problem.orders; o++) {
    if (problem.orderRecipe[o] === NONE || workshop.table.planned[o] === 0) continue;
    for (let x = problem.firstOp[o]; x < problem.firstOp[o + 1]; x++) assignments.push(asPublished(compiled, workshop, runs.idOf, x, published[x]) ?? writeAssignment(compiled, workshop, runs.idOf, o, x));
  }
  const named = new Set(assignments.map((a) => a.run));
  const { plant } = index.planningCase;
  const started = compiled.facts.startedRuns
    .filter((r) => named.has(r.id as RunId))
    .map((r): QcRun => ({
      id: r.id as RunId,
      method: plant.qcMethods[r.method].id,
      instrument: r.instrument === NONE ? null : plant.equipment[r.instrument].id,
      start: r.start as Instant,
      end: r.end as Instant,
      phases: [span(r.start, r.end)],
      origin: r.running ? 'running' : 'done',
    }));
  return { assignments, runs: [...started, ...runs.list] };
}

/** Position in the plan in force of each operation; -1 when it is not in it. */
function publishedOf({ problem, index }: Compiled): Int32Array {
  const at = new Int32Array(problem.ops).fill(NONE);
  index.inForce.op.forEach((x, i) => {
    if (x >= 0) at[x] = i;
  });
  return at;
}

/** The published assignment of an unstarted operation, when it is what would be written. @param at its position in the plan in force */
function asPublished({ problem, index }: Compiled, { table }: Workshop, runIds: readonly (RunId | undefined)[], x: number, at: number): Assignment | null {
  if (at === NONE || table.state[x] === FACT || problem.publishedStart[x] !== table.start[x]) return null;
  const published = index.planningCase.published[at];
  if (published.attempt !== problem.attempt[x] || published.end !== table.end[x] || published.origin !== (problem.frozen[x] === 1 ? 'frozen' : 'planned')) return null;
  const isRun = problem.opSpec[x].kind === RUN;
  if (published.run !== (isRun ? (runIds[table.run[x]] ?? null) : null)) return null;
  if (isRun ? published.equipment !== null : index.inForce.equipment[at] !== table.equipment[x]) return null;
  for (let i = problem.firstPhase[x]; i < problem.firstPhase[x + 1]; i++) {
    if (problem.publishedPhaseStart[i] !== table.phaseStart[i] || problem.publishedPhaseEnd[i] !== table.phaseEnd[i]) return null;
  }
  return published;
}

function writeAssignment({ problem, index, facts }: Compiled, { table }: Workshop, runIds: readonly (RunId | undefined)[], o: number, x: number): Assignment {
  const process = index.processes[problem.orderRecipe[o]];
  const operation = process.operations[x - problem.firstOp[o]];
  const { plant } = index.planningCase;
  const isFact = table.state[x] === FACT;
  const isRun = problem.opSpec[x].kind === RUN;
  const at = problem.firstPhase[x];
  const phases: Interval[] = [];
  if (isFact) phases.push(span(table.start[x], table.end[x]));
  else for (let i = at; i < problem.firstPhase[x + 1]; i++) phases.push(span(table.phaseStart[i], table.phaseEnd[i]));
  let equipment: EquipmentId | null = null;
  if (!isRun && table.equipment[x] !== NONE) equipment = plant.equipment[table.equipment[x]].id;
  let run: RunId | null = null;
  if (isRun) run = isFact ? (facts.run.get(x) ?? null) : (runIds[table.run[x]] ?? null);
  const origin: AssignmentOrigin = isFact ? (facts.running[x] === 1 ? 'running' : 'done') : problem.frozen[x] === 1 ? 'frozen' : 'planned';
  return {
    order: index.planningCase.orders[o].id,
    operation: operation.id,
    attempt: problem.attempt[x],
    equipment,
    run,
    start: table.start[x] as Instant,
    end: table.end[x] as Instant,
    phases,
    origin,
  };
}

/** Unstarted runs get readable ids from method, start and a number that does not depend on how the search found them. */
function writeRuns({ problem, index, facts, opening }: Compiled, workshop: Workshop): { list: QcRun[]; idOf: (RunId | undefined)[] } {
  const { runs, table } = workshop;
  const { plant } = index.planningCase;
  const members = new Map<number, number>();
  const firstPhase = new Map<number, number>();
  const fixed = new Set<number>();
  for (let x = 0; x < problem.ops; x++) {
    if (problem.opSpec[x].kind !== RUN || table.state[x] === FACT || table.run[x] === NONE) continue;
    if (!members.has(table.run[x])) {
      members.set(table.run[x], x);
      firstPhase.set(table.run[x], problem.firstPhase[x]);
    }
    if (problem.frozen[x] === 1) fixed.add(table.run[x]);
  }
  const order = [...members.keys()].sort(
    (a, b) =>
      runs.method[a] - runs.method[b] || runs.start[a] - runs.start[b] || runs.instrument[a] - runs.instrument[b] || members.get(a)! - members.get(b)!,
  );
  const idOf: (RunId | undefined)[] = [];
  const taken = new Set<string>(facts.startedRuns.map((r) => r.id));
  const list = order.map((run): QcRun => {
    const method = plant.qcMethods[runs.method[run]];
    const stem = `${method.id}@${opening.nameOf(runs.start[run])}`;
    let id = stem;
    for (let n = 2; taken.has(id); n++) id = `${stem}/${n}`;
    taken.add(id);
    idOf[run] = id as RunId;
    const at = firstPhase.get(run)!;
    return {
      id: id as RunId,
      method: method.id,
      instrument: runs.instrument[run] === NONE ? null : plant.equipment[runs.instrument[run]].id,
      start: runs.start[run] as Instant,
      end: runs.end[run] as Instant,
      phases: method.phases.map((_, i) => span(table.phaseStart[at + i], table.phaseEnd[at + i])),
      origin: fixed.has(run) ? 'frozen' : 'planned',
    };
  });
  return { list, idOf };
}
