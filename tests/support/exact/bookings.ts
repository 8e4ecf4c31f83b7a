import type { Crew } from '@lotwright/domain';
import type { ExactProblem } from './problem.js';
import { EquipmentBook } from './equipment-book.js';
import { LoadBook } from './load-book.js';
import { bitOf } from './task.js';
import type { Choice, Task } from './task.js';

/** No objection. */
export const FREE = -1;

interface Run {
  readonly choice: Choice;
  readonly method: string;
  readonly samples: Task[];
}

/**
 * Everything decided so far, and whether one more choice goes with it. An objection names the tasks it comes from, as a set of
 * bits: whoever wants another answer must decide one of them anew. An objection to part of a plan holds for every plan with that part in it.
 */
export class Bookings {
  private readonly equipment: EquipmentBook;
  private readonly crews: LoadBook;
  private readonly places: LoadBook;
  private readonly runs: Run[] = [];
  private readonly sittings = new Map<string, Task[]>();
  private readonly takers: Task[] = [];

  constructor(private readonly problem: ExactProblem, tasks: readonly Task[]) {
    this.equipment = new EquipmentBook(problem, tasks);
    const { plant, now } = problem.given;
    const { axis, book } = problem;
    this.crews = new LoadBook(new Map(plant.crews.map((crew) => [crew.id as string, headsOf(problem, crew)])));
    const level = (amount: number): Int32Array => new Int32Array(axis.ticks).fill(amount);
    this.places = new LoadBook(new Map([
      ...plant.positionPools.map((p) => [p.id as string, level(p.capacity)] as const), ...plant.storages.map((s) => [s.id as string, level(s.positions)] as const),
    ]));
    for (const fact of book.facts) {
      const need = fact.operation.requirement;
      const start = Math.max(now, fact.start);
      if (need.kind === 'positions' && fact.end > start) this.places.add(need.pool, axis.tick(start), axis.tick(fact.end), 1, 0);
    }
  }

  /** Tasks that forbid the choice, or `FREE`. */
  objection(task: Task, choice: Choice): number {
    const byLink = this.byLinks(task, choice);
    if (byLink !== FREE) return byLink;
    const need = task.operation.requirement;
    let mask = FREE;
    if (need.kind === 'equipment') mask = this.equipment.objection(task, choice, choice.equipment!, false);
    else if (need.kind === 'run') mask = this.byRuns(task, choice, need.method);
    else if (need.kind === 'session') mask = this.bySitting(choice, need.session);
    else if (need.kind === 'positions') mask = this.places.objection(need.pool, choice.start, choice.end, 1);
    if (mask !== FREE) return mask;
    if (need.kind !== 'run') mask = this.crews.objections(choice.crew);
    if (mask === FREE) mask = this.byStorage(task, choice);
    return mask === FREE && task.operation.materials.length > 0 ? this.byMaterials(task, choice) : mask;
  }

  /** Enters a choice that nothing objects to. */
  add(task: Task, choice: Choice): void {
    this.enter(task, choice, 1);
  }

  /** Takes the choice entered last out again. */
  remove(task: Task): void {
    this.enter(task, task.at!, -1);
  }

  /** Empty places of the runs opened so far by method, and whose samples they hold. */
  opened(method: string): { readonly runs: number; readonly mask: number } {
    const own = this.runs.filter((r) => r.method === method);
    return { runs: own.length, mask: maskOf(own.flatMap((r) => r.samples)) };
  }

  /** The runs as they stand. */
  allRuns(): readonly Run[] {
    return this.runs;
  }

  private enter(task: Task, choice: Choice, by: 1 | -1): void {
    const need = task.operation.requirement;
    const bit = bitOf(task);
    if (by === 1) task.at = choice;
    if (need.kind === 'equipment') this.equipment.enter(choice.equipment!, { start: choice.start, end: choice.end, order: task.order.id, product: task.process.product, mask: bit, fact: false }, by);
    else if (need.kind === 'positions') this.places.enter(need.pool, choice.start, choice.end, 1, bit, by);
    else if (need.kind === 'session') this.sit(task, choice, need.session, by);
    if (need.kind === 'run') this.joinOrOpen(task, choice, need.method, by);
    else for (const c of choice.crew) this.crews.enter(c.crew, c.start, c.end, c.heads, bit, by);
    for (const stay of this.stays(task, choice)) this.places.enter(stay.storage, stay.start, stay.end, 1, stay.mask, by);
    if (task.operation.materials.length > 0) {
      if (by === 1) this.takers.push(task);
      else this.takers.pop();
    }
    if (by === -1) task.at = null;
  }

