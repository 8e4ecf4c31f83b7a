import { WEEKDAYS } from '@lotwright/time';
import { ID_PATTERN } from './field.js';
import type { FieldKind, FieldSpec, Verb } from './vocabulary.js';
import { VERBS } from './vocabulary.js';

type Json = Record<string, unknown>;

/** JSON Schema (draft 2020-12) of a patch file, written from the same table that reads it. */
export function patchSchema(): Json {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:lotwright:patch',
    title: 'Lotwright patch file: what would be different in a plant',
    type: 'object',
    additionalProperties: false,
    required: ['title', 'changes'],
    properties: {
      $schema: { type: 'string' },
      title: { type: 'string', minLength: 1, maxLength: 200, description: 'what changes, in a few words' },
      changes: { type: 'array', minItems: 1, items: { oneOf: (Object.keys(VERBS) as Verb[]).map(changeSchema) } },
    },
  };
}

function changeSchema(verb: Verb): Json {
  const fields = Object.entries(VERBS[verb] as Record<string, FieldSpec>);
  return {
    title: verb,
    type: 'object',
    additionalProperties: false,
    required: fields.filter(([, f]) => f.required).map(([key]) => key),
    properties: Object.fromEntries(fields.map(([key, f]) => [key, { description: f.meaning, ...valueSchema(f.holds) }])),
  };
}

function valueSchema(holds: FieldKind): Json {
  switch (holds.kind) {
    case 'new-id':
    case 'ref': return { type: 'string', pattern: ID_PATTERN };
    case 'refs': return { type: 'array', minItems: 1, items: { type: 'string', pattern: ID_PATTERN } };
    case 'one-of': return { enum: [...holds.words] };
    case 'whole': return { type: 'integer', minimum: holds.least, maximum: holds.most, ...(holds.least < 0 ? { not: { const: 0 } } : {}) };
    case 'duration': return { type: holds.nullable ? ['string', 'null'] : 'string', pattern: '^P(\\d+W)?(\\d+D)?(T(\\d+H)?(\\d+M)?)?$' };
    case 'yes-no': return { type: 'boolean' };
    case 'text': return { type: 'string', minLength: 1, maxLength: 200 };
    case 'days': return { type: 'array', minItems: 1, uniqueItems: true, items: { enum: [...WEEKDAYS] } };
    case 'time': return { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$' };
    case 'date': return { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
    case 'instant': return { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}' };
  }
}
