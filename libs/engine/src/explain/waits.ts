import type { WaitCause } from '@lotwright/domain';
import type { Compiled } from '../compile/compile.js';
import type { Workshop } from '../construct/workshop.js';
import { NONE } from '../problem/limits.js';
import { FACT } from '../solution/operation-places.js';
import { CAUSE, type Jump } from '../solution/trace.js';
import { Obstacles } from './obstacles.js';
import { Occupants } from './occupants.js';
import { resourceOf, waitCause } from './resource-names.js';

/** Lots named behind one wait at most. */
const MOST_BLOCKERS = 6;
/** Starts tried in a wait that nothing objects to, to find where something does again. */
const MOST_PROBES = 24;
const LEAST_PROBE = 15;

/** A stretch of waiting, with orders and operations as index numbers. */
export interface Wait {
  readonly from: number;
  readonly to: number;
  readonly cause: WaitCause;
  readonly resource: string | null;
  readonly blockers: readonly number[];
  /** The operation that would have had no place, where it is a later one than the one that waits; -1 when it is not. */
  readonly behind: number;
}

/** An operation that moves along when the waiting one starts sooner. */
interface Follower {
  readonly op: number;
  /** Its start less the start of the waiting operation. */
  readonly offset: number;
  /** Minutes by which the waiting operation can start sooner without it: what is left of the hold between them. */
  readonly slack: number;
}

/**
 * Splits a wait by what would have stood in the way of every earlier start: of the waiting operation itself; else of those that a hold
 * ties to it; else of those after it on the way to patient-ready, all of them sooner by the same amount.
 */
export class WaitSplitter {
  private readonly obstacles: Obstacles;
  private occupants: Occupants | null = null;

  constructor(
    private readonly compiled: Compiled,
    private readonly workshop: Workshop,
  ) {
    this.obstacles = new Obstacles(compiled, workshop);
  }

  /** The wait of `x` from `from` to its start at `to`; `later` are the operations after it on the critical chain. */
  split(x: number, from: number, to: number, later: readonly number[]): Wait[] {
    const { problem } = this.compiled;
    if (this.workshop.table.state[x] === FACT) return [plain(from, to, 'frozen', NONE)];
    const waits: Wait[] = [];
    let at = from;
    if (at < problem.now) {
      at = Math.min(to, problem.now);
      waits.push(plain(from, at, 'release', NONE));
    }
    if (at < to) waits.push(...this.explained(x, at, to, later));
    return joined(waits);
  }

  private explained(x: number, from: number, to: number, later: readonly number[]): Wait[] {
    const waits: Wait[] = [];
    const probe = Math.max(LEAST_PROBE, Math.ceil((to - from) / MOST_PROBES));
    const itself: Follower = { op: x, offset: 0, slack: -1 };
    let followers: readonly Follower[] | null = null;
    for (let at = from; at < to; ) {
      let found = this.objections(x, itself, at, to);
      if (found.length === 0) followers ??= this.followers(x, later);
      for (let i = 0; found.length === 0 && i < followers!.length; i++) found = this.objections(x, followers![i], at, to);
      if (found.length > 0) {
        waits.push(...found);
        at = found[found.length - 1].to;
      } else {
        const end = Math.min(to, at + probe);
        waits.push(plain(at, end, 'choice', NONE));
        at = end;
      }
    }
    return waits;
  }

  /** What an operation runs into from there on where `x` starts at `at`. */
  private objections(x: number, { op, offset, slack }: Follower, at: number, to: number): Wait[] {
    const { problem } = this.compiled;
    const start = this.workshop.table.start[x];
    if (start - at <= slack) return [];
    const end = slack > 0 ? Math.min(to, start - slack) : to;
    const behind = op === x ? NONE : op;
    if (this.workshop.table.state[op] === FACT || problem.frozen[op] === 1) return [plain(at, end, 'frozen', behind)];
    if (problem.pinStart[op] !== NONE) return [plain(at, end, 'pin', behind)];
    const waits: Wait[] = [];
    for (const jump of this.obstacles.of(op, at + offset)) {
      if (jump.from - offset >= end || (behind !== NONE && this.isOwn(op, jump))) break;
      waits.push(this.named(op, behind, jump, jump.from - offset, Math.min(end, jump.to - offset)));
    }
    return waits;
  }