  private byLinks(task: Task, choice: Choice): number {
    const { axis } = this.problem;
    for (const { link, from } of task.into) {
      if (from.at === null) continue;
      const lag = choice.start - from.at.end;
      if (lag < axis.length(link.minLag) || (link.maxLag !== null && lag > axis.length(link.maxLag))) return bitOf(from);
    }
    for (const { link, to } of task.out) {
      if (to.at === null) continue;
      const lag = to.at.start - choice.end;
      if (lag < axis.length(link.minLag) || (link.maxLag !== null && lag > axis.length(link.maxLag))) return bitOf(to);
    }
    return FREE;
  }

  private byStorage(task: Task, choice: Choice): number {
    const stays = this.stays(task, choice);
    let mask = FREE;
    let entered = 0;
    for (; entered < stays.length && mask === FREE; entered++) {
      const stay = stays[entered];
      mask = this.places.objection(stay.storage, stay.start, stay.end, 1);
      if (mask !== FREE) {
        mask |= stay.mask;
        break;
      }
      this.places.add(stay.storage, stay.start, stay.end, 1, stay.mask);
    }
    for (let i = 0; i < entered; i++) this.places.enter(stays[i].storage, stays[i].start, stays[i].end, 1, stays[i].mask, -1);
    return mask === FREE ? FREE : mask & ~bitOf(task);
  }

  /** Storage that the waits before and after a task take, where both ends are known. */
  private stays(task: Task, choice: Choice) {
    const now = this.problem.axis.tick(this.problem.given.now);
    const own = bitOf(task);
    const before = task.into.filter(({ link, from }) => link.storage !== null && from.at !== null)
      .map(({ link, from }) => ({ storage: link.storage as string, start: Math.max(now, from.at!.end), end: choice.start, mask: own | bitOf(from) }));
    const after = task.out.filter(({ link, to }) => link.storage !== null && to.at !== null)
      .map(({ link, to }) => ({ storage: link.storage as string, start: Math.max(now, choice.end), end: to.at!.start, mask: own | bitOf(to) }));
    return [...before, ...after].filter((s) => s.end > s.start);
  }

  private runWithRoom(choice: Choice, method: string): Run | undefined {
    const capacity = this.problem.book.methods.get(method)!.capacity;
    return this.runs.find((r) => r.method === method && r.samples.length < capacity && sameTimes(r.choice, choice));
  }

  /** A sample joins where there is room: samples that share their times need fewest runs that way. */
  private byRuns(task: Task, choice: Choice, method: string): number {
    if (this.runWithRoom(choice, method) !== undefined) return FREE;
    const { starts } = this.problem.book.methods.get(method)!;
    if (starts.kind === 'weekly') {
      const at = this.problem.axis.minute(choice.start);
      const own = this.runs.filter((r) => r.method === method && r.choice.start === choice.start);
      const started = [...this.problem.book.startedRuns.values()].filter((r) => r.method?.id === method && r.start === at).length;
      if (own.length + started >= this.problem.calendars.weeklyRuns(starts, at)) return maskOf(own.flatMap((r) => r.samples));
    }
    const mask = choice.equipment === null ? FREE : this.equipment.objection(task, choice, choice.equipment, true);
    return mask === FREE ? this.crews.objections(choice.crew) : mask;
  }

  private joinOrOpen(task: Task, choice: Choice, method: string, by: 1 | -1): void {
    if (by === -1) {
      const run = this.runs.find((r) => r.samples.includes(task))!;
      this.book(run, -1);
      run.samples.pop();
      if (run.samples.length === 0) this.runs.splice(this.runs.indexOf(run), 1);
      else this.book(run, 1);
      return;
    }
    const room = this.runWithRoom(choice, method);
    if (room !== undefined) this.book(room, -1);
    const run = room ?? { choice, method, samples: [] };
    if (room === undefined) this.runs.push(run);
    run.samples.push(task);
    this.book(run, 1);
  }

