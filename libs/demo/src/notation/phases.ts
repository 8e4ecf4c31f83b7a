import type { Minutes } from '@lotwright/time';
import type { CrewDemand, CrewId, Phase, PhaseDuration } from '@lotwright/domain';
import { around, exactly } from './durations.js';

/** `heads` people of a crew. */
export function people(crew: string, heads = 1): CrewDemand {
  return { crew: crew as CrewId, heads };
}

/** Work that needs its people and open hours from start to end. */
export function attended(name: string, mode: Minutes, ...crew: CrewDemand[]): Phase {
  return { name, duration: around(mode), work: 'attended', crew };
}

/** A reaction or run that goes on by itself, nights and weekends too. */
export function unattended(name: string, mode: Minutes): Phase {
  return { name, duration: around(mode), work: 'unattended', crew: [] };
}

/** An incubation by the clock: unattended and always of the same length. */
export function incubation(name: string, mode: Minutes): Phase {
  return { name, duration: exactly(mode), work: 'unattended', crew: [] };
}

/** Desk work that may be put aside overnight. */
export function interruptible(name: string, duration: PhaseDuration, ...crew: CrewDemand[]): Phase {
  return { name, duration, work: 'interruptible', crew };
}
