import type { Equipment, Operation, Phase, Process, QcMethod, Session } from '@lotwright/domain';
import { atSpeed } from '../evidence/case-book.js';
import { changeoverLength } from '../evidence/occupations.js';
import type { Occupation } from '../evidence/occupations.js';
import { joined } from '../evidence/open-time.js';
import { qualifiedFor } from '../proof/qualified.js';
import { servesOneMore } from '../rules/r13-materials.js';
import type { Crowd } from './crowd.js';
import { FOREVER, inAll, only } from './instants.js';
import type { Instants } from './instants.js';
import { piecesOf } from './pieces.js';
import type { Piece } from './pieces.js';
import { ANY_TIME, beside, Clearing, gapsOn } from './windows.js';
import type { Site, Window } from './windows.js';

/** One way of doing an operation: on one piece of equipment or none, within one window. */
export interface Manner {
  /** Every start that each phase can have, and how long it takes then. */
  readonly phases: readonly (readonly Piece[])[];
  /** Longest wait between two phases. */
  readonly stretch: number;
  /** Equipment that no other operation of the order may be on then; `null` for none, and for runs, which samples of one order may share. */
  readonly piece: string | null;
  readonly window: Window;
  /** Where the first phase may start besides. */
  readonly starts: Instants;
}

/** What binds one operation: its equipment, or `null`. */
type BoundTo = string | null;

/** Finds every manner in which an operation of one order could be done beside the crowd. Its own operations are not asked about each other. */
export class Manners {
  constructor(private readonly crowd: Crowd, private readonly order: string, private readonly process: Process) {}

  of(operation: Operation, bound: BoundTo): readonly Manner[] {
    const { plant } = this.crowd.book.given;
    const need = operation.requirement;
    const supplied = this.supplied(operation);
    const stretch = this.crowd.named.has('stretch', operation.id) ? operation.maxStretch : Infinity;
    switch (need.kind) {
      case 'session': {
        const session = plant.sessions.find((s) => s.id === need.session);
        return session === undefined ? [] : this.sittings(session, supplied);
      }
      case 'run': {
        const method = this.crowd.book.methods.get(need.method);
        return method === undefined ? [] : [...this.newRuns(method, bound, supplied), ...this.joined(method, bound, supplied)];
      }
      case 'equipment': {
        const matches = (q: Equipment['qualifications'][number]): boolean => (q.product ?? this.process.product) === this.process.product && (q.operation ?? operation.id) === operation.id;
        return this.pieces(need.equipmentClass, matches, bound).flatMap(({ piece, until }) =>
          this.worked(operation.phases, stretch, piece, this.crowd.openOn(piece), inAll(supplied, [{ start: -Infinity, end: until }]), this.process.product));
      }
      case 'positions': {
        const pool = plant.positionPools.find((p) => p.id === need.pool);
        if (pool === undefined) return [];
        const length = lengthOf(operation.phases, 100);
        const full = length === 0 || !this.crowd.named.has('positions', pool.id) ? [] : this.crowd.fullPool(pool.id);
        return this.laid(operation.phases, stretch, 100, this.crowd.open(pool.calendar), supplied, beside(ANY_TIME, full, length));
      }
      case 'people':
        return this.laid(operation.phases, stretch, 100, this.crowd.open(need.calendar), supplied, ANY_TIME);
    }
  }

  /** The pieces that may do it, each with the instant from which on it may not any more. */
  private pieces(equipmentClass: string, matches: (q: Equipment['qualifications'][number]) => boolean, bound: BoundTo): readonly { readonly piece: Equipment; readonly until: number }[] {
    const { plant } = this.crowd.book.given;
    const able = this.crowd.named.has('qualification', equipmentClass)
      ? qualifiedFor(plant, equipmentClass, matches)
      : plant.equipment.filter((e) => e.equipmentClass === equipmentClass).map((piece) => ({ piece, until: Infinity }));
    return able.filter(({ piece }) => bound === null || piece.id === bound);
  }

  /** Work on a piece of equipment, once for each gap that others, outages and a segregated suite leave. @param product of the lot; `null` for a run */
  private worked(phases: readonly Phase[], stretch: number, piece: Equipment, open: Instants, starts: Instants, product: string | null): readonly Manner[] {
    const length = lengthOf(phases, piece.speedPercent);
    const down = length === 0 ? [] : this.crowd.outages(piece).map(({ start, end }) => ({ from: end, to: start }));
    const windows = this.cleared(beside(this.gaps(piece, product, length), down, length), piece, product, length);
    return this.laid(phases, stretch, piece.speedPercent, open, starts, windows).map((manner) => ({ ...manner, piece: product === null ? null : piece.id }));
  }

