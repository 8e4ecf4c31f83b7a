import type { Instant } from '@lotwright/time';
import type { Bookings } from './bookings.js';
import { costOf, MEASURED, together } from './measures.js';
import type { Measures } from './measures.js';
import type { ExactProblem } from './problem.js';
import { bitOf } from './task.js';
import type { Choice, Task } from './task.js';

/** The least that a partial plan can still come to, and the decisions that make it more than it was at the start. */
export interface Prospect {
  readonly measures: Measures;
  readonly mask: number;
}

/** Earliest start and end that a task can still have, and the decisions that make them so late. */
interface Floor {
  start: number;
  end: number;
  mask: number;
}

/** The least that one order can still come to. */
export interface OrderProspect {
  readonly costs: Measures;
  readonly mask: number;
  /** Whether some operation has no place left, or a decided one would have to stand later. */
  readonly dead: boolean;
  /** The decided task that would have to stand later. */
  readonly tooEarly: Task | null;
}

const NEVER = 2 ** 30;

/**
 * Lower bounds of partial plans, every order for itself: each operation at its earliest start and end behind what is decided, with
 * minimum lags forward and hold times backward until nothing moves. Bookings of other orders are not looked at.
 */
export class Outlook {
  private readonly orders = new Map<string, Task[]>();
  private readonly free = new Map<string, OrderProspect>();
  private readonly present = new Map<string, OrderProspect>();
  private readonly floors = new Map<Task, Floor>();
  private readonly firstFrom = new Map<Task, Int32Array>();
  private readonly soonestEnd = new Map<Task, Int32Array>();
  private readonly samples = new Map<string, number>();

  constructor(private readonly problem: ExactProblem, private readonly tasks: readonly Task[]) {
    for (const task of tasks) {
      this.orders.set(task.order.id, [...(this.orders.get(task.order.id) ?? []), task]);
      this.floors.set(task, { start: 0, end: 0, mask: 0 });
      const first = new Int32Array(problem.axis.ticks + 1).fill(task.choices.length);
      for (let i = task.choices.length - 1; i >= 0; i--) first[task.choices[i].start] = i;
      for (let tick = first.length - 2; tick >= 0; tick--) first[tick] = Math.min(first[tick], first[tick + 1]);
      this.firstFrom.set(task, first);
      const ends = new Int32Array(task.choices.length + 1).fill(NEVER);
      for (let i = task.choices.length - 1; i >= 0; i--) ends[i] = Math.min(ends[i + 1], task.choices[i].end);
      this.soonestEnd.set(task, ends);
      const need = task.operation.requirement;
      if (need.kind === 'run' && task.index >= 0) this.samples.set(need.method, (this.samples.get(need.method) ?? 0) + 1);
    }
    for (const order of this.orders.keys()) this.free.set(order, this.update(order));
  }

  /** Works out anew what an order can still come to. */
  update(order: string): OrderProspect {
    const prospect = this.ofOrder(this.orders.get(order)!);
    this.present.set(order, prospect);
    return prospect;
  }

  /** The soonest end of a task's choices from the `index`-th on. */
  soonestEndFrom(task: Task, index: number): number {
    return this.soonestEnd.get(task)![index];
  }

  /** Whether some order has no place at all. */
  dead(): boolean {
    return [...this.present.values()].some((p) => p.dead);
  }

  /** The first of a task's choices that its floor allows, and the decisions that rule the ones before out. */
  firstChoice(task: Task): { readonly index: number; readonly mask: number } {
    const { start, mask } = this.floors.get(task)!;
    const index = this.firstFrom.get(task)![Math.min(start, this.problem.axis.ticks)];
    return { index, mask: index === 0 ? 0 : mask };
  }

