import type { CrewId, Phase, PhaseDuration } from '@lotwright/domain';
import * as z from 'zod';
import { durationShape, idShape, textShape, wholeShape } from './text-shapes.js';

/** People needed. */
export const crewDemandShape = z.strictObject({ crew: idShape<CrewId>(), heads: wholeShape(1, 100_000).default(1) });

const fixed = durationShape();

/** `PT4H` says min, mode and max at once. */
const phaseDurationShape = z.codec(z.union([fixed, z.strictObject({ min: fixed, mode: fixed, max: fixed })], { error: 'a duration such as PT4H, or an object of min, mode and max' }), z.custom<PhaseDuration>(), {
  decode: (wire) => (typeof wire === 'number' ? { min: wire, mode: wire, max: wire } : wire),
  encode: ({ min, mode, max }) => (min === mode && mode === max ? mode : { min, mode, max }),
});

const WORK = ['attended', 'unattended', 'interruptible'] as const;

/** One step of an operation or run. */
export const phaseShape = z.strictObject({
  name: textShape,
  duration: phaseDurationShape,
  work: z.enum(WORK, { error: `one of ${WORK.join(', ')}` }),
  crew: z.array(crewDemandShape).default(() => []),
}) satisfies z.ZodType<Phase>;
