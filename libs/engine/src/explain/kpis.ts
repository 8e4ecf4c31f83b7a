import type { LotAccount, PlanKpis } from '@lotwright/domain';
import type { Minutes } from '@lotwright/time';
import type { Compiled } from '../compile/compile.js';
import type { Workshop } from '../construct/workshop.js';
import { NONE } from '../problem/limits.js';
import { PLACED } from '../solution/operation-places.js';
import { utilisation } from './utilisation.js';

/** Figures a planner looks at first. */
export function keyFigures(compiled: Compiled, workshop: Workshop, accounts: readonly LotAccount[], unplanned: number): PlanKpis {
  const turnarounds = accounts.map((a) => a.turnaround as number).sort((a, b) => a - b);
  const lastReady = accounts.reduce((last, a) => Math.max(last, a.patientReady), compiled.problem.now);
  return {
    planned: accounts.length,
    unplanned,
    late: accounts.filter((a) => a.missedWindows > 0 || a.pastLatestUseful).length,
    turnaroundP50: quantile(turnarounds, 0.5),
    turnaroundP90: quantile(turnarounds, 0.9),
    utilisation: utilisation(compiled, workshop, lastReady),
    tightestHold: tightestHold(compiled, workshop),
  };
}

/** The value below which a share of the sorted values lies: the nearest rank. */
function quantile(sorted: readonly number[], share: number): Minutes | null {
  if (sorted.length === 0) return null;
  return sorted[Math.ceil((sorted.length - 1) * share)] as Minutes;
}

function tightestHold({ problem, index }: Compiled, { table }: Workshop): PlanKpis['tightestHold'] {
  let least: PlanKpis['tightestHold'] = null;
  for (let o = 0; o < problem.orders; o++) {
    if (problem.orderRecipe[o] === NONE || table.planned[o] === 0) continue;
    const base = problem.firstOp[o];
    const { operations } = index.processes[problem.orderRecipe[o]];
    for (let x = base; x < problem.firstOp[o + 1]; x++) {
      if (table.state[x] !== PLACED) continue;
      for (const link of problem.opSpec[x].inLinks) {
        const left = table.end[base + link.from] + link.maxLag - table.start[x];
        if (link.maxLag <= link.minLag || (least !== null && left >= least.left)) continue;
        const order = index.planningCase.orders[o].id;
        least = { order, from: operations[link.from].id, to: operations[link.to].id, left: left as Minutes, limit: link.maxLag as Minutes };
      }
    }
  }
  return least;
}

