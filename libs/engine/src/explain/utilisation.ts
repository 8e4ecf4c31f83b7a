import type { PlanKpis } from '@lotwright/domain';
import type { Compiled } from '../compile/compile.js';
import type { Workshop } from '../construct/workshop.js';
import { clearedAt } from '../constraints/changeover.js';
import { POSITIONS, RUN, SESSION } from '../problem/problem.js';
import { PLACED } from '../solution/operation-places.js';

interface Load {
  used: number;
  available: number;
}

/**
 * Used share of each capacity from now to `until`: of equipment classes (changeover included, over open time), position pools,
 * methods (samples over places in all offered slots, or runs over instruments) and sessions. Highest first; what is not used is left out.
 */
export function utilisation(compiled: Compiled, workshop: Workshop, until: number): PlanKpis['utilisation'] {
  const { problem, index } = compiled;
  const { plant } = index.planningCase;
  if (until <= problem.now) return [];
  const shares: { resource: string; name: string; share: number }[] = [];
  const add = (resource: string, name: string, { used, available }: Load): void => {
    if (available > 0 && used > 0) shares.push({ resource, name, share: Math.min(1, used / available) });
  };
  for (const kind of plant.equipmentClasses) add(kind.id, kind.name, classLoad(compiled, workshop, kind.id, until));
  const pools = plant.positionPools.map((p): Load => ({ used: 0, available: p.capacity * (until - problem.now) }));
  const methods = plant.qcMethods.map((_, m) => slotLoad(compiled, m, until));
  const sessions = problem.sessions.map((s): Load => ({ used: 0, available: offered(s.slots, s.slotRuns, until) * s.capacity }));
  for (let x = 0; x < problem.ops; x++) {
    if (workshop.table.state[x] !== PLACED) continue;
    const { kind, target } = problem.opSpec[x];
    const { [x]: start } = workshop.table.start;
    if (kind === POSITIONS) pools[target].used += Math.max(0, Math.min(until, workshop.table.end[x]) - start);
    else if (start < until && kind === RUN) methods[target].used++;
    else if (start < until && kind === SESSION) sessions[target].used++;
  }
  plant.positionPools.forEach((p, i) => add(p.id, p.name, pools[i]));
  plant.qcMethods.forEach((m, i) => add(m.id, m.name, methods[i]));
  plant.sessions.forEach((s, i) => add(s.id, s.name, sessions[i]));
  return shares.sort((a, b) => b.share - a.share || (a.resource < b.resource ? -1 : 1));
}

function classLoad({ problem, index }: Compiled, workshop: Workshop, id: string, until: number): Load {
  const load: Load = { used: 0, available: 0 };
  index.planningCase.plant.equipment.forEach((piece, e) => {
    if (piece.equipmentClass !== id) return;
    const spec = problem.equipment[e];
    const line = workshop.gaps.timelines[e];
    load.available += spec.open.openBefore(until) - spec.open.openBefore(problem.now);
    for (let i = line.next[0]; i !== 0; i = line.next[i]) {
      const end = clearedAt(spec, line.ends[i], spec.changeover.length, spec.changeover.attended);
      const from = Math.max(problem.now, line.times[i]);
      const to = Math.min(until, end);
      if (to > from) load.used += spec.open.openBefore(to) - spec.open.openBefore(from);
    }
  });
  return load;
}

/** Places in a method's offered slots; runs at any time count over their instruments instead, so nothing is offered here. */
function slotLoad({ problem }: Compiled, m: number, until: number): Load {
  const { slots, slotRuns, capacity } = problem.methods[m];
  return { used: 0, available: slots === null ? 0 : offered(slots, slotRuns, until) * capacity };
}

function offered(slots: Int32Array, runs: Int32Array, until: number): number {
  let sum = 0;
  for (let i = 0; i < slots.length && slots[i] < until; i++) sum += runs[i];
  return sum;
}