  /** The prospect of the plan as far as it is decided; no order may be dead. */
  look(bookings: Bookings): Prospect {
    let mask = 0;
    for (const [order, now] of this.present) {
      const before = this.free.get(order)!;
      if (now.costs.some((cost, i) => cost > before.costs[i])) mask |= now.mask;
    }
    let moved = 0;
    for (const task of this.tasks) {
      if (task.at === null || task.at.moved === 0) continue;
      moved += task.at.moved;
      mask |= bitOf(task);
    }
    let empty = 0;
    for (const [method, samples] of this.samples) {
      const { capacity } = this.problem.book.methods.get(method)!;
      const { runs, mask: whose } = bookings.opened(method);
      const least = Math.ceil(samples / capacity);
      if (runs > least) mask |= whose;
      empty += Math.max(runs, least) * capacity - samples;
    }
    const measures = together([...this.present.values()].map((p) => p.costs));
    measures[MEASURED.indexOf('stability')] = moved;
    measures[MEASURED.indexOf('cost')] = empty;
    return { measures, mask };
  }

  private ofOrder(tasks: readonly Task[]): OrderProspect {
    const { axis } = this.problem;
    for (const task of tasks) {
      const floor = this.floors.get(task)!;
      floor.start = task.at?.start ?? 0;
      floor.end = task.at?.end ?? 0;
      floor.mask = task.at === null ? 0 : bitOf(task);
    }
    for (let moving = true; moving; ) {
      moving = false;
      for (const task of tasks) {
        const floor = this.floors.get(task)!;
        if (task.at === null && !this.settle(task, floor)) return { costs: [], mask: floor.mask, dead: true, tooEarly: null };
        for (const { link, to } of task.out) {
          if (task.index >= 0 || to.index >= 0) moving = this.raise(to, 'start', floor.end + axis.length(link.minLag), floor) || moving;
        }
        for (const { link, from } of task.into) {
          if (link.maxLag !== null && (task.index >= 0 || from.index >= 0)) moving = this.raise(from, 'end', floor.start - axis.length(link.maxLag), floor) || moving;
        }
        const early = [...task.out.map((l) => l.to), ...task.into.map((l) => l.from)].find((t) => t.at !== null && this.isPast(t, t.at));
        if (early !== undefined) return { costs: [], mask: this.floors.get(early)!.mask, dead: true, tooEarly: early };
      }
    }
    return this.outcome(tasks);
  }

  /** Raises one side of a floor; what causes it is remembered. */
  private raise(task: Task, side: 'start' | 'end', to: number, by: Floor): boolean {
    const floor = this.floors.get(task)!;
    if (to <= floor[side]) return false;
    floor[side] = to;
    floor.mask |= by.mask;
    return true;
  }

  private isPast(task: Task, at: Choice): boolean {
    const floor = this.floors.get(task)!;
    return floor.start > at.start || floor.end > at.end;
  }

  /** Brings a floor up to the earliest start and end of a choice that both sides allow; false when there is none. */
  private settle(task: Task, floor: Floor): boolean {
    const { choices } = task;
    const first = this.firstFrom.get(task)![Math.min(floor.start, this.problem.axis.ticks)];
    if (first === choices.length) return false;
    let [start, end] = [NEVER, NEVER];
    if (this.soonestEnd.get(task)![first] >= floor.end) [start, end] = [choices[first].start, this.soonestEnd.get(task)![first]];
    else for (let i = first; i < choices.length && choices[i].start < end; i++) {
      if (choices[i].end < floor.end) continue;
      start = Math.min(start, choices[i].start);
      end = Math.min(end, choices[i].end);
    }
    if (end === NEVER) return false;
    floor.start = start;
    floor.end = end;
    return true;
  }

  private outcome(tasks: readonly Task[]): OrderProspect {
    const { axis, given } = this.problem;
    const { order, process } = tasks[0];
    const at = (name: string): Floor => this.floors.get(tasks.find((t) => t.operation.id === name)!)!;
    const [ready, arrival] = [at(process.patientReady), at(process.arrival)];
    const costs = costOf(given, order, axis.minute(ready.end) as Instant, axis.minute(arrival.end) as Instant);
    return { costs, mask: ready.mask | arrival.mask, dead: false, tooEarly: null };
  }
}