  private gaps(piece: Equipment, product: string | null, length: number): readonly Window[] {
    const { book, occupations } = this.crowd;
    const equipmentClass = book.classes.get(piece.equipmentClass);
    if (equipmentClass === undefined) return ANY_TIME;
    const { attended, deepClean } = equipmentClass.changeover;
    const open = this.crowd.openOn(piece);
    const own: Occupation = { equipment: piece, start: 0, end: 0, order: this.order, operation: null, run: null, product, fact: false };
    const site: Site = {
      deepClean: this.crowd.named.has('clean', equipmentClass.id) ? deepClean : null, changeovers: new Clearing(open, attended), cleans: new Clearing(open, deepClean?.attended ?? false), list: occupations.get(piece.id) ?? [],
      changeoverAfter: (earlier) => changeoverLength(book, equipmentClass, earlier, own),
      changeoverBefore: (later) => changeoverLength(book, equipmentClass, own, later),
    };
    return gapsOn(site, length);
  }

  /** Windows in which no other order is in the piece's segregated suite, nor anything of it to be cleared. */
  private cleared(windows: readonly Window[], piece: Equipment, product: string | null, length: number): readonly Window[] {
    const { book, occupations } = this.crowd;
    const suite = book.given.plant.suites.find((s) => s.id === piece.suite);
    if (suite === undefined || !suite.segregated || product === null || !this.crowd.named.has('suite', suite.id)) return windows;
    const clearing = ({ equipment }: Pick<Occupation, 'equipment'>): { readonly clearing: Clearing; readonly length: number } => {
      const changeover = book.classes.get(equipment.equipmentClass)?.changeover;
      return { clearing: new Clearing(this.crowd.openOn(equipment), changeover?.attended ?? false), length: changeover?.duration ?? 0 };
    };
    const own = clearing({ equipment: piece });
    const others = [...occupations.values()].flat().filter((o) => o.equipment.suite === suite.id && o.product !== null && o.order !== this.order);
    return beside(windows, others.map((o) => {
      const theirs = clearing(o);
      return {
        from: Math.max(o.end + suite.clearance, theirs.clearing.over(o.end, theirs.length)),
        to: Math.min(o.start - suite.clearance, own.clearing.lastEnd(o.start, own.length)),
      };
    }), length);
  }

  private laid(phases: readonly Phase[], stretch: number, speed: number, open: Instants, starts: Instants, windows: readonly Window[]): readonly Manner[] {
    const fromNow = inAll(open, [{ start: this.crowd.book.now, end: Infinity }]);
    const pieces = phases.map((p) => piecesOf(p.work, atSpeed(p.duration.mode, speed), fromNow, this.crowd.staffed(p.crew)));
    return windows.map((window) => ({ phases: pieces, stretch, piece: null, window, starts }));
  }

  private newRuns(method: QcMethod, bound: BoundTo, supplied: Instants): readonly Manner[] {
    const { book } = this.crowd;
    const starts = inAll(supplied, this.runStarts(method));
    const { phases, maxStretch, instrument } = method;
    const open = this.crowd.open(method.calendar);
    if (instrument === null) return bound === null ? this.laid(phases, maxStretch, 100, open, starts, ANY_TIME) : [];
    const matches = (q: Equipment['qualifications'][number]): boolean => (q.method ?? method.id) === method.id;
    return book.classes.has(instrument) ? this.pieces(instrument, matches, bound).flatMap(({ piece, until }) =>
      this.worked(phases, maxStretch, piece, inAll(open, this.crowd.openOn(piece)), inAll(starts, [{ start: -Infinity, end: until }]), null)) : [];
  }

  /** When a run of its own may start, as far as weekly starts go. */
  private runStarts({ id, starts, calendar }: QcMethod): Instants {
    const { book, calendars, plan, named, horizon } = this.crowd;
    if (starts.kind !== 'weekly' || !named.has('starts', id)) return FOREVER;
    const taken = [...plan.runs.filter((r) => r.method === id), ...[...book.startedRuns.values()].filter((r) => r.method?.id === id)].map((r) => r.start);
    const free = calendars.weeklyStarts(starts, book.now, horizon).filter((at) => taken.filter((start) => start === at).length < calendars.weeklyRuns(starts, at));
    return inAll(this.crowd.andBeyond(free.map((at) => only(at)[0])), this.crowd.open(calendar));
  }

