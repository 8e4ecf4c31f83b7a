import { NEVER, NONE } from '../problem/limits.js';
import { ATTENDED, EQUIPMENT, INTERRUPTIBLE, POSITIONS, RUN, SESSION, type Problem, type RecipeOp } from '../problem/problem.js';
import type { StartCells, TimeGrid } from './start-cells.js';

/** What a price is put on. `index` is that of the method, session, pool or crew; a group of equipment lists its members. */
export type ResourceKey =
  | { readonly kind: 'equipment'; readonly members: readonly number[] }
  | { readonly kind: 'runs' | 'sittings' | 'positions' | 'crew'; readonly index: number };

/** Something scarce: how much of it there is at each instant of the grid, or in each slot. */
export interface PricedResource {
  readonly key: ResourceKey;
  /** Units there at each instant or slot, whatever the plan: used by no more than these. */
  readonly capacity: Int32Array;
}

/** What one operation uses of a resource in each of its cells: `units` at every instant from `from` to before `to`, one of two ways. */
export interface Usage {
  readonly resource: number;
  readonly units: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly otherFrom: Int32Array;
  readonly otherTo: Int32Array;
}

/** The scarce things of a plant, and what the operations of its recipes use of them. */
export class PricedResources {
  readonly list: PricedResource[] = [];
  private readonly groupOf: Int32Array;
  private readonly byKey = new Map<string, number>();

  constructor(
    private readonly problem: Problem,
    private readonly grid: TimeGrid,
  ) {
    this.groupOf = equipmentGroups(problem);
  }

  /** What an operation certainly uses in each cell. */
  usages(op: RecipeOp, cells: StartCells): Usage[] {
    const { problem } = this;
    if (op.kind === SESSION) return [this.ofSlots(this.sittings(op.target), cells)];
    if (op.kind === RUN) return problem.methods[op.target].slots === null ? [] : [this.ofSlots(this.runs(op.target), cells)];
    const found = this.crewUsages(op, cells);
    if (op.kind === POSITIONS) found.unshift(this.ofSpan(this.positions(op.target), 1, cells, op.work.totals[0], 0));
    if (op.kind === EQUIPMENT && op.eligible.length > 0) {
      const specs = op.eligible.map((e) => problem.equipment[e.equipment]);
      const least = Math.min(...specs.map((s) => op.work.totals[s.speed]));
      const after = Math.min(...specs.map((s) => s.changeover.shortest));
      found.unshift(this.ofSpan(this.equipment(this.groupOf[op.eligible[0].equipment]), 1, cells, least, after));
    }
    return found;
  }

  /** Crews of the phases that stand at a fixed distance from the start. */
  private crewUsages(op: RecipeOp, cells: StartCells): Usage[] {
    const { work } = op;
    const speeds = op.kind === EQUIPMENT ? op.eligible.map((e) => this.problem.equipment[e.equipment].speed) : [0];
    const found: Usage[] = [];
    let offset = 0;
    for (let k = 0; k < work.works.length; k++) {
      if (work.works[k] === INTERRUPTIBLE || (k > 0 && (work.maxStretch > 0 || new Set(speeds).size > 1))) break;
      const length = Math.min(...speeds.map((s) => work.lengths[s][k]));
      if (work.works[k] === ATTENDED) for (const need of work.crews[k]) found.push(this.ofPhase(this.crew(need.crew), need.heads, cells, offset, offset + length));
      offset += length;
    }
    return found;
  }

  private ofSlots(resource: number, cells: StartCells): Usage {
    const to = cells.slot.map((slot) => slot + 1);
    return { resource, units: 1, from: cells.slot, to, otherFrom: cells.slot, otherTo: to };
  }

  /** From the start until `after` minutes past the end. */
  private ofSpan(resource: number, units: number, cells: StartCells, least: number, after: number): Usage {
    return this.covered(resource, units, cells, 0, (i, s) => Math.max(cells.end[i], s + least) + after);
  }

  private ofPhase(resource: number, units: number, cells: StartCells, from: number, to: number): Usage {
    return this.covered(resource, units, cells, from, (_i, s) => s + to);
  }

