import type { Equipment, Material, WaitCause, WrongClaim } from '@lotwright/domain';
import { frozenAssignments } from '../evidence/frozen.js';
import type { Evidence } from '../evidence/evidence.js';
import { isOpenAt, openMinutes } from '../evidence/open-time.js';
import type { Placed } from '../evidence/plan-book.js';
import { listOf, shown } from '../evidence/untrusted.js';
import { servesAll } from '../rules/r13-materials.js';
import { instantText } from '../values.js';
import type { MovableWork } from '../evidence/earliest-work.js';
import { overAt } from '../evidence/occupations.js';
import { couldStart } from './claimed.js';
import type { Claimed } from './claimed.js';
import { Sooner } from './sooner.js';
import { untruePositions, untrueStorage, untrueSuite } from './shared-places.js';

/** Judges the causes that accounts give for waiting: each must really have been in the way, all else as planned. */
export class WaitCauses {
  private readonly sooner: Sooner;
  private readonly frozen: ReadonlySet<string>;

  constructor(private readonly evidence: Evidence) {
    this.sooner = new Sooner(evidence);
    this.frozen = new Set(frozenAssignments(evidence.book).map((f) => `${f.order}\n${f.operation}`));
  }

  /** What is wrong with one entry of an account of `order`; empty when it is true. */
  judge(what: string, order: string, entry: Readonly<Record<string, unknown>>): readonly WrongClaim[] {
    const placed = typeof entry.operation === 'string' ? this.evidence.plan.at(order, entry.operation) : null;
    if (placed === null) return [{ what: `${what}.operation`, reported: shown(entry.operation), recomputed: 'no such operation of the order' }];
    const from = Number(entry.from);
    const to = Number(entry.to);
    if (entry.kind === 'work') {
      const within = placed.start <= from && to <= placed.end;
      return within ? [] : [{ what, reported: `work on ${placed.operation} to ${instantText(to)}`, recomputed: `${instantText(placed.start)} to ${instantText(placed.end)}` }];
    }
    if (to > placed.start) return [{ what, reported: `${placed.operation} waits until ${instantText(to)}`, recomputed: `it starts ${instantText(placed.start)}` }];
    const moved = entry.behind === null || entry.behind === undefined ? placed : this.follower(placed, entry.behind);
    if (moved === null) return [{ what: `${what}.behind`, reported: shown(entry.behind), recomputed: `an operation after ${placed.operation}` }];
    const by = moved.start - placed.start;
    const claimed = { cause: entry.cause as WaitCause, resource: (entry.resource ?? null) as string | null, moved, from: from + by, to: to + by };
    const told = this.untruth(placed, claimed) ?? this.falseBlocker(claimed, listOf(entry.blockers));
    return told === null ? [] : [{ what: `${what}.cause`, reported: `${shown(entry.cause)}${claimed.resource === null ? '' : ` of ${claimed.resource}`}`, recomputed: told }];
  }

  /** The operation named, when links lead there. */
  private follower(placed: Placed, name: unknown): Placed | null {
    const reached = new Set<string>([placed.operation]);
    for (let before = 0; before < reached.size; ) {
      before = reached.size;
      for (const link of placed.process.links) if (reached.has(link.from)) reached.add(link.to);
    }
    return typeof name === 'string' && name !== placed.operation && reached.has(name) ? this.evidence.plan.at(placed.order, name) : null;
  }

  /** Why the cause cannot be what kept the operation; `null` when it can. */
  private untruth(waiting: Placed, claimed: Claimed): string | null {
    const { cause, moved, from, to } = claimed;
    switch (cause) {
      case 'release': return to <= this.evidence.book.now ? null : `the plan begins ${instantText(this.evidence.book.now)}`;
      case 'frozen': return moved.started || this.frozen.has(`${moved.order}\n${moved.operation}`) ? null : `${moved.operation} is neither frozen nor started`;
      case 'pin': return this.evidence.book.given.pins.some((p) => p.order === moved.order && p.operation === moved.operation && p.start !== null) ? null : `${moved.operation} has no pinned start`;
      case 'minimum-lag': return this.lag(waiting, from, to);
      case 'slot': return this.slot(claimed);
      case 'session': return this.session(claimed, false);
      case 'material': return this.material(claimed);
      case 'storage': return untrueStorage(this.evidence, this.sooner, claimed);
      case 'hold':
      case 'choice': return null;
      default: return moved.step.requirement.kind === 'session' ? this.session(claimed, true) : this.byWork(claimed);
    }
  }

