import type { Minutes } from '@lotwright/time';
import type { CalendarId, EquipmentClassId, PositionPoolId, QcMethodId, SessionId } from '../identity.js';
import type { StartRule } from '../calendar/calendar.js';
import type { CrewDemand, Phase } from '../process/phase.js';

/**
 * A test that is run for several samples at once (plate, sequence, assay). All samples of a run start and end together;
 * a run holds one method only. Its phases and crew are needed once per run, whatever the number of samples.
 */
export interface QcMethod {
  readonly id: QcMethodId;
  readonly name: string;
  /** Samples per run, controls not counted; at least 1. */
  readonly capacity: number;
  /** Instrument the run occupies (one run at a time each, changeover included); `null` when only starts and crew limit it. */
  readonly instrument: EquipmentClassId | null;
  readonly calendar: CalendarId;
  readonly starts: StartRule;
  readonly phases: readonly Phase[];
  /** Longest total wait between the phases of a run, minutes. */
  readonly maxStretch: Minutes;
  /** Chance that the result is invalid and the test is repeated; 0 <= p < 1. */
  readonly invalidProbability: number;
}

/** Like positions that samples occupy each on their own (sterility incubators, template blocks). */
export interface PositionPool {
  readonly id: PositionPoolId;
  readonly name: string;
  /** Positions in use at one minute at most; at least 1. */
  readonly capacity: number;
  /** When attended phases (loading, reading) may work. */
  readonly calendar: CalendarId;
}

/** Weekly sittings with a capacity: QP and QA disposition, review boards, courier pick-ups. */
export interface Session {
  readonly id: SessionId;
  readonly name: string;
  /** Orders per sitting; at least 1. */
  readonly capacity: number;
  /** Length of a sitting: each operation in it starts and ends with it. */
  readonly duration: Minutes;
  readonly calendar: CalendarId;
  readonly starts: Extract<StartRule, { kind: 'weekly' }>;
  /** Needed once per sitting that holds at least one order. */
  readonly crew: readonly CrewDemand[];
}