  private book(run: Run, by: 1 | -1): void {
    const mask = maskOf(run.samples);
    const { choice } = run;
    if (choice.equipment !== null) this.equipment.enter(choice.equipment, { start: choice.start, end: choice.end, order: null, product: null, mask, fact: false }, by);
    for (const c of choice.crew) this.crews.enter(c.crew, c.start, c.end, c.heads, mask, by);
  }

  private bySitting(choice: Choice, name: string): number {
    const session = this.problem.given.plant.sessions.find((s) => s.id === name)!;
    const at = this.problem.axis.minute(choice.start);
    const seated = this.sittings.get(`${name} ${choice.start}`) ?? [];
    const started = this.problem.book.facts.filter(({ start, operation: { requirement } }) => requirement.kind === 'session' && requirement.session === name && start === at).length;
    if (seated.length + started >= session.capacity * this.problem.calendars.weeklyRuns(session.starts, at)) return maskOf(seated);
    if (seated.length % session.capacity !== 0) return FREE;
    const mask = this.crews.objections(session.crew.map((c) => ({ ...c, start: choice.start, end: choice.end })));
    return mask === FREE ? FREE : mask | maskOf(seated);
  }

  private sit(task: Task, choice: Choice, name: string, by: 1 | -1): void {
    const session = this.problem.given.plant.sessions.find((s) => s.id === name)!;
    const key = `${name} ${choice.start}`;
    const seated = this.sittings.get(key) ?? [];
    this.sittings.set(key, seated);
    const book = (sign: 1 | -1): void => {
      const times = Math.ceil(seated.length / session.capacity);
      if (times > 0) for (const c of session.crew) this.crews.enter(c.crew, choice.start, choice.end, c.heads * times, maskOf(seated), sign);
    };
    book(-1);
    if (by === 1) seated.push(task);
    else seated.pop();
    book(1);
  }

  private byMaterials(task: Task, choice: Choice): number {
    const { given, axis } = this.problem;
    const takers = [...this.takers.map((t) => ({ t, start: axis.minute(t.at!.start) })), { t: task, start: axis.minute(choice.start) }].sort((a, b) => a.start - b.start);
    for (const { material, quantity: own } of task.operation.materials) {
      const { receipts } = given.plant.materials.find((m) => m.id === material)!;
      const stock = receipts.map((r) => ({ ...r, left: r.quantity })).sort((a, b) => (a.expires ?? Infinity) - (b.expires ?? Infinity));
      for (const { t, start } of takers) {
        let open = t === task ? own : t.operation.materials.filter((m) => m.material === material).reduce((sum, m) => sum + m.quantity, 0);
        for (const batch of stock) {
          if (batch.at > Math.max(start, given.now) || (batch.expires !== null && start >= batch.expires)) continue;
          const taken = Math.min(open, batch.left);
          batch.left -= taken;
          open -= taken;
        }
        if (open > 0) return maskOf(this.takers.filter((x) => x.operation.materials.some((m) => m.material === material)));
      }
    }
    return FREE;
  }
}

/** Heads of a crew at every tick. */
export function headsOf(problem: ExactProblem, { rosters, absences }: Crew): Int32Array {
  const heads = new Int32Array(problem.axis.ticks);
  for (const { calendar, heads: more } of rosters) problem.open(calendar).forEach((open, i) => { heads[i] += open * more; });
  for (const absence of absences) problem.axis.cells([absence]).forEach((absent, i) => { heads[i] -= absent * absence.heads; });
  return heads.map((h) => Math.max(0, h));
}

function sameTimes(a: Choice, b: Choice): boolean {
  return a.equipment === b.equipment && a.start === b.start && a.end === b.end && a.phases.every(([s, e], k) => s === b.phases[k][0] && e === b.phases[k][1]);
}

function maskOf(tasks: readonly Task[]): number {
  return tasks.reduce((mask, t) => mask | bitOf(t), 0);
}