  private lag(waiting: Placed, from: number, to: number): string | null {
    const ends = waiting.process.links.filter((l) => l.to === waiting.operation).map((l) => ({ lag: l.minLag, end: this.evidence.plan.at(waiting.order, l.from)?.end ?? Infinity }));
    return ends.some(({ lag, end }) => end <= from && to <= end + lag) ? null : 'no minimum lag lasts so long';
  }

  private byWork(claimed: Claimed): string | null {
    const { cause, resource, moved, from, to } = claimed;
    const work = this.sooner.workOf(moved, resource);
    if (work === null) return `${moved.operation} has no hours and phases of its own`;
    const { sooner } = this;
    switch (cause) {
      case 'calendar': {
        // Between the phases of one operation closed hours and a short crew can only together be too long a wait.
        const together = work.phases.length > 1 && work.open !== null && openMinutes(work.open, from, moved.end) < moved.end - from;
        return couldStart(sooner.byHours(work, from, to, together), together ? 'hours and crews allow' : 'the hours allow');
      }
      case 'unavailable': {
        const isDown = work.equipment?.id === resource && work.equipment.unavailable.some((gap) => gap.end > from && gap.start < gap.end);
        return isDown ? couldStart(sooner.byHours(work, from, to, true), 'hours and crews allow') : `${shown(resource)} is not down`;
      }
      case 'crew':
        if (!work.phases.some((p) => p.crew.some((c) => c.crew === resource))) return `${moved.operation} does not need ${shown(resource)}`;
        if (!this.isShort(claimed, work)) return `${shown(resource)} is free all the time`;
        return couldStart(sooner.byHours(work, from, to, true), 'hours and crews allow');
      case 'equipment':
      case 'changeover':
        if (work.equipment?.id !== resource) return `${moved.operation} is not done on ${shown(resource)}`;
        return couldStart(sooner.onEquipment(moved, work, from, to), `hours, crews and ${resource} allow`);
      case 'suite': return untrueSuite(this.evidence, this.sooner, claimed);
      case 'positions': return untruePositions(this.evidence, this.sooner, claimed);
      default: return 'no cause that is known';
    }
  }

  private slot({ resource, moved, from, to }: Claimed): string | null {
    const need = moved.step.requirement;
    const method = need.kind === 'run' && need.method === resource ? this.evidence.book.methods.get(need.method) : undefined;
    if (method === undefined || method.starts.kind !== 'weekly') return `${moved.operation} waits for no start of ${shown(resource)}`;
    const free = this.evidence.calendars.weeklyStarts(method.starts, from, to).find((t) => this.sooner.hasSlot(method, moved, t));
    return free === undefined ? null : `a start at ${instantText(free)} has room`;
  }

  private session({ resource, moved, from, to }: Claimed, forCrew: boolean): string | null {
    const need = moved.step.requirement;
    const session = need.kind === 'session' ? this.evidence.book.given.plant.sessions.find((s) => s.id === need.session) : undefined;
    if (session === undefined || (forCrew ? !session.crew.some((c) => c.crew === resource) : session.id !== resource)) return `${moved.operation} waits for no sitting of ${shown(resource)}`;
    const { calendars } = this.evidence;
    for (const t of calendars.weeklyStarts(session.starts, from, to)) {
      if (!isOpenAt(calendars.open(session.calendar), t)) continue;
      const sitting = this.sooner.bystanders.atSitting(session.id, t);
      const planned = sitting.planned.filter((p) => p !== moved).length;
      const { started } = sitting;
      if (planned + started >= session.capacity * calendars.weeklyRuns(session.starts, t)) {
        if (forCrew) return `the sitting at ${instantText(t)} is full`;
        continue;
      }
      const lacking = planned % session.capacity === 0 && session.crew.some((c) => this.sooner.spare.lackingUntil(c.crew, c.heads, t, t + session.duration, []) >= 0);
      if (!lacking || !forCrew) return `the sitting at ${instantText(t)} has room`;
    }
    return null;
  }

