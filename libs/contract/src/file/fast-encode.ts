import * as z from 'zod';

type Encoder = (value: never) => unknown;

const compiled = new WeakMap<z.core.$ZodType, Encoder>();

/** What this reads of a schema's definition; every kind of schema has some of it. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly element?: z.core.$ZodType;
  readonly innerType?: z.core.$ZodType;
  readonly in?: z.core.$ZodType;
  readonly reverseTransform?: (value: unknown, payload: { value: unknown; issues: unknown[] }) => unknown;
  readonly options?: readonly z.core.$ZodType[];
  readonly discriminator?: string;
}

/**
 * Encodes a domain value into its wire shape by the same schema as `z.encode`, but as plain functions put together once
 * per schema: plans of 10,000 lots hold millions of times. Does not check the value: it is one of ours.
 */
export function encodeShape<Shape extends z.ZodType>(shape: Shape, value: z.output<Shape>): z.input<Shape> {
  return encoderOf(shape)(value as never) as z.input<Shape>;
}

function encoderOf(shape: z.core.$ZodType): Encoder {
  let encoder = compiled.get(shape);
  if (!encoder) {
    encoder = compile(shape);
    compiled.set(shape, encoder);
  }
  return encoder;
}

function compile(shape: z.core.$ZodType): Encoder {
  const definition = shape._zod.def as unknown as Definition;
  switch (definition.type) {
    case 'object':
      return objectEncoder(Object.entries(definition.shape ?? {}).map(([key, field]) => [key, encoderOf(field)] as const));
    case 'array': {
      const element = encoderOf(definition.element as z.core.$ZodType);
      return (value: readonly never[]) => value.map(element);
    }
    case 'nullable':
    case 'optional':
    case 'default': {
      const inner = encoderOf(definition.innerType as z.core.$ZodType);
      return (value) => (value === null || value === undefined ? value : inner(value));
    }
    case 'pipe':
      return pipeEncoder(definition);
    case 'union':
      return unionEncoder(shape, definition);
    default:
      return (value) => value;
  }
}

function objectEncoder(fields: readonly (readonly [string, Encoder])[]): Encoder {
  return (value: Readonly<Record<string, never>>) => {
    const wire: Record<string, unknown> = {};
    for (const [key, encode] of fields) {
      const field = value[key];
      if (field !== undefined) wire[key] = encode(field);
    }
    return wire;
  };
}

function pipeEncoder({ in: input, reverseTransform }: Definition): Encoder {
  if (!input || !reverseTransform) throw new TypeError('only codecs can be encoded');
  const inner = encoderOf(input);
  return (value) => inner(reverseTransform(value, { value, issues: [] }) as never);
}

/** Picks the option by the discriminator's literal; other unions are left to zod. */
function unionEncoder(shape: z.core.$ZodType, { options = [], discriminator }: Definition): Encoder {
  if (discriminator === undefined) return (value) => z.encode(shape as z.ZodType, value);
  const byLiteral = new Map<unknown, Encoder>();
  for (const option of options) {
    for (const literal of option._zod.propValues?.[discriminator] ?? []) byLiteral.set(literal, encoderOf(option));
  }
  return (value: Readonly<Record<string, never>>) => {
    const encode = byLiteral.get(value[discriminator]);
    if (!encode) throw new TypeError(`no shape for ${discriminator} ${String(value[discriminator])}`);
    return encode(value as never);
  };
}
