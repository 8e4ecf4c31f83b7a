import * as z from 'zod';

/** One reason why a request was refused. */
export const problemErrorShape = z.strictObject({
  file: z.string().optional().meta({ description: 'the file, where a request brings or touches several' }),
  pointer: z.string().nullable().meta({ description: 'JSON pointer into the request body' }),
  line: z.number().nullable().optional(),
  row: z.number().nullable().optional().meta({ description: 'row of a CSV file; the header is row 1' }),
  column: z.string().nullable().optional().meta({ description: 'column of a CSV file' }),
  code: z.string().meta({ description: 'stable code of the cause, see docs/reference/errors.md' }),
  value: z.string().nullable().optional().meta({ description: 'the value seen; never one that could identify a patient' }),
  accepted: z.string().optional(),
  detail: z.string(),
});

/** How every error is told: RFC 9457 problem details, with all causes at once. */
export const problemDocument = z.strictObject({
  type: z.string().meta({ description: 'urn:lotwright:problem:<code>' }),
  title: z.string(),
  status: z.number().int(),
  code: z.string().meta({ description: 'stable code of the kind, see docs/reference/errors.md' }),
  detail: z.string(),
  help: z.string().meta({ description: 'what would help' }),
  instance: z.string().meta({ description: 'id of this very request, for support' }),
  errors: z.array(problemErrorShape).optional(),
  more: z.number().int().optional().meta({ description: 'causes beyond those listed' }),
});

/** An error as sent. */
export type ProblemDocument = z.output<typeof problemDocument>;
/** One cause as sent. */
export type ProblemError = z.output<typeof problemErrorShape>;