  /** A place in a run of one of the others. It is over when that is planned, or as soon as that can be. */
  private joined(method: QcMethod, bound: BoundTo, supplied: Instants): readonly Manner[] {
    return this.crowd.plan.runs.filter((r) => r.method === method.id && r.samples.length < method.capacity && (bound === null || r.instrument === bound)).map((run) => ({
      phases: [[{ start: run.start, end: run.start + 1, lasts: run.end - run.start }], [{ ...FOREVER[0], lasts: 0 }]], stretch: this.crowd.plannedEnd(run.id) - run.end,
      piece: null, window: ANY_TIME[0], starts: supplied,
    }));
  }

  private sittings(session: Session, supplied: Instants): readonly Manner[] {
    const { book, calendars, plan, named, horizon } = this.crowd;
    const attended = (requirement: Operation['requirement']): boolean => requirement.kind === 'session' && requirement.session === session.id;
    const others = plan.placed.filter((p) => !p.started && attended(p.step.requirement)).map((p) => p.start);
    const history = book.facts.filter((f) => attended(f.operation.requirement)).map((f) => f.start);
    const count = (list: readonly number[], at: number): number => list.filter((start) => start === at).length;
    const held = named.has('sittings', session.id)
      ? this.crowd.andBeyond(calendars.weeklyStarts(session.starts, book.now, horizon)
        .filter((at) => count(others, at) + count(history, at) < session.capacity * calendars.weeklyRuns(session.starts, at)).map((at) => only(at)[0]))
      : FOREVER;
    const anew = piecesOf('attended', session.duration, FOREVER, this.crowd.staffed(session.crew));
    const seats = [...new Set(others)].filter((at) => count(others, at) % session.capacity > 0).map((at) => ({ start: at, end: at + 1, lasts: session.duration }));
    const starts = inAll(supplied, held, this.crowd.open(session.calendar));
    return [anew, seats.sort((a, b) => a.start - b.start)].map((pieces) => ({ phases: [pieces], stretch: 0, piece: null, window: ANY_TIME[0], starts }));
  }

  /** Whether there is less of a material, whenever it comes, than the others and all that is left of the order take. */
  runsShort(): boolean {
    const { book, named, plan } = this.crowd;
    const ahead = this.process.operations.filter((o) => book.startedAs(this.order, o.id) === null);
    const takenOf = (material: string) => (sum: number, { materials }: Pick<Operation, 'materials'>): number => materials.reduce((total, m) => (m.material === material ? total + m.quantity : total), sum);
    return book.given.plant.materials.filter((m) => named.has('material', m.id)).some(({ id, receipts }) => {
      const taken = [...ahead, ...plan.placed.filter((p) => !p.started).map((p) => p.step)].reduce(takenOf(id), 0);
      const own = ahead.reduce(takenOf(id), 0);
      return own > 0 && taken > receipts.reduce((sum, r) => (r.expires === null || r.expires > book.now ? sum + r.quantity : sum), 0);
    });
  }

  /** When the operation finds its materials beside the others. */
  private supplied({ id, materials }: Operation): Instants {
    return inAll(FOREVER, ...materials.filter((m) => this.crowd.named.has('material', m.material)).map(({ material: name, quantity }) => {
      const material = this.crowd.material(name);
      if (material === undefined) return [];
      const takers = this.crowd.plan.placed.filter((p) => !p.started && p.step.materials.some((m) => m.material === name));
      const turns = [...material.receipts.flatMap((r) => [r.at, ...(r.expires === null ? [] : [r.expires])]), ...takers.map((t) => t.start)].filter((at) => at > this.crowd.book.now);
      const edges = [...new Set([this.crowd.book.now as number, ...turns.flatMap((at) => [at, at + 1])])].sort((a, b) => a - b);
      const serves = (start: number): boolean => servesOneMore(this.crowd.book, material, takers, { order: this.order, operation: id, start, quantity });
      return joined(edges.flatMap((start, i) => (serves(start) ? [{ start, end: edges[i + 1] ?? Infinity }] : [])));
    }));
  }
}

function lengthOf(phases: readonly Phase[], speed: number): number {
  return phases.reduce((sum, p) => sum + atSpeed(p.duration.mode, speed), 0);
}
