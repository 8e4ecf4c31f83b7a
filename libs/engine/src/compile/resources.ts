import type { EquipmentClass, Material, PlanningCase, QcMethod, Session } from '@lotwright/domain';
import { NEVER, NONE } from '../problem/limits.js';
import type { ChangeoverTable, EquipmentSpec, MaterialSpec, MethodSpec, Recipe, SessionSpec, WorkSpec } from '../problem/problem.js';
import type { CaseIndex } from './case-index.js';
import { position } from './index-of.js';
import { numbersOf } from './numbers-of.js';
import type { Opening } from './opening.js';
import { eligible } from './recipes.js';
import { compileWork } from './work.js';

/** Changeover of a class, with the family matrix as a flat table. */
export function compileChangeover(index: CaseIndex, { id, changeover }: EquipmentClass): ChangeoverTable {
  const n = index.families.size;
  const { duration: length, deepClean } = changeover;
  let byFamily: Int32Array | null = null;
  for (const pair of changeover.byFamily) {
    byFamily ??= new Int32Array(n * n).fill(length);
    byFamily[position(index.families, pair.from, 'product family') * n + position(index.families, pair.to, 'product family')] = pair.duration;
  }
  const holdsRuns = index.planningCase.plant.qcMethods.some((m) => m.instrument === id);
  const shortest = byFamily === null ? length : Math.min(length, ...byFamily);
  return {
    length,
    attended: changeover.attended,
    byFamily,
    shortest,
    longest: byFamily === null ? length : Math.max(length, ...byFamily),
    fragile: byFamily !== null && (breaksTriangle(byFamily, n, length) || (changeover.attended && breaksLonger(byFamily, n, holdsRuns ? length : NEVER))),
    clean:
      deepClean === null || (deepClean.afterLots === null && deepClean.afterHours === null)
        ? null
        : {
            length: deepClean.duration,
            attended: deepClean.attended,
            afterLots: deepClean.afterLots ?? NEVER,
            afterMinutes: deepClean.afterHours ?? NEVER,
          },
  };
}

/** Whether some changeover is longer than the two around a lot in between (runs, which have no family, included). */
function breaksTriangle(pairs: Int32Array, n: number, plain: number): boolean {
  for (let a = 0; a < n; a++) {
    for (let c = 0; c < n; c++) {
      if (pairs[a * n + c] > 2 * plain) return true;
      for (let b = 0; b < n; b++) if (pairs[a * n + c] > pairs[a * n + b] + pairs[b * n + c]) return true;
    }
  }
  return false;
}

/**
 * Whether some changeover is longer than both around a lot in between: attended it needs an unbroken open time, which two shorter ones do
 * not. @param plain changeover before and after runs; NEVER where there are none
 */
function breaksLonger(pairs: Int32Array, n: number, plain: number): boolean {
  for (let a = 0; a < n; a++) {
    for (let c = 0; c < n; c++) {
      if (pairs[a * n + c] > plain) return true;
      for (let b = 0; b < n; b++) if (pairs[a * n + c] > Math.max(pairs[a * n + b], pairs[b * n + c])) return true;
    }
  }
  return false;
}

/** Every piece of equipment of the plant, in the plant's order. */
export function compileEquipment(index: CaseIndex, opening: Opening, speeds: readonly number[]): EquipmentSpec[] {
  const { plant } = index.planningCase;
  const tables = new Map(plant.equipmentClasses.map((c) => [c.id as string, compileChangeover(index, c)]));
  return plant.equipment.map((piece) => {
    const suite = piece.suite === null ? NONE : position(index.suites, piece.suite, 'suite');
    const changeover = tables.get(piece.equipmentClass);
    if (!changeover) throw new RangeError(`unknown equipment class "${piece.equipmentClass}"; validate the planning case before planning`);
    return {
      open: opening.ofEquipment(piece),
      down: opening.down(piece),
      speed: speeds.indexOf(piece.speedPercent),
      suite: suite !== NONE && plant.suites[suite].segregated ? suite : NONE,
      changeover,
    };
  });
}

/** One QC method with its instruments and its slots within the horizon. @param known its phases, when they have been compiled before */
export function compileMethod(index: CaseIndex, opening: Opening, speeds: readonly number[], method: QcMethod, known?: WorkSpec): MethodSpec {
  const { plant } = index.planningCase;
  const instruments =
    method.instrument === null ? [] : eligible(plant.equipment, method.instrument, (q) => q.method === null || q.method === method.id);
  const weekly = method.starts.kind === 'weekly' ? opening.slots(method.starts, method.calendar) : null;
  return {
    capacity: method.capacity,
    work: known ?? compileWork(method.phases, method.maxStretch, speeds, index.crews),
    instruments,
    needsInstrument: method.instrument !== null,
    open:
      method.instrument === null
        ? [opening.table(method.calendar)]
        : instruments.map(({ equipment }) => opening.ofRun(method.calendar, plant.equipment[equipment])),
    slots: weekly?.slots ?? null,
    slotRuns: weekly?.runs ?? new Int32Array(0),
  };
}

/** One session with its sittings within the horizon. */
export function compileSession(index: CaseIndex, opening: Opening, session: Session): SessionSpec {
  const { slots, runs } = opening.slots(session.starts, session.calendar);
  return {
    slots,
    slotRuns: runs,
    capacity: session.capacity,
    length: session.duration,
    crew: session.crew.map((c) => ({ crew: position(index.crews, c.crew, 'crew'), heads: c.heads })),
  };
}

/** @param demand what all unstarted operations of all orders take together; @param before the same material in an earlier case, given back where it is still that */
export function compileMaterial(material: Material, demand: number, now: number, before?: MaterialSpec): MaterialSpec {
  let lasting = 0;
  for (const r of material.receipts) if (r.at <= now && r.expires === null) lasting += r.quantity;
  const ample = lasting >= demand;
  if (before?.ample === ample) return before;
  const receipts = [...material.receipts].sort((a, b) => (a.expires ?? NEVER) - (b.expires ?? NEVER) || a.at - b.at);
  return {
    ample,
    at: numbersOf(receipts, (r) => r.at),
    quantity: Float64Array.from(receipts, (r) => r.quantity),
    expires: numbersOf(receipts, (r) => r.expires ?? NEVER),
  };
}

/** What all unstarted operations take of each material. */
export function materialDemand(planningCase: PlanningCase, recipes: readonly Recipe[], orderRecipe: Int32Array, firstOp: Int32Array, factStart: Int32Array): Float64Array {
  const demand = new Float64Array(planningCase.plant.materials.length);
  const needs = recipes.map(({ ops }) => ops.flatMap((op, k) => op.materials.map((need) => ({ ...need, k }))));
  for (let o = 0; o < orderRecipe.length; o++) {
    if (orderRecipe[o] < 0) continue;
    for (const { k, material, quantity } of needs[orderRecipe[o]]) if (factStart[firstOp[o] + k] === NONE) demand[material] += quantity;
  }
  return demand;
}
