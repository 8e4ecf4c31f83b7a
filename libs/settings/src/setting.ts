import * as z from 'zod';

/** One environment setting: what the code reads, and what docs/reference/environment.md says about it. */
export interface Setting<Value> {
  /** Name of the environment variable. */
  readonly name: string;
  /** Reads the text; its error messages say what is accepted. */
  readonly shape: z.ZodType<Value, string>;
  /** Value when the variable is missing or empty. */
  readonly fallback: Value;
  readonly type: string;
  /** `-` when the value has no unit. */
  readonly unit: string;
  /** What it decides, in one sentence. */
  readonly meaning: string;
}

type Described = Pick<Setting<unknown>, 'unit' | 'meaning'>;

/** A whole number from `least` to `most`. */
export function wholeSetting<Fallback extends number | null>(
  name: string,
  { least, most, fallback, ...words }: { least: number; most: number; fallback: Fallback } & Described,
): Setting<number | Fallback> {
  const form = `a whole number from ${least} to ${most}`;
  const shape = z
    .string()
    .regex(/^\d{1,9}$/, { error: form, abort: true })
    .transform(Number)
    .refine((value) => value >= least && value <= most, { error: form });
  return { name, shape, fallback, type: form, ...words };
}

/** One of a few words. */
export function choiceSetting<const Choice extends string>(
  name: string,
  { choices, fallback, ...words }: { choices: readonly Choice[]; fallback: Choice } & Described,
): Setting<Choice> {
  const form = `one of ${choices.join(', ')}`;
  return { name, shape: z.enum(choices as readonly [Choice, ...Choice[]], { error: form }) as unknown as z.ZodType<Choice, string>, fallback, type: form, ...words };
}

/** An address such as `postgres://user:password@host:5432/name`; its value is never repeated in messages. */
export function addressSetting(name: string, { schemes, ...words }: { schemes: readonly string[] } & Described): Setting<string | null> {
  const form = `an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`;
  const shape = z.string().refine((text) => URL.canParse(text) && schemes.some((scheme) => text.startsWith(`${scheme}://`)), { error: form });
  return { name, shape, fallback: null, type: form, ...words };
}

/** Any text. */
export function textSetting<Fallback extends string | null>(name: string, { fallback, type, ...words }: { fallback: Fallback; type: string } & Described): Setting<string | Fallback> {
  return { name, shape: z.string().max(1000), fallback, type, ...words };
}
