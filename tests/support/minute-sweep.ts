import { openIntervals } from '@lotwright/time';
import type { Instant } from '@lotwright/time';
import type { Assignment, Phase, Plan, PlanningCase, Process } from '@lotwright/domain';

/** Minutes in which a resource is overloaded, by resource: a second opinion on R3 (overlaps), R9 and R11, minute by minute. */
export type BadMinutes = ReadonlyMap<string, number>;

interface Stay { readonly resource: string; readonly start: number; readonly end: number; readonly amount: number }

/**
 * Walks through every minute of a plan without started work's subtleties: cases without actuals only. Slower and simpler
 * than the checker's sweeps, and written without looking at them.
 */
export function sweepMinutes(planningCase: PlanningCase, plan: Plan): { readonly R3: BadMinutes; readonly R9: BadMinutes; readonly R11: BadMinutes } {
  if (planningCase.actuals.length > 0) throw new Error('the minute sweep knows no actuals');
  const from = Math.min(planningCase.now, ...plan.assignments.map((a) => a.start), ...plan.runs.map((r) => r.start));
  const to = Math.max(planningCase.now, ...plan.assignments.map((a) => a.end), ...plan.runs.map((r) => r.end)) + 1;
  const world = new MinuteWorld(planningCase, plan, from, to);
  return {
    R3: world.count(world.equipment(), () => 1),
    R9: world.count(world.crews(), (crew, minute) => world.heads(crew, minute)),
    R11: world.count(world.places(), (place) => world.capacity(place)),
  };
}

class MinuteWorld {
  private readonly open = new Map<string, Uint8Array>();

  constructor(private readonly given: PlanningCase, private readonly plan: Plan, private readonly from: number, private readonly to: number) {}

  count(stays: readonly Stay[], capacity: (resource: string, minute: number) => number): BadMinutes {
    const bad = new Map<string, number>();
    for (const resource of new Set(stays.map((s) => s.resource))) {
      const load = new Int32Array(this.to - this.from);
      for (const s of stays.filter((x) => x.resource === resource)) for (let m = s.start; m < s.end; m++) load[m - this.from] += s.amount;
      let minutes = 0;
      load.forEach((amount, i) => { if (amount > 0 && amount > capacity(resource, this.from + i)) minutes++; });
      if (minutes > 0) bad.set(resource, minutes);
    }
    return bad;
  }

  equipment(): Stay[] {
    const lots = this.plan.assignments.filter((a) => a.equipment !== null).map((a) => stay(a.equipment as string, a.start, a.end));
    return [...lots, ...this.plan.runs.filter((r) => r.instrument !== null).map((r) => stay(r.instrument as string, r.start, r.end))];
  }

  places(): Stay[] {
    const pools = this.plan.assignments.flatMap((a) => {
      const need = this.operation(a).requirement;
      return need.kind === 'positions' ? [stay(need.pool, a.start, a.end)] : [];
    });
    const stored = this.given.orders.flatMap((order) => this.process(order.id).links.flatMap((l) => {
      const at = (name: string) => this.plan.assignments.find((a) => a.order === order.id && a.operation === name);
      const [a, b] = [at(l.from), at(l.to)];
      return l.storage === null || a === undefined || b === undefined ? [] : [stay(l.storage, Math.max(a.end, this.given.now), b.start)];
    }));
    return [...pools, ...stored];
  }

  crews(): Stay[] {
    const own = this.plan.assignments.flatMap((a) => {
      const { requirement: need, phases } = this.operation(a);
      if (need.kind === 'run' || need.kind === 'session') return [];
      const equipment = this.given.plant.equipment.find((e) => e.id === a.equipment);
      const calendar = need.kind === 'people' ? need.calendar : need.kind === 'positions'
        ? (this.given.plant.positionPools.find((p) => p.id === need.pool)?.calendar ?? null) : (equipment?.calendar ?? null);
      return this.work(phases, a, (m) => this.isOpen(calendar, m) && !(equipment?.unavailable ?? []).some((u) => u.start <= m && m < u.end));
    });
    const runs = this.plan.runs.flatMap((r) => {
      const method = this.given.plant.qcMethods.find((m) => m.id === r.method);
      const instrument = this.given.plant.equipment.find((e) => e.id === r.instrument);
      return method === undefined ? [] : this.work(method.phases, r, (m) => this.isOpen(method.calendar, m)
        && (instrument === undefined || (this.isOpen(instrument.calendar, m) && !instrument.unavailable.some((u) => u.start <= m && m < u.end))));
    });
    return [...own, ...runs, ...this.sittings()];
  }

  heads(crewId: string, minute: number): number {
    const crew = this.given.plant.crews.find((c) => c.id === crewId);
    if (crew === undefined) return 0;
    const on = crew.rosters.filter((r) => this.isOpen(r.calendar, minute)).reduce((sum, r) => sum + r.heads, 0);
    return Math.max(0, on - crew.absences.filter((a) => a.start <= minute && minute < a.end).reduce((sum, a) => sum + a.heads, 0));
  }

  capacity(place: string): number {
    const { positionPools, storages } = this.given.plant;
    return positionPools.find((p) => p.id === place)?.capacity ?? storages.find((s) => s.id === place)?.positions ?? 0;
  }

  private sittings(): Stay[] {
    return this.given.plant.sessions.flatMap((session) => {
      const at = new Map<number, number>();
      for (const a of this.plan.assignments) {
        const need = this.operation(a).requirement;
        if (need.kind === 'session' && need.session === session.id) at.set(a.start, (at.get(a.start) ?? 0) + 1);
      }
      return [...at].flatMap(([start, count]) =>
        session.crew.map((c) => stay(c.crew, start, start + session.duration, c.heads * Math.ceil(count / session.capacity))));
    });
  }

  private work(phases: readonly Phase[], item: Pick<Assignment, 'phases'>, open: (minute: number) => boolean): Stay[] {
    return phases.flatMap((phase, i) => {
      const { start, end } = item.phases[i];
      if (phase.work === 'unattended' || phase.crew.length === 0) return [];
      const stays: Stay[] = [];
      for (let m = start; m < end; m++) {
        if (phase.work === 'interruptible' && !open(m)) continue;
        for (const c of phase.crew) stays.push(stay(c.crew, m, m + 1, c.heads));
      }
      return stays;
    });
  }

  private isOpen(calendarId: string | null, minute: number): boolean {
    if (calendarId === null) return true;
    let minutes = this.open.get(calendarId);
    if (minutes === undefined) {
      minutes = new Uint8Array(this.to - this.from);
      const calendar = this.given.plant.calendars.find((c) => c.id === calendarId);
      if (calendar === undefined) throw new Error(`no calendar ${calendarId}`);
      for (const s of openIntervals(calendar, this.given.plant.zone, this.from as Instant, this.to as Instant)) minutes.fill(1, s.start - this.from, s.end - this.from);
      this.open.set(calendarId, minutes);
    }
    return minutes[minute - this.from] === 1;
  }

  private process(orderId: string): Process {
    const order = this.given.orders.find((o) => o.id === orderId);
    return this.given.plant.processes.find((p) => p.id === order?.process) ?? this.given.plant.processes[0];
  }

  private operation(a: Assignment) {
    return this.process(a.order).operations.find((o) => o.id === a.operation) ?? this.process(a.order).operations[0];
  }
}

function stay(resource: string, start: number, end: number, amount = 1): Stay {
  return { resource, start, end, amount };
}
