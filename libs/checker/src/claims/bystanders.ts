import type { Evidence } from '../evidence/evidence.js';
import { overAt } from '../evidence/occupations.js';
import type { Occupation } from '../evidence/occupations.js';
import type { Span } from '../evidence/open-time.js';
import type { Placed, PlacedRun } from '../evidence/plan-book.js';
import { Timeline } from '../evidence/timeline.js';

/** A stay in a shared place; `placed` is the operation that stays, `null` for started work. */
export interface Stay extends Span {
  readonly placed: Placed | null;
}

/** An order's material in a segregated suite; `end` is when the suite is clear of it. */
export interface Presence extends Span {
  readonly order: string | null;
}

/** Everything that is near a piece of work in time, by what they share: each list made when first asked for. */
export class Bystanders {
  private readonly made = new Map<string, unknown>();

  constructor(private readonly evidence: Evidence) {}

  /** What is on a piece of equipment. */
  on(equipment: string): Timeline<Occupation> {
    return this.once(`equipment ${equipment}`, () => new Timeline(this.evidence.occupations.get(equipment) ?? []));
  }

  inSuite(suite: string, clearance: number): Timeline<Presence> {
    return this.once(`suite ${suite}`, () => {
      const { book, calendars } = this.evidence;
      const present = [...this.evidence.occupations.values()].flat().filter((o) => o.equipment.suite === suite && o.product !== null);
      return new Timeline(present.map((o): Presence => {
        const changeover = book.classes.get(o.equipment.equipmentClass)?.changeover;
        const changed = changeover === undefined ? o.end : overAt(calendars, o.equipment, o.end, changeover.duration, changeover.attended);
        return { start: o.start, end: Math.max(o.end + clearance, changed), order: o.order };
      }));
    });
  }

  inPool(pool: string): Timeline<Stay> {
    return this.once(`pool ${pool}`, () => {
      const started = this.evidence.book.facts.filter(({ operation: { requirement: r } }) => r.kind === 'positions' && r.pool === pool);
      const planned = this.evidence.plan.placed.filter((p) => !p.started && p.step.requirement.kind === 'positions' && p.step.requirement.pool === pool);
      return new Timeline<Stay>([...started.map(({ start, end }) => ({ start, end, placed: null })), ...planned.map((placed) => ({ start: placed.start, end: placed.end, placed }))]);
    });
  }

  inStorage(storage: string): Timeline<Span> {
    return this.once(`storage ${storage}`, () => {
      const { links, book } = this.evidence;
      return new Timeline(links.filter(({ link }) => link.storage === storage).map(({ from, to }) => ({ start: Math.max(book.now, from.end), end: to.start })));
    });
  }

  /** Unstarted and started operations in the sittings of a session at one instant. */
  atSitting(session: string, instant: number): { readonly planned: readonly Placed[]; readonly started: number } {
    const { planned, started } = this.once('sittings', () => {
      const bySitting = new Map<string, Placed[]>();
      const facts = new Map<string, number>();
      for (const p of this.evidence.plan.placed) {
        if (p.step.requirement.kind !== 'session' || p.started) continue;
        const key = `${p.step.requirement.session} ${p.start}`;
        const list = bySitting.get(key);
        if (list === undefined) bySitting.set(key, [p]);
        else list.push(p);
      }
      for (const { operation: { requirement }, start } of this.evidence.book.facts) {
        if (requirement.kind === 'session') facts.set(`${requirement.session} ${start}`, (facts.get(`${requirement.session} ${start}`) ?? 0) + 1);
      }
      return { planned: bySitting, started: facts };
    });
    return { planned: planned.get(`${session} ${instant}`) ?? [], started: started.get(`${session} ${instant}`) ?? 0 };
  }

  /** Unstarted runs of a method that start at an instant. */
  runsAt(method: string, instant: number): readonly PlacedRun[] {
    return this.runs().get(`${method} ${instant}`) ?? [];
  }

  /** A run of the plan that has not started. */
  run(id: string): PlacedRun | null {
    return this.once('runs by id', () => new Map(this.evidence.plan.runs.map((r) => [r.id, r]))).get(id) ?? null;
  }

  /** Unstarted operations that take a material. */
  takers(material: string): readonly Placed[] {
    return this.once(`material ${material}`, () => this.evidence.plan.placed.filter((p) => !p.started && p.step.materials.some((m) => m.material === material)));
  }

  private runs(): ReadonlyMap<string, readonly PlacedRun[]> {
    return this.once('runs', () => {
      const runs = new Map<string, PlacedRun[]>();
      for (const run of this.evidence.plan.runs) {
        const key = `${run.method} ${run.start}`;
        const list = runs.get(key);
        if (list === undefined) runs.set(key, [run]);
        else list.push(run);
      }
      return runs;
    });
  }

  private once<T>(key: string, make: () => T): T {
    if (!this.made.has(key)) this.made.set(key, make());
    return this.made.get(key) as T;
  }
}