  /** Whether another operation of the same order is in the way: it would be sooner, too. */
  private isOwn(op: number, { owner }: Jump): boolean {
    const { opOrder } = this.compiled.problem;
    return owner >= 0 && opOrder[owner] === opOrder[op];
  }

  /** Those that a hold ties to the operation, then the chain after it and what holds tie to that. */
  private followers(x: number, later: readonly number[]): Follower[] {
    const { table } = this.workshop;
    const chain: Follower[] = [];
    const seen = new Set([x]);
    const add = (op: number, slack: number): void => {
      if (seen.has(op)) return;
      seen.add(op);
      chain.push({ op, offset: table.start[op] - table.start[x], slack });
    };
    for (const op of [x, ...later]) {
      add(op, -1);
      for (const [tied, slack] of this.tiedTo(op)) if (!later.includes(tied)) add(tied, slack);
    }
    return chain;
  }

  /** Operations that must start within a hold after `x`, and what is left of it. */
  private tiedTo(x: number): [op: number, slack: number][] {
    const { problem } = this.compiled;
    const { table } = this.workshop;
    const base = problem.firstOp[problem.opOrder[x]];
    return problem.opSpec[x].outLinks
      .filter((link) => link.maxLag >= 0)
      .map((link): [number, number] => [base + link.to, Math.max(0, table.end[x] + link.maxLag - table.start[base + link.to])]);
  }

  private named(op: number, behind: number, jump: Jump, from: number, to: number): Wait {
    const resource = resourceOf(this.compiled, op, jump);
    return { from, to, cause: waitCause(this.compiled, op, jump), resource: resource?.id ?? null, blockers: this.blockers(op, jump), behind };
  }

  /** Orders behind the booking in the way, or those that hold what was short. */
  private blockers(op: number, { cause, resource, owner, from, to }: Jump): readonly number[] {
    const { problem } = this.compiled;
    if (owner >= 0) return [problem.opOrder[owner]];
    const occupants = (this.occupants ??= new Occupants(problem, this.workshop));
    if (owner < -1) return occupants.inRun(-2 - owner).slice(0, MOST_BLOCKERS);
    const own = problem.opOrder[op];
    switch (cause) {
      case CAUSE.equipment:
      case CAUSE.changeover: return this.history(resource, from, to);
      case CAUSE.crew: return occupants.during('crew', resource, from, to, own, MOST_BLOCKERS);
      case CAUSE.positions: return occupants.during('pool', resource, from, to, own, MOST_BLOCKERS);
      case CAUSE.session: return occupants.during('session', resource, from, Math.min(to, from + 1), own, MOST_BLOCKERS);
      case CAUSE.storage: return occupants.during('storage', resource, from, to, own, MOST_BLOCKERS);
      default: return [];
    }
  }

  /** Orders whose started work is in the way. */
  private history(equipment: number, from: number, to: number): readonly number[] {
    const orders = this.compiled.problem.equipmentFacts
      .filter((f) => f.equipment === equipment && f.order !== NONE && f.start < to && f.end > from)
      .map((f) => f.order);
    return [...new Set(orders)].slice(0, MOST_BLOCKERS);
  }
}

function plain(from: number, to: number, cause: WaitCause, behind: number): Wait {
  return { from, to, cause, resource: null, blockers: [], behind };
}

/** Of many lots in turn the first, before whom most would be gained, and the last, after whom the wait is over. */
function firstAndLast(lots: readonly number[]): readonly number[] {
  return lots.length <= MOST_BLOCKERS ? lots : [...lots.slice(0, MOST_BLOCKERS / 2), ...lots.slice(-MOST_BLOCKERS / 2)];
}

/** Neighbouring waits for the same thing become one. */
function joined(waits: Wait[]): Wait[] {
  if (waits.length < 2) return waits;
  const out: Wait[] = [];
  for (const wait of waits) {
    const last = out[out.length - 1];
    if (last === undefined || last.cause !== wait.cause || last.resource !== wait.resource || last.behind !== wait.behind) {
      out.push(wait);
      continue;
    }
    const { from, cause, resource, behind } = last;
    out[out.length - 1] = { from, to: wait.to, cause, resource, blockers: firstAndLast(union(last.blockers, wait.blockers)), behind };
  }
  return out;
}

function union(lots: readonly number[], more: readonly number[]): readonly number[] {
  return more.every((lot) => lots.includes(lot)) ? lots : [...new Set([...lots, ...more])];
}
