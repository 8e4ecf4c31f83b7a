import { union, weeklyInstants } from '@lotwright/time';
import type { Instant } from '@lotwright/time';
import { coversOperation } from '@lotwright/domain';
import type { Equipment, Link, Operation, Plant, Process } from '@lotwright/domain';
import type { Opening } from './opening.js';
import { firstEndingAfter } from './opening.js';
import { earliestFit } from './placement.js';
import type { WorkShape } from './placement.js';

/** Holds longer than this never decide whether a train fits a shift. */
const LONGEST_TRAIN_HOLD = 4 * 24 * 60;

/**
 * Whether the operations coupled to one another by hold times can follow it in time: calendars only, as if every
 * resource were free. It is what makes capacity "trains that fit the shift" rather than hours divided by duration.
 */
export class TrainFit {
  private readonly shapes = new Map<string, readonly WorkShape[]>();
  private readonly slots = new Map<string, readonly number[]>();

  constructor(
    private readonly plant: Plant,
    private readonly opening: Opening,
  ) {}

  /** Whether everything held to `operation` can start within its hold when `operation` ends at `end`. */
  holds(process: Process, operation: Operation, end: number): boolean {
    return process.links.every((link) => link.from !== operation.id || !isTight(link) || this.follows(process, link, end));
  }

  private follows(process: Process, link: Link, end: number): boolean {
    const next = process.operations.find((o) => o.id === link.to)!;
    const from = end + link.minLag;
    const latest = end + link.maxLag! + 1;
    if (next.requirement.kind === 'run' || next.requirement.kind === 'session') {
      const at = this.slotsOf(next);
      if (at === null) return true;
      const i = at.findIndex((t) => t >= from);
      return i >= 0 && at[i] < latest;
    }
    return this.shapesOf(process, next).some((shape) => {
      const fit = earliestFit(shape, from, latest);
      return fit !== null && this.holds(process, next, fit.end);
    });
  }

  /** The distinct ways in which an operation can be worked: one per calendar, speed and unavailability of its resources. */
  shapesOf(process: Process, operation: Operation): readonly WorkShape[] {
    const key = `${process.id}@${process.version}/${operation.id}`;
    let shapes = this.shapes.get(key);
    if (!shapes) {
      shapes = this.write(process, operation);
      this.shapes.set(key, shapes);
    }
    return shapes;
  }

  private write(process: Process, operation: Operation): WorkShape[] {
    const { requirement, phases, maxStretch } = operation;
    const plain = (calendar: Parameters<Opening['of']>[0]): WorkShape => ({ phases, maxStretch, speedPercent: 100, open: this.opening.of(calendar), blocked: [] });
    if (requirement.kind === 'positions') return [plain(this.plant.positionPools.find((p) => p.id === requirement.pool)!.calendar)];
    if (requirement.kind === 'people') return [plain(requirement.calendar)];
    if (requirement.kind !== 'equipment') return [];
    const distinct = new Map<string, WorkShape>();
    for (const piece of this.plant.equipment) {
      if (piece.equipmentClass !== requirement.equipmentClass || !qualified(piece, process, operation)) continue;
      const key = JSON.stringify([piece.calendar, piece.speedPercent, piece.unavailable]);
      if (!distinct.has(key)) distinct.set(key, equipmentShape(piece, operation, this.opening));
    }
    return [...distinct.values()];
  }

  private slotsOf(operation: Operation): readonly number[] | null {
    const { requirement } = operation;
    const weekly =
      requirement.kind === 'run' ? this.plant.qcMethods.find((m) => m.id === requirement.method)!
      : requirement.kind === 'session' ? this.plant.sessions.find((s) => s.id === requirement.session)!
      : null;
    if (weekly === null || weekly.starts.kind !== 'weekly') return null;
    let at = this.slots.get(weekly.id);
    if (!at) {
      const { start, end } = this.opening.horizon;
      const open = this.opening.of(weekly.calendar);
      at = weeklyInstants(weekly.starts.starts, this.plant.zone, start, end).map((s) => s.at).filter((t) => isOpen(open, t));
      this.slots.set(weekly.id, at);
    }
    return at;
  }
}

/** How an operation, or a run of a method, is worked on `piece`. */
export function equipmentShape(piece: Equipment, work: Pick<Operation, 'phases' | 'maxStretch'>, opening: Opening): WorkShape {
  const blocked = union(piece.unavailable);
  return { phases: work.phases, maxStretch: work.maxStretch, speedPercent: piece.speedPercent, open: opening.ofEquipment(piece), blocked };
}

/** Whether any qualification of the piece matches, expiry aside: a rough cut looks at the weeks, not at the day. */
export function qualified(piece: Equipment, process: Process, operation: Operation): boolean {
  return piece.qualifications.some((q) => coversOperation(q, process, operation));
}

/** Whether an interval set has the minute that begins at `at`. */
export function isOpen(open: readonly { start: Instant; end: Instant }[], at: number): boolean {
  const i = firstEndingAfter(open, at);
  return i < open.length && open[i].start <= at;
}

function isTight(link: Link): boolean {
  return link.maxLag !== null && link.maxLag <= LONGEST_TRAIN_HOLD;
}
