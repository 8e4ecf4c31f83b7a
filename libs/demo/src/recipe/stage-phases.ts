import type { Phase } from '@lotwright/domain';
import { minutes } from '@lotwright/time';
import { attended, people, unattended } from '../notation/phases.js';
import { hours } from '../notation/durations.js';
import type { StageTimes } from '../site/site-tables.js';

/** Length of the two-person check of chain of identity before material is opened. */
const IDENTITY_CHECK = hours(0.25);

/** Names of the hands-on start, the automatic run and the hands-on end. */
export type PhaseNames = readonly [setUp: string, run: string, finish: string];

/**
 * The phases of a stage with one operator: a two-person identity check, the rest of the set-up, the run by itself, and the
 * hands-on end.
 */
export function checkedStage(times: StageTimes, crew: string, [setUp, run, finish]: PhaseNames): Phase[] {
  return [
    attended('Identity check by two', IDENTITY_CHECK, people(crew, 2)),
    attended(setUp, minutes(times.setUp - IDENTITY_CHECK), people(crew)),
    unattended(run, times.run),
    attended(finish, times.finish, people(crew)),
  ];
}
