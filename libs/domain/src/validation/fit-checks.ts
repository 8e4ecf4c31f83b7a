import { covers, intersect, totalLength } from '@lotwright/time';
import type { Instant, Interval } from '@lotwright/time';
import type { Path, ProblemList } from '../problem/problem-list.js';
import type { QcMethod, Session } from '../plant/quality-control.js';
import type { CrewDemand, Phase } from '../process/phase.js';
import type { Operation, Process } from '../process/process.js';
import { Availability, longest } from './availability.js';
import { equipmentFor } from './plant-index.js';
import type { PlantIndex } from './plant-index.js';

/** A place where a phase may work: its open time, and how much longer than nominal it takes there. */
interface Place {
  readonly open: readonly Interval[];
  readonly speedPercent: number;
}

/**
 * Work that no calendar could ever hold, so that a planner would look for a place in vain for ever: phases longer than
 * every open window, crews that never have enough heads, weekly starts that are never open. Outages do not count: they keep the orders out that need
 * the equipment, not the plant. Looks only at references that exist.
 */
export function checkFit(list: ProblemList, index: PlantIndex, window: Interval): void {
  const availability = new Availability(index, window);
  const { plant } = index;
  plant.processes.forEach((process, i) =>
    process.operations.forEach((operation, k) => {
      const places = placesOf(operation, process, index, availability);
      const path = ['processes', i, 'operations', k, 'phases'];
      if (places) operation.phases.forEach((phase, m) => checkPhaseFit(list, [...path, m], phase, places, availability));
    }),
  );
  plant.qcMethods.forEach((method, i) => checkMethodFit(list, ['qcMethods', i], method, index, availability));
  plant.sessions.forEach((session, i) => checkSessionFit(list, ['sessions', i], session, index, availability));
}

/** Where an operation's phases may work; `null` when another problem or an unqualified plant makes the question moot. */
function placesOf(operation: Operation, process: Process, index: PlantIndex, availability: Availability): Place[] | null {
  const { requirement } = operation;
  switch (requirement.kind) {
    case 'equipment': {
      const pieces = equipmentFor(index.plant, process, operation).filter((piece) => index.calendars.has(piece.calendar));
      return pieces.length > 0 ? pieces.map((piece) => ({ open: availability.calendar(piece.calendar), speedPercent: piece.speedPercent })) : null;
    }
    case 'positions': {
      const pool = index.plant.positionPools.find((one) => one.id === requirement.pool);
      return pool && index.calendars.has(pool.calendar) ? [{ open: availability.calendar(pool.calendar), speedPercent: 100 }] : null;
    }
    case 'people':
      if (requirement.calendar !== null && !index.calendars.has(requirement.calendar)) return null;
      return [{ open: availability.calendar(requirement.calendar), speedPercent: 100 }];
    default:
      return null;
  }
}

function checkPhaseFit(list: ProblemList, path: Path, phase: Phase, places: readonly Place[], availability: Availability): void {
  if (phase.work === 'unattended' || phase.duration.mode <= 0) return;
  if (!checkHeads(list, [...path, 'crew'], phase.crew, availability)) return;
  let best = 0;
  for (const place of places) {
    const length = Math.ceil((phase.duration.mode * 100) / place.speedPercent);
    const free = availability.staffed(place.open, phase.crew);
    const room = phase.work === 'attended' ? longest(free) : totalLength(free);
    if (room >= length) return;
    best = Math.max(best, room);
  }
  const staffed = phase.crew.length > 0 ? ' with its crew on duty' : '';
  list.add(
    [...path, 'duration'],
    'never_fits',
    `${phase.duration.mode} minutes`,
    `at most ${best} minutes, or longer open hours`,
    `the phase takes ${phase.duration.mode} minutes, the longest open time${staffed} is ${best} minutes`,
  );
}

/** Whether every demand can be met at some time. */
function checkHeads(list: ProblemList, path: Path, demands: readonly CrewDemand[], availability: Availability): boolean {
  let enough = true;
  demands.forEach((demand, k) => {
    const most = availability.mostHeads(demand.crew);
    if (demand.heads <= most) return;
    enough = false;
    const isRostered = demand.heads <= availability.mostRostered(demand.crew);
    const accepted = isRostered ? `at most ${most}, or absences of crew ${demand.crew} that end sooner` : `at most ${most}, or a larger roster`;
    const found = isRostered ? `absences leave crew ${demand.crew} no more than ${most} heads on duty in all the time that is looked at` : `crew ${demand.crew} never has more than ${most} heads on duty`;
    list.add([...path, k, 'heads'], 'crew_too_small', demand.heads, accepted, `${found}, ${demand.heads} are needed`);
  });
  return enough;
}

function checkMethodFit(list: ProblemList, path: Path, method: QcMethod, index: PlantIndex, availability: Availability): void {
  if (!index.calendars.has(method.calendar)) return;
  const places = instrumentPlaces(method, index, availability);
  if (!places) return;
  method.phases.forEach((phase, k) => checkPhaseFit(list, [...path, 'phases', k], phase, places, availability));
  if (method.starts.kind !== 'weekly') return;
  const slots = availability.slots(method.starts.starts, method.calendar);
  if (slots.length === 0) {
    list.add([...path, 'starts'], 'never_open', null, 'a weekly time at which the calendar is open', `calendar ${method.calendar} is closed at every weekly start`);
    return;
  }
  const [first] = method.phases;
  if (!first || first.work !== 'attended' || first.duration.mode <= 0) return;
  const fits = places.some((place) => {
    const free = availability.staffed(place.open, first.crew);
    const length = Math.ceil((first.duration.mode * 100) / place.speedPercent);
    return slots.some((at) => covers(free, { start: at, end: (at + length) as Instant }));
  });
  if (!fits) {
    list.add([...path, 'starts'], 'never_fits', null, 'a weekly time from which the first phase can work to its end', `the first phase, ${first.duration.mode} minutes, never fits from a weekly start into open hours with its crew`);
  }
}

/** Where a run may work; `null` when the class has no qualified instrument. */
function instrumentPlaces(method: QcMethod, index: PlantIndex, availability: Availability): Place[] | null {
  const own = availability.calendar(method.calendar);
  if (method.instrument === null) return [{ open: own, speedPercent: 100 }];
  const pieces = index.plant.equipment.filter(
    (piece) =>
      piece.equipmentClass === method.instrument &&
      index.calendars.has(piece.calendar) &&
      piece.qualifications.some((q) => q.method === null || q.method === method.id),
  );
  if (pieces.length === 0) return null;
  return pieces.map((piece) => ({ open: intersect(own, availability.calendar(piece.calendar)), speedPercent: piece.speedPercent }));
}

function checkSessionFit(list: ProblemList, path: Path, session: Session, index: PlantIndex, availability: Availability): void {
  if (!index.calendars.has(session.calendar)) return;
  const slots = availability.slots(session.starts.starts, session.calendar);
  if (slots.length === 0) {
    list.add([...path, 'starts'], 'never_open', null, 'a weekly time at which the calendar is open', `calendar ${session.calendar} is closed at every sitting`);
    return;
  }
  if (!checkHeads(list, [...path, 'crew'], session.crew, availability)) return;
  const staffed = session.crew.map((demand) => availability.crewWith(demand));
  const held = slots.some((at) => staffed.every((free) => covers(free, { start: at, end: (at + session.duration) as Instant })));
  if (!held) {
    list.add([...path, 'starts'], 'never_fits', null, 'a weekly time at which the crew is on duty for the whole sitting', `the crew is never on duty for the ${session.duration} minutes of a sitting`);
  }
}
