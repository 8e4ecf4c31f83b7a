import { patchPlant } from '@lotwright/capacity';
import type { Actual, Assignment, Order, Pin, Plan, PlanningCase, Plant } from '@lotwright/domain';
import { parseJsonText, readOrderBook, readPlan, readPlanAlone, readPlant, writePlant } from '@lotwright/intake';
import type { Read, SourceText } from '@lotwright/intake';
import { parseInstant, TimeError } from '@lotwright/time';
import type { Instant, ZoneId } from '@lotwright/time';
import { InputRefused, RequestRefused } from '../terminal/exit.js';
import type { Terminal } from '../terminal/terminal.js';
import { readFreezeOverrides } from './freeze-overrides.js';
import { objectiveOf } from './objective.js';
import type { ObjectiveOptions } from './objective.js';
import { refuseUnreadable, TextFiles } from './text-file.js';

/** Options that name the files of a planning case. */
export interface CaseOptions extends ObjectiveOptions {
  readonly plant: string;
  readonly orders: string;
  readonly actuals?: string;
  readonly pins?: string;
  readonly published?: string;
  readonly freezeOverride?: readonly string[];
  readonly now?: string;
}

/** Paths of all files of a case. */
export function casePaths({ plant, orders, actuals, pins, published }: CaseOptions): readonly (string | undefined)[] {
  return [plant, orders, actuals, pins, published];
}

/** Reads a whole planning case; `fallbackNow` counts when `--now` is not given. @throws InputRefused with every problem, RequestRefused when a file is not there. */
export async function readCase(options: CaseOptions, terminal: Terminal, fallbackNow: Instant): Promise<PlanningCase> {
  const objective = objectiveOf(options);
  const files = new TextFiles(terminal);
  await refuseUnreadable(casePaths(options), terminal);
  const plantText = await source(files, options.plant);
  const ordersText = await source(files, options.orders);
  const actuals = options.actuals === undefined ? null : await source(files, options.actuals);
  const pins = options.pins === undefined ? null : await source(files, options.pins);
  const published = options.published === undefined ? null : await source(files, options.published);
  const nowIn = (zone: ZoneId): Instant => (options.now === undefined ? fallbackNow : readNow(options.now, zone));
  const plant = accepted(readPlant(plantText.text, plantText.fileName, nowIn));
  const now = nowIn(plant.zone);
  const book = readOrderBook({ orders: ordersText, actuals, pins }, plant, now);
  const before = published === null ? null : readPlan(published.text, published.fileName, plant);
  const { orders, actuals: facts, pins: wishes } = acceptedTogether(book, before);
  if (published !== null && before !== null && before.ok) refuseForeign(before.value, published.fileName, orders, ordersText.fileName);
  const freezeOverrides = readFreezeOverrides(options.freezeOverride ?? [], { plant, orders });
  const given = { ...planningCase(plant, orders, facts, wishes, now, before !== null && before.ok ? before.value.assignments : []), freezeOverrides };
  return objective === undefined ? given : { ...given, objective };
}

/** Refuses a plan in force none of whose lots is among the orders: it was made of other files. Some may be missing, as lots that are delivered are. */
function refuseForeign({ assignments }: Plan, planFile: string, orders: readonly Order[], orderFile: string): void {
  const known = new Set(orders.map(({ id }) => id));
  if (assignments.length === 0 || orders.length === 0 || assignments.some(({ order }) => known.has(order))) return;
  throw new RequestRefused(`${planFile} is no plan of these orders: none of its lots is in ${orderFile}.`, 'Give the plan in force of these orders, or the orders of this plan.');
}

/** A case put together; a plan in force brings its assignments. */
export function planningCase(plant: Plant, orders: readonly Order[], actuals: readonly Actual[], pins: readonly Pin[], now: Instant, published: readonly Assignment[]): PlanningCase {
  return { plant, orders, actuals, pins, now, published, freezeOverrides: [] };
}

/** A plan file read without its plant, with the zone it was written in. */
export async function readPlanFile(path: string, terminal: Terminal): Promise<{ readonly plan: Plan; readonly zone: ZoneId; readonly file: string }> {
  const text = await source(new TextFiles(terminal), path);
  return { ...accepted(readPlanAlone(text.text, text.fileName)), file: text.fileName };
}

/** A plant file. */
export async function readPlantFile(path: string, terminal: Terminal): Promise<Plant> {
  const text = await source(new TextFiles(terminal), path);
  return accepted(readPlant(text.text, text.fileName, null));
}

/**
 * The case on a patched plant. The patched plant is written and read again, so that whatever would be refused in a file is refused here,
 * and orders, actuals and pins must go with it.
 */
export async function patchedCase(base: PlanningCase, path: string, terminal: Terminal): Promise<{ readonly title: string; readonly planningCase: PlanningCase }> {
  const { text, fileName } = await source(new TextFiles(terminal), path);
  const outcome = patchPlant(base.plant, parsed(text, fileName));
  if (outcome.plant === null) throw new InputRefused(outcome.problems.map((p) => ({ file: fileName, line: null, row: null, column: null, ...p })));
  const plant = accepted(readPlant(writePlant(outcome.plant), `${base.plant.id} as patched by ${fileName}`, base.now));
  return { title: outcome.title, planningCase: { ...base, plant } };
}

/** Reads `--now`. @throws RequestRefused when it is no instant. */
export function readNow(text: string, zone: ZoneId): Instant {
  return readMoment('--now', text, zone);
}

/** Reads an instant that an option gives. @throws RequestRefused when it is none. */
export function readMoment(option: string, text: string, zone: ZoneId): Instant {
  try {
    return parseInstant(text, zone);
  } catch (error) {
    if (!(error instanceof TimeError)) throw error;
    throw new RequestRefused(`${option} ${text} cannot be used: ${error.message}.`, 'Write it like 2026-11-23T06:00 (wall clock of the plant) or 2026-11-23T06:00+01:00.');
  }
}

/** A file as text, named as people know it. @throws RequestRefused when it cannot be read. */
export async function source(files: TextFiles, path: string): Promise<SourceText> {
  const { text, file } = await files.read(path);
  return { text, fileName: file };
}

/** What was read. @throws InputRefused with every problem. */
export function accepted<Value>(read: Read<Value>): Value {
  if (read.ok) return read.value;
  throw new InputRefused(read.problems, read.more);
}

/** The first value when both are fine, else the problems of both. */
function acceptedTogether<Value>(first: Read<Value>, second: Read<unknown> | null): Value {
  const refusals = [first, second].filter((read) => read !== null && !read.ok);
  if (refusals.length > 0) throw new InputRefused(refusals.flatMap((r) => (r!.ok ? [] : r!.problems)), refusals.reduce((sum, r) => sum + (r!.ok ? 0 : r!.more), 0));
  return (first as Extract<Read<Value>, { ok: true }>).value;
}

function parsed(text: string, file: string): unknown {
  const { value, problems } = parseJsonText(text.replace(/^\uFEFF/, ''), file);
  if (problems.length > 0) throw new InputRefused(problems);
  return value;
}
