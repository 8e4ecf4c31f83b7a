import { minutes } from '@lotwright/time';
import type { Minutes } from '@lotwright/time';
import type {
  CalendarId, CrewDemand, EquipmentClassId, Fence, Phase, PositionPool, PositionPoolId, QcMethod, QcMethodId, Session, SessionId, Stage,
  Storage, StorageId, WeeklyStart,
} from '@lotwright/domain';

/** Phases of a run, how long it may wait between them, and the chance of an invalid result. */
export interface RunWork {
  readonly phases: readonly Phase[];
  readonly stretch?: Minutes;
  readonly invalid: number;
}

/** A test in runs of at most `capacity` samples that start at weekly slots; `instrument` is an equipment class or none. */
export function qcMethod(
  id: string,
  name: string,
  capacity: number,
  instrument: string | null,
  calendar: string,
  starts: readonly WeeklyStart[],
  work: RunWork,
): QcMethod {
  return {
    id: id as QcMethodId,
    name,
    capacity,
    instrument: instrument as EquipmentClassId | null,
    calendar: calendar as CalendarId,
    starts: { kind: 'weekly', starts },
    phases: work.phases,
    maxStretch: work.stretch ?? minutes(0),
    invalidProbability: work.invalid,
  };
}

/** A test without slots or instrument that may start at any open minute its people have. */
export function openQcMethod(id: string, name: string, capacity: number, calendar: string, work: RunWork): QcMethod {
  return { ...qcMethod(id, name, capacity, null, calendar, [], work), starts: { kind: 'open-hours' } };
}

/** Like positions, loaded and read in the hours of a calendar. */
export function pool(id: string, name: string, capacity: number, calendar: string): PositionPool {
  return { id: id as PositionPoolId, name, capacity, calendar: calendar as CalendarId };
}

/** A weekly sitting for at most `capacity` orders. */
export function session(
  id: string,
  name: string,
  capacity: number,
  duration: Minutes,
  calendar: string,
  starts: readonly WeeklyStart[],
  crew: readonly CrewDemand[] = [],
): Session {
  return { id: id as SessionId, name, capacity, duration, calendar: calendar as CalendarId, starts: { kind: 'weekly', starts }, crew };
}

/** Freezer or quarantine places. */
export function storage(id: string, name: string, positions: number): Storage {
  return { id: id as StorageId, name, positions };
}

/** How far ahead a stage is fixed, and how far moving costs. */
export function fence(stage: Stage, frozen: Minutes, slushy: Minutes): Fence {
  return { stage, frozen, slushy };
}