  private material({ resource, moved, from, to }: Claimed): string | null {
    const material: Material | undefined = this.evidence.book.given.plant.materials.find((m) => m.id === resource);
    if (material === undefined || !moved.step.materials.some((m) => m.material === resource)) return `${moved.operation} needs no ${shown(resource)}`;
    const turns = [from, ...material.receipts.flatMap((r) => [r.at, r.expires ?? from]).filter((t) => t > from && t < to)];
    const enough = turns.find((t) => servesAll(this.evidence, material, this.sooner.bystanders.takers(material.id), { order: moved.order, operation: moved.operation, start: t }));
    return enough === undefined ? null : `there is enough of ${resource} at ${instantText(enough)}`;
  }

  /** Whether the crew lacks heads at some minute from the first start claimed to the planned end. */
  private isShort({ resource, moved, from }: Claimed, work: MovableWork): boolean {
    const heads = work.phases.flatMap((p) => p.crew).filter((c) => c.crew === resource).map((c) => c.heads);
    return this.sooner.spare.lackingUntil(resource!, Math.max(...heads), from, moved.end, work.given) >= 0;
  }

  /**
   * Lots named as holding a piece of equipment must be on it from the time claimed on, changeover and the length of the work considered: begun
   * sooner than planned it may wait longer between its phases.
   */
  private falseBlocker({ cause, resource, moved, from, to }: Claimed, blockers: readonly unknown[]): string | null {
    if ((cause !== 'equipment' && cause !== 'changeover') || resource === null) return null;
    if (blockers.length === 0) return null;
    const all = this.sooner.others(moved, resource, from, to);
    const length = all.length === 0 ? NO_CLEARING : longestClearing(this.evidence, all[0].equipment);
    const longest = moved.end - moved.start + this.mayStretch(moved);
    const near = all.filter((o) => {
      const reach = (end: number): number => overAt(this.evidence.calendars, o.equipment, end, length.minutes, length.attended);
      return reach(o.end) > from && o.start < reach(to + longest);
    });
    const held = new Set(near.flatMap((o) => (o.run === null ? [o.order] : this.samplesOf(o.run))));
    const absent = blockers.find((b) => !held.has(b as string));
    return absent === undefined ? null : `${shown(absent)} is not on ${resource} then`;
  }

  private mayStretch({ step: { requirement, maxStretch } }: Claimed['moved']): number {
    return requirement.kind === 'run' ? (this.evidence.book.given.plant.qcMethods.find((m) => m.id === requirement.method)?.maxStretch ?? 0) : maxStretch;
  }

  private samplesOf(run: string): readonly (string | null)[] {
    return this.sooner.bystanders.run(run)?.samples.map((p) => p.order) ?? this.evidence.book.facts.filter((f) => f.actual.run === run).map((f) => f.order.id);
  }
}

const NO_CLEARING = { minutes: 0, attended: false };

function longestClearing({ book }: Evidence, equipment: Equipment): { readonly minutes: number; readonly attended: boolean } {
  const changeover = book.classes.get(equipment.equipmentClass)?.changeover;
  if (changeover === undefined) return NO_CLEARING;
  const { deepClean, byFamily, duration, attended } = changeover;
  return { minutes: Math.max(duration, deepClean?.duration ?? 0, ...byFamily.map((f) => f.duration)), attended: attended || (deepClean?.attended ?? false) };
}
