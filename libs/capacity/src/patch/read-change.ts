import type { Plant, Problem, ProblemCode } from '@lotwright/domain';
import { formatInstant } from '@lotwright/time';
import { readField } from './field.js';
import type { Change, FieldSpec, ListName, Verb } from './vocabulary.js';
import { SETTABLE, VERBS } from './vocabulary.js';

/** A change as understood, or everything that is wrong with it. */
export type ReadChange = { readonly change: Change } | { readonly problems: readonly Problem[] };

const WORDS = Object.keys(VERBS) as Verb[];
/** First fields whose value names a list of the plant. */
const LIST_VERBS: ReadonlySet<Verb> = new Set<Verb>(['add', 'remove', 'set', 'addStarts', 'removeStarts', 'extraHours']);

/** Reads one change against the plant as it is when the change is made. `pointer` leads to the change within the patch. */
export function readChange(raw: unknown, plant: Plant, pointer: string): ReadChange {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return { problems: [problem(pointer, 'wrong_type', raw, 'an object whose verb is ' + WORDS.join(', '), 'A change is not an object.')] };
  }
  const fields = raw as Record<string, unknown>;
  const verbs = WORDS.filter((word) => word in fields && !isFieldOfAnother(fields, word));
  if (verbs.length !== 1) {
    const detail = verbs.length === 0 ? 'A change has no verb.' : `A change has more than one verb: ${verbs.join(', ')}.`;
    return { problems: [problem(pointer, 'missing_field', Object.keys(fields).join(', ') || null, `exactly one of ${WORDS.join(', ')}`, detail)] };
  }
  return readFields(fields, verbs[0], plant, pointer);
}

/** `duration` is a verb; no other verb has a field of a verb's name, so that a mix is always a mistake. */
function isFieldOfAnother(fields: Record<string, unknown>, word: Verb): boolean {
  return WORDS.some((other) => other !== word && other in fields && word in (VERBS[other] as Record<string, FieldSpec>));
}

function readFields(fields: Record<string, unknown>, verb: Verb, plant: Plant, pointer: string): ReadChange {
  const specs = VERBS[verb] as Record<string, FieldSpec>;
  const problems: Problem[] = [];
  const read: Record<string, unknown> = { verb };
  const named = readField(fields[verb], specs[verb].holds, plant, null);
  const list = LIST_VERBS.has(verb) && named.ok ? (fields[verb] as ListName) : null;
  for (const key of Object.keys(fields)) {
    if (!(key in specs)) problems.push(problem(`${pointer}/${key}`, 'unknown_field', null, `fields of ${verb}: ${Object.keys(specs).join(', ')}`, `${verb} has no field ${key}.`));
  }
  for (const [key, spec] of Object.entries(specs)) {
    if (!(key in fields)) {
      if (spec.required) problems.push(problem(`${pointer}/${key}`, 'missing_field', null, spec.meaning, `${verb} needs ${key}.`));
      continue;
    }
    const answer = readField(fields[key], spec.holds, plant, list);
    if (answer.ok) read[key] = answer.value;
    else problems.push(problem(`${pointer}/${key}`, answer.code, fields[key], answer.accepted, key === verb ? `${verb} is not accepted.` : `${key} of ${verb} is not accepted.`));
  }
  if (problems.length > 0) return { problems };
  const change = read as unknown as Change;
  const together = togetherProblems(change, plant, pointer);
  return together.length > 0 ? { problems: together } : { change };
}

/** What no field can say alone. */
function togetherProblems(change: Change, plant: Plant, pointer: string): Problem[] {
  switch (change.verb) {
    case 'set': return setProblems(change, pointer);
    case 'add': return change.add === 'equipment' ? [] : onlyEquipment(change, pointer);
    case 'linkHold': return linkProblems(change, plant, pointer);
    case 'duration': return durationProblems(change, plant, pointer);
    case 'closeDates': return change.closeDates <= change.to ? [] : [problem(`${pointer}/to`, 'order_of_times', change.to, `a date from ${change.closeDates} on`, 'The last date lies before the first.')];
    case 'unavailable': return change.from < change.to ? [] : [problem(`${pointer}/to`, 'order_of_times', null, 'an instant after from', 'The end does not lie after the start.')];
    case 'extraHours': case 'extraHeads': return spanProblems(change, pointer);
    case 'moveUnavailable': return moveProblems(change, plant, pointer);
    case 'addHeads': return rosterProblems(change, plant, pointer);
    case 'addStarts': case 'removeStarts': return startProblems(change, plant, pointer);
    default: return [];
  }
}

function setProblems(change: Extract<Change, { verb: 'set' }>, pointer: string): Problem[] {
  const own = SETTABLE[change.set];
  const given = Object.keys(change).filter((key) => !['verb', 'set', 'id'].includes(key));
  const foreign = given.filter((key) => !own.includes(key));
  const accepted = `figures of ${change.set}: ${own.join(', ')}`;
  if (given.length === 0) return [problem(pointer, 'missing_field', null, accepted, 'set changes nothing.')];
  return foreign.map((key) => problem(`${pointer}/${key}`, 'unknown_field', null, accepted, `${change.set} has no ${key} to set.`));
}

function onlyEquipment(change: Extract<Change, { verb: 'add' }>, pointer: string): Problem[] {
  return (['suite', 'calendar'] as const).filter((key) => change[key] !== undefined)
    .map((key) => problem(`${pointer}/${key}`, 'unknown_field', change[key], 'only with "add": "equipment"', `A ${change.add} has no ${key}.`));
}

