import { Workshop } from '../construct/workshop.js';
import { ALWAYS, NEVER, NONE } from '../problem/limits.js';
import { EQUIPMENT, RUN, type Eligible, type Problem, type RecipeOp } from '../problem/problem.js';
import { FACT } from '../solution/operation-places.js';
import { Trial } from '../solution/trial.js';
import { loosened } from './loosened.js';

/** The place an operation of a recipe came to when it was looked for from `since` on: the same from any later minute up to its start. */
interface Reached {
  readonly since: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The least times an order can have if nothing but history stands in the plant: its critical path through calendars, crews, holds
 * and slots. Every bound is valid on its own: starts and ends are bounded apart, no operation of the order gets in another's way.
 */
export class EmptyPlant {
  private readonly workshop: Workshop;
  private readonly startFrom: Int32Array;
  private readonly endFrom: Int32Array;
  private readonly start: Int32Array;
  private readonly end: Int32Array;
  private readonly trial = new Trial();

  private readonly problem: Problem;
  private readonly different = new Map<RecipeOp, readonly Eligible[]>();
  /** Of orders that nothing sets apart, the last place of each operation of their recipe. */
  private readonly reached = new Map<RecipeOp, Reached>();
  /** 1 for equipment and suites that history stands on. */
  private readonly hasHistory: Uint8Array;
  private readonly suiteHasHistory: Uint8Array;

  constructor(given: Problem) {
    const problem = loosened(given);
    this.problem = problem;
    this.hasHistory = new Uint8Array(problem.equipment.length);
    this.suiteHasHistory = new Uint8Array(problem.suiteClearance.length);
    for (const { equipment } of problem.equipmentFacts) {
      this.hasHistory[equipment] = 1;
      if (problem.equipment[equipment].suite !== NONE) this.suiteHasHistory[problem.equipment[equipment].suite] = 1;
    }
    this.workshop = new Workshop(problem);
    const most = Math.max(1, ...problem.recipes.map((r) => r.ops.length));
    this.startFrom = new Int32Array(most);
    this.endFrom = new Int32Array(most);
    this.start = new Int32Array(most);
    this.end = new Int32Array(most);
  }

  /** Lower bounds on the ends of patient-ready and arrival; NEVER both when the order cannot be made at all. */
  bound(order: number): { readonly patientReady: number; readonly arrival: number } {
    const recipe = this.problem.recipes[this.problem.orderRecipe[order]];
    return this.propagate(order) ? { patientReady: this.end[recipe.patientReady], arrival: this.end[recipe.arrival] } : { patientReady: NEVER, arrival: NEVER };
  }

  private propagate(order: number): boolean {
    const { problem } = this;
    const recipe = problem.recipes[problem.orderRecipe[order]];
    const base = problem.firstOp[order];
    const earliest = Math.max(problem.now, problem.release[order]);
    for (let k = 0; k < recipe.ops.length; k++) {
      this.startFrom[k] = Math.max(earliest, problem.pinStart[base + k]);
      this.endFrom[k] = ALWAYS;
    }
    let raisesLeft = 2000;
    for (let pos = 0; pos < recipe.sequence.length; ) {
      const k = recipe.sequence[pos];
      if (!this.reach(base, k)) return false;
      let back = NONE;
      for (const link of recipe.ops[k].inLinks) {
        const from = this.start[k] - link.maxLag;
        if (link.maxLag < 0 || from <= this.end[link.from]) continue;
        if (this.workshop.table.state[base + link.from] === FACT) return false;
        if (--raisesLeft < 0) return true;
        this.endFrom[link.from] = from;
        back = link.from;
        break;
      }
      pos = back === NONE ? pos + 1 : recipe.ways[0].rank[back];
    }
    return true;
  }

  /** Bounds one operation from those of its predecessors. */
  private reach(base: number, k: number): boolean {
    const { problem, workshop } = this;
    const x = base + k;
    if (workshop.table.state[x] === FACT) {
      this.start[k] = workshop.table.start[x];
      this.end[k] = workshop.table.end[x];
      return true;
    }
    const spec = problem.opSpec[x];
    let t = this.startFrom[k];
    for (let i = 0; i < spec.inLinks.length; i++) t = Math.max(t, this.end[spec.inLinks[i].from] + spec.inLinks[i].minLag);
    const isLikeOthers = this.isLikeOthers(x, k);
    const known = isLikeOthers ? this.reached.get(spec) : undefined;
    if (known !== undefined && known.since <= t && t <= known.start) {
      this.start[k] = known.start;
      this.end[k] = known.end;
    } else {
      if (!this.search(x, k, spec, t)) return false;
      if (isLikeOthers) this.reached.set(spec, { since: t, start: this.start[k], end: this.end[k] });
    }
    if (!this.startIsSure(spec)) this.start[k] = t;
    return true;
  }

  /** Whether an operation is placed as that of any other order of its recipe would be: nothing is raised, pinned, or in the plant before it. */
  private isLikeOthers(x: number, k: number): boolean {
    return this.endFrom[k] === ALWAYS && this.problem.pinEquipment[x] === NONE && this.problem.equipmentFacts.length === 0;
  }

  /** Whether no run could start before the one that ends first. */
  private startIsSure({ kind, target }: RecipeOp): boolean {
    return kind !== RUN || this.problem.methods[target].instruments.length <= 1;
  }

  /** Looks for the least start and the least end of operation `x` from `t` on. False when it has no place. */
  private search(x: number, k: number, spec: RecipeOp, t: number): boolean {
    const { problem, workshop, trial } = this;
    if (spec.kind !== EQUIPMENT) {
      const method = spec.kind === RUN ? problem.methods[spec.target] : null;
      // A run that starts at a slot and may wait between its phases can end later than it does at the soonest.
      const stretches = method !== null && method.slots !== null && method.work.maxStretch > 0;
      if (!workshop.earliest(x, t, stretches ? ALWAYS : this.endFrom[k], trial)) return false;
      this.start[k] = trial.start;
      this.end[k] = Math.max(trial.end, this.endFrom[k]);
      return true;
    }
    this.start[k] = this.end[k] = NEVER;
    const pin = problem.pinEquipment[x];
    for (const { equipment, expires } of pin === NONE ? this.differentOf(spec) : spec.eligible) {
      if (pin !== NONE && pin !== equipment) continue;
      if (!workshop.onOne(x, spec, equipment, expires, t, this.endFrom[k], trial)) continue;
      if (trial.start < this.start[k]) this.start[k] = trial.start;
      if (trial.end < this.end[k]) this.end[k] = trial.end;
    }
    return this.end[k] < NEVER;
  }

  /** Eligible equipment, of pieces that an empty plant cannot tell apart the first. */
  private differentOf(spec: RecipeOp): readonly Eligible[] {
    let different = this.different.get(spec);
    if (different === undefined) {
      different = spec.eligible.filter((one, i) => !spec.eligible.slice(0, i).some((other) => this.alike(one, other)));
      this.different.set(spec, different);
    }
    return different;
  }

  private alike(a: Eligible, b: Eligible): boolean {
    const [one, other] = [this.problem.equipment[a.equipment], this.problem.equipment[b.equipment]];
    return a.expires === b.expires && one.open === other.open && one.speed === other.speed && this.isPlain(a.equipment) && this.isPlain(b.equipment);
  }

  /** Whether neither history nor downtime stands on a piece of equipment, nor history in its suite. */
  private isPlain(equipment: number): boolean {
    const { down, suite } = this.problem.equipment[equipment];
    return down === null && this.hasHistory[equipment] === 0 && (suite === NONE || this.suiteHasHistory[suite] === 0);
  }
}
