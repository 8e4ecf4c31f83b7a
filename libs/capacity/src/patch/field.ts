import { DURATION_FORM, INSTANT_FORM, parseDuration, parseInstant, parseLocalDate, parseLocalTime, TimeError, WEEKDAYS } from '@lotwright/time';
import type { Plant, ProblemCode } from '@lotwright/domain';
import { idsOf, LIST_WORDS } from './members.js';
import type { FieldKind, ListName } from './vocabulary.js';

/** A field's value, or why it is refused. */
export type FieldAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: ProblemCode; readonly accepted: string };

/** What an id may look like. */
export const ID_PATTERN = '^[A-Za-z0-9][A-Za-z0-9._:/+-]{0,79}$';
const MANY = 12;

/** Reads one field of a change against the plant as the changes before it left it. `verbList` is the list the change's first field names. */
export function readField(raw: unknown, holds: FieldKind, plant: Plant, verbList: ListName | null): FieldAnswer {
  switch (holds.kind) {
    case 'ref': return reference(raw, holds.list === 'verb' ? verbList : holds.list, plant);
    case 'refs': return references(raw, holds.list, plant);
    case 'new-id': return newId(raw, plant, verbList);
    case 'one-of': return typeof raw === 'string' && holds.words.includes(raw) ? yes(raw) : no('bad_value', `one of ${holds.words.join(', ')}`);
    case 'whole': return whole(raw, holds.least, holds.most);
    case 'duration': return holds.nullable && raw === null ? yes(null) : timed(raw, 'duration_malformed', DURATION_FORM + (holds.nullable ? ', or null' : ''), parseDuration, (n) => n >= 0);
    case 'yes-no': return typeof raw === 'boolean' ? yes(raw) : no('wrong_type', 'true or false');
    case 'text': return typeof raw === 'string' && raw.length > 0 && raw.length <= 200 ? yes(raw) : no('bad_text', 'a text of 1 to 200 characters');
    case 'days': return days(raw);
    case 'time': return timed(raw, 'time_of_day_malformed', 'a time of day HH:MM from 00:00 to 24:00', parseLocalTime, (t) => t !== null);
    case 'date': return timed(raw, 'date_malformed', 'a date YYYY-MM-DD', parseLocalDate, (d) => d !== null);
    case 'instant': return timed(raw, 'instant_malformed', INSTANT_FORM, (text) => parseInstant(text, plant.zone), () => true);
  }
}

function reference(raw: unknown, list: ListName | null, plant: Plant): FieldAnswer {
  // The verb's own problem is reported already; guessing a list would add a second one.
  if (list === null) return yes(raw);
  const ids = idsOf(plant, list);
  return typeof raw === 'string' && ids.includes(raw) ? yes(raw) : no('unknown_reference', `${LIST_WORDS[list]}: ${someOf(ids)}`);
}

function references(raw: unknown, list: ListName, plant: Plant): FieldAnswer {
  const ids = idsOf(plant, list);
  const fine = Array.isArray(raw) && raw.length > 0 && raw.every((id) => typeof id === 'string' && ids.includes(id));
  return fine ? yes(raw) : no('unknown_reference', `a list of ${LIST_WORDS[list]}s: ${someOf(ids)}`);
}

function newId(raw: unknown, plant: Plant, list: ListName | null): FieldAnswer {
  if (typeof raw !== 'string' || !new RegExp(ID_PATTERN).test(raw)) return no('bad_id', 'an opaque id of up to 80 letters, digits and . _ : / + -');
  if (list !== null && idsOf(plant, list).includes(raw)) return no('duplicate_id', `an id that no ${LIST_WORDS[list]} has yet`);
  return yes(raw);
}

function whole(raw: unknown, least: number, most: number): FieldAnswer {
  const fine = typeof raw === 'number' && Number.isSafeInteger(raw) && raw >= least && raw <= most && raw !== 0;
  return fine ? yes(raw) : no('out_of_range', `a whole number from ${least} to ${most}${least < 0 ? ', not 0' : ''}`);
}

function days(raw: unknown): FieldAnswer {
  const fine = Array.isArray(raw) && raw.length > 0 && raw.every((d) => (WEEKDAYS as readonly unknown[]).includes(d)) && new Set(raw).size === raw.length;
  return fine ? yes(raw) : no('bad_value', `a list of days: ${WEEKDAYS.join(', ')}`);
}

function timed<Value>(raw: unknown, code: ProblemCode, accepted: string, read: (text: string) => Value, fine: (value: Value) => boolean): FieldAnswer {
  if (typeof raw !== 'string') return no('wrong_type', accepted);
  try {
    const value = read(raw);
    return fine(value) ? yes(value) : no(code, accepted);
  } catch (error) {
    if (error instanceof TimeError) return no(code, accepted);
    throw error;
  }
}

function someOf(ids: readonly string[]): string {
  if (ids.length === 0) return 'the plant has none';
  return `one of ${ids.slice(0, MANY).join(', ')}${ids.length > MANY ? ` and ${ids.length - MANY} more` : ''}`;
}

function yes(value: unknown): FieldAnswer {
  return { ok: true, value };
}

function no(code: ProblemCode, accepted: string): FieldAnswer {
  return { ok: false, code, accepted };
}