function linkProblems(change: Extract<Change, { verb: 'linkHold' }>, plant: Plant, pointer: string): Problem[] {
  const links = plant.processes.filter((p) => change.process === undefined || p.id === change.process).flatMap((p) => p.links);
  const meant = links.filter((l) => l.from === change.from && l.to === change.to);
  if (meant.length === 0) {
    const joined = [...new Set(links.filter((l) => l.from === change.from).map((l) => l.to))];
    return [problem(pointer, 'unknown_reference', `${change.from} → ${change.to}`, joined.length > 0 ? `a link from ${change.from} to ${joined.join(', ')}` : `a link of the process; ${change.from} has none`, 'No link joins the two operations.')];
  }
  const lag = Math.max(...meant.map((l) => l.minLag));
  return change.linkHold === null || change.linkHold >= lag ? [] : [problem(`${pointer}/linkHold`, 'lag_order', null, `at least the minimum lag of ${lag} minutes`, 'The hold time is shorter than the minimum lag.')];
}

function durationProblems(change: Extract<Change, { verb: 'duration' }>, plant: Plant, pointer: string): Problem[] {
  if ((change.operation === undefined) === (change.qcMethod === undefined)) return [problem(pointer, 'missing_field', null, 'either operation or qcMethod', 'duration names both or neither of operation and QC method.')];
  const owners = change.qcMethod !== undefined
    ? plant.qcMethods.filter((m) => m.id === change.qcMethod)
    : plant.processes.filter((p) => change.process === undefined || p.id === change.process).flatMap((p) => p.operations.filter((o) => o.id === change.operation));
  const names = [...new Set(owners.flatMap((o) => o.phases.map((p) => p.name)))];
  const clear = change.phase === undefined ? owners.every((o) => o.phases.length === 1) : names.includes(change.phase);
  return clear ? [] : [problem(`${pointer}/phase`, 'unknown_reference', change.phase ?? null, `phase: ${names.length > 0 ? `one of ${names.join(', ')}` : 'it has none of its own'}`, 'Which phase is meant is not clear.')];
}

function spanProblems({ from, to }: Extract<Change, { verb: 'extraHours' | 'extraHeads' }>, pointer: string): Problem[] {
  if (to <= from) return [problem(`${pointer}/to`, 'order_of_times', null, 'an instant after from', 'The end does not lie after the start.')];
  return to - from <= 1440 ? [] : [problem(`${pointer}/to`, 'out_of_range', null, 'an instant at most 24 hours after from', 'The time is too long for one change.')];
}

function moveProblems(change: Extract<Change, { verb: 'moveUnavailable' }>, plant: Plant, pointer: string): Problem[] {
  const { unavailable } = plant.equipment.find((e) => e.id === change.moveUnavailable)!;
  if (unavailable.some((u) => u.start === change.from)) return [];
  const known = unavailable.map((u) => formatInstant(u.start, plant.zone)).join(', ');
  return [problem(`${pointer}/from`, 'unknown_reference', null, `the start of an unavailability: ${known || 'it has none'}`, 'Nothing planned begins then.')];
}

function rosterProblems(change: Extract<Change, { verb: 'addHeads' }>, plant: Plant, pointer: string): Problem[] {
  const { rosters } = plant.crews.find((c) => c.id === change.crew)!;
  const meant = rosters.filter((r) => change.calendar === undefined || r.calendar === change.calendar);
  if (meant.length === 0) return [problem(`${pointer}/calendar`, 'unknown_reference', change.calendar ?? null, `a calendar of its rosters: ${rosters.map((r) => r.calendar).join(', ') || 'it has none'}`, 'The crew has no such roster.')];
  const least = Math.min(...meant.map((r) => r.heads));
  return least + change.addHeads >= 0 ? [] : [problem(`${pointer}/addHeads`, 'out_of_range', String(change.addHeads), `at least ${-least}`, 'A roster cannot have fewer than no heads.')];
}

function startProblems(change: Extract<Change, { verb: 'addStarts' | 'removeStarts' }>, plant: Plant, pointer: string): Problem[] {
  const list = change.verb === 'addStarts' ? change.addStarts : change.removeStarts;
  const owner = list === 'session' ? plant.sessions.find((s) => s.id === change.id)! : plant.qcMethods.find((m) => m.id === change.id)!;
  if (owner.starts.kind !== 'weekly') return [problem(`${pointer}/id`, 'bad_value', change.id, 'a method or session with weekly starts', 'It starts at any open hour already.')];
  if (change.verb === 'addStarts') return [];
  const meant = owner.starts.starts.some((s) => (change.at === undefined || s.at === change.at) && s.days.some((d) => change.days.includes(d)));
  const offered = owner.starts.starts.map((s) => `${s.days.join('/')} ${s.at}`).join(', ');
  return meant ? [] : [problem(pointer, 'unknown_reference', `${change.days.join(', ')}${change.at === undefined ? '' : ` ${change.at}`}`, `starts it has: ${offered}`, 'There is no such start to remove.')];
}

function problem(pointer: string, code: ProblemCode, value: unknown, accepted: string, detail: string): Problem {
  const shown = value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);
  return { pointer, code, value: shown === null ? null : shown.slice(0, 80), accepted, detail };
}
