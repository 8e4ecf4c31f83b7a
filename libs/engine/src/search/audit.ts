import { Decoder } from '../construct/decoder.js';
import { Workshop } from '../construct/workshop.js';
import { NONE } from '../problem/limits.js';
import { PLACED } from '../solution/operation-places.js';
import { Trial } from '../solution/trial.js';

/** A difference between the incremental state and a fresh evaluation: our bug, never the user's. */
export class AuditError extends Error {
  override readonly name = 'AuditError';
}

/**
 * Books the present timetable into an empty plant from scratch and compares every level, crew, equipment line, run and place.
 * @throws AuditError naming the rule and the order or resource at the first difference
 */
export function audit(decoder: Decoder, when: string): void {
  const { problem, workshop } = decoder;
  const fresh = new Decoder(problem, new Workshop(problem));
  const trial = new Trial();
  for (let o = 0; o < problem.orders; o++) {
    if (problem.orderRecipe[o] === NONE) continue;
    const { sequence } = problem.recipes[problem.orderRecipe[o]];
    for (let pos = 0; pos < sequence.length; pos++) {
      const x = problem.firstOp[o] + sequence[pos];
      if (workshop.table.state[x] !== PLACED) continue;
      if (workshop.table.planned[o] === 0) throw differ('R16', `order ${o} is half planned`, when);
      workshop.table.read(x, trial);
      fresh.workshop.put(x, trial);
    }
    if (workshop.table.planned[o] === 1) fresh.count(o);
  }
  compareLevels(decoder, fresh, when);
  compareBookings(decoder, fresh, when);
}

function compareLevels(decoder: Decoder, fresh: Decoder, when: string): void {
  decoder.tally.sums.forEach((value, measure) => {
    if (value !== fresh.tally.sums[measure]) throw differ('objective', `measure ${measure} is ${value}, afresh ${fresh.tally.sums[measure]}`, when);
  });
  if (decoder.workshop.runs.emptyPlaces !== fresh.workshop.runs.emptyPlaces) throw differ('objective', 'cost differs', when);
}

function compareBookings({ workshop }: Decoder, { workshop: fresh }: Decoder, when: string): void {
  workshop.crews.forEach((crew, i) => {
    const at = crew.difference(fresh.crews[i]);
    if (at >= 0) throw differ('R9', `the free heads of crew ${i} differ from minute ${at} on`, when);
  });
  workshop.gaps.timelines.forEach((line, e) => {
    const other = fresh.gaps.timelines[e];
    if (line.count !== other.count) throw differ('R3', `equipment ${e} has ${line.count} bookings, afresh ${other.count}`, when);
    for (let i = line.next[0], j = other.next[0]; i !== 0; i = line.next[i], j = other.next[j]) {
      if (line.times[i] !== other.times[j] || line.ends[i] !== other.ends[j]) throw differ('R3', `the booking of equipment ${e} at ${line.times[i]} differs (owner ${line.owners[i]})`, when);
    }
  });
  workshop.runs.samples.forEach((samples, r) => {
    if (samples !== fresh.runs.samples[r]) throw differ('R10', `run ${r} has ${samples} samples, afresh ${fresh.runs.samples[r]}`, when);
  });
  const place = workshop.places.difference(fresh.places);
  if (place !== null) throw differ('R11', place, when);
}

function differ(rule: string, what: string, when: string): AuditError {
  return new AuditError(`${rule}: ${what} (${when}). The incremental state and a fresh evaluation disagree; please report the case, seed and step.`);
}
