import * as z from 'zod';
import { lengthText, momentText } from './moments.js';

const occupation = z.strictObject({ order: z.string().nullable(), operation: z.string().nullable(), run: z.string().nullable(), start: momentText, end: momentText });

/** A machine, line, skid, isolator or instrument, and what the plan in force has for it. */
export const machineAnswer = z.strictObject({
  id: z.string(),
  name: z.string(),
  equipmentClass: z.string(),
  className: z.string(),
  suite: z.string().nullable(),
  running: occupation.nullable().meta({ description: 'what occupies it at the now of the plan' }),
  next: occupation.nullable(),
  planned: z.number().meta({ description: 'occupations ahead' }),
  occupiedNextWeek: z.number().meta({ description: 'occupied share of the seven days after the now of the plan, 0 to 1' }),
  unavailable: z.array(z.strictObject({ start: momentText, end: momentText, kind: z.string() })),
});

/** The machines of one part of the plant. */
export const areaAnswer = z.strictObject({
  now: momentText.nullable().meta({ description: 'the now of the plan in force; null while there is none' }),
  planNumber: z.number().nullable(),
  machines: z.array(machineAnswer),
});

/** QC methods with their slots, and like positions. */
export const qualityControlAnswer = z.strictObject({
  now: momentText.nullable(),
  planNumber: z.number().nullable(),
  methods: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      capacity: z.number().meta({ description: 'samples per run' }),
      starts: z.enum(['open-hours', 'weekly']),
      slots: z
        .array(z.strictObject({ start: momentText, runs: z.number(), taken: z.number(), free: z.number() }))
        .meta({ description: 'the weekly starts of the next two weeks, or the runs the plan has opened, with their free places' }),
    }),
  ),
  positions: z.array(z.strictObject({ id: z.string(), name: z.string(), capacity: z.number(), inUse: z.number(), mostInUse: z.number() })),
  instruments: z.array(machineAnswer),
});

/** People: heads on duty against heads the plan asks for, day by day. */
export const crewAnswer = z.strictObject({
  now: momentText.nullable(),
  planNumber: z.number().nullable(),
  crews: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      days: z.array(
        z.strictObject({
          from: momentText,
          onDuty: lengthText.meta({ description: 'summed over heads' }),
          asked: lengthText.meta({ description: 'summed over heads' }),
          share: z.number().nullable(),
        }),
      ),
    }),
  ),
});

/** A machine in an answer. */
export type MachineAnswer = z.output<typeof machineAnswer>;
/** An area in an answer. */
export type AreaAnswer = z.output<typeof areaAnswer>;
/** Quality control in an answer. */
export type QualityControlAnswer = z.output<typeof qualityControlAnswer>;
/** Crews in an answer. */
export type CrewAnswer = z.output<typeof crewAnswer>;