  /**
   * Instants covered by [s + offset, end). Over the starts of a cell the first of them goes up by one at most; before that the
   * earliest start covers least, after that the first start that has left an instant behind.
   */
  private covered(resource: number, units: number, cells: StartCells, offset: number, endOf: (cell: number, start: number) => number): Usage {
    const { from, width, count } = this.grid;
    const instant = (t: number): number => Math.max(0, Math.min(count, Math.ceil((t - from) / width)));
    const arrays = Array.from({ length: 4 }, () => new Int32Array(cells.count));
    for (let i = 0; i < cells.count; i++) {
      const s = cells.first[i];
      arrays[0][i] = instant(s + offset);
      arrays[1][i] = instant(endOf(i, s));
      const passed = from + Math.ceil((s + offset - from) / width) * width - offset + 1;
      const other = passed <= cells.last[i] ? passed : s;
      arrays[2][i] = instant(other + offset);
      arrays[3][i] = instant(endOf(i, other));
    }
    return { resource, units, from: arrays[0], to: arrays[1], otherFrom: arrays[2], otherTo: arrays[3] };
  }

  private equipment(group: number): number {
    return this.known(`equipment ${group}`, () => {
      const { problem } = this;
      const members = problem.equipment.flatMap((_, e) => (this.groupOf[e] === group ? [e] : []));
      const capacity = this.instants(members.length);
      for (const e of members) this.block(capacity, e);
      return { key: { kind: 'equipment', members }, capacity };
    });
  }

  /** Takes a piece of equipment away where history or an unavailability keeps it from every unstarted operation. */
  private block(capacity: Int32Array, e: number): void {
    const { open: _open, down, changeover } = this.problem.equipment[e];
    const blocked = new Uint8Array(capacity.length);
    for (const fact of this.problem.equipmentFacts) if (fact.equipment === e) this.mark(blocked, fact.start, fact.end + changeover.shortest);
    // The changeover of the lot before may reach into the unavailability.
    if (down !== null) down.starts.forEach((start, i) => this.mark(blocked, start + changeover.shortest, down.ends[i]));
    blocked.forEach((b, j) => (capacity[j] -= b));
  }

  private mark(blocked: Uint8Array, start: number, end: number): void {
    const { from, width } = this.grid;
    const low = Math.max(0, Math.ceil((start - from) / width));
    const high = Math.min(blocked.length, Math.ceil((end - from) / width));
    for (let j = low; j < high; j++) blocked[j] = 1;
  }

  private positions(index: number): number {
    return this.known(`positions ${index}`, () => {
      const capacity = this.instants(this.problem.pools[index].capacity);
      for (const fact of this.problem.positionFacts) {
        if (fact.pool !== index) continue;
        const taken = new Uint8Array(capacity.length);
        this.mark(taken, fact.start, fact.end);
        taken.forEach((t, j) => (capacity[j] = Math.max(0, capacity[j] - t)));
      }
      return { key: { kind: 'positions', index }, capacity };
    });
  }

  private crew(index: number): number {
    return this.known(`crew ${index}`, () => {
      const { times, heads } = this.problem.crews[index];
      const capacity = this.instants(0);
      times.forEach((time, i) => {
        const until = i + 1 < times.length ? times[i + 1] : NEVER;
        const low = Math.max(0, Math.ceil((time - this.grid.from) / this.grid.width));
        const high = Math.min(capacity.length, Math.ceil((until - this.grid.from) / this.grid.width));
        for (let j = low; j < high; j++) capacity[j] = heads[i];
      });
      return { key: { kind: 'crew', index }, capacity };
    });
  }

  private runs(index: number): number {
    const { slotRuns, capacity } = this.problem.methods[index];
    return this.known(`runs ${index}`, () => ({ key: { kind: 'runs', index }, capacity: slotRuns.map((runs) => runs * capacity) }));
  }

  private sittings(index: number): number {
    const { slotRuns, capacity } = this.problem.sessions[index];
    return this.known(`sittings ${index}`, () => ({ key: { kind: 'sittings', index }, capacity: slotRuns.map((runs) => runs * capacity) }));
  }

  private instants(units: number): Int32Array {
    return new Int32Array(this.grid.count).fill(units);
  }

  private known(key: string, make: () => PricedResource): number {
    let at = this.byKey.get(key);
    if (at === undefined) {
      at = this.list.push(make()) - 1;
      this.byKey.set(key, at);
    }
    return at;
  }
}

/** Equipment that some operation may choose between belongs together. Group of each piece; -1 for those no operation asks for. */
function equipmentGroups(problem: Problem): Int32Array {
  const group = new Int32Array(problem.equipment.length).fill(NONE);
  for (const recipe of problem.recipes) {
    for (const { eligible } of recipe.ops) {
      const groups = new Set(eligible.map((e) => group[e.equipment]).filter((g) => g !== NONE));
      const joint = groups.size > 0 ? Math.min(...groups) : Math.min(...eligible.map((e) => e.equipment));
      group.forEach((g, e) => {
        if (groups.has(g)) group[e] = joint;
      });
      for (const { equipment } of eligible) group[equipment] = joint;
    }
  }
  return group;
}
