import { Option } from 'commander';
import { validateEvents, type PlanningCase, type PlantEvent } from '@lotwright/domain';
import { readEvents } from '@lotwright/intake';
import type { Instant, ZoneId } from '@lotwright/time';
import { accepted, readMoment, source } from '../files/case-files.js';
import { TextFiles } from '../files/text-file.js';
import { RequestRefused } from '../terminal/exit.js';
import type { Terminal } from '../terminal/terminal.js';
import { whole } from './search-options.js';

/** Options that say what has happened: a file, or one event on the command line. */
export interface EventOptions {
  readonly event?: string;
  readonly down?: string;
  readonly short?: string;
  readonly heads?: number;
  readonly from?: string;
  readonly to?: string;
  readonly cancel?: string;
}

/** `--event` and its short forms. */
export function eventOptions(): Option[] {
  return [
    new Option('--event <file>', 'what has happened (JSON, a list of events)'),
    new Option('--down <equipment>', 'equipment that is down, with --from and --to'),
    new Option('--short <crew>', 'crew that lacks people, with --from and --to'),
    new Option('--heads <N>', 'heads that the crew of --short lacks; 1 when left out').argParser((text) => whole(text, 1)),
    new Option('--from <instant>', 'from when the equipment is down or people are missing; now when left out'),
    new Option('--to <instant>', 'until when'),
    new Option('--cancel <order>', 'order that is cancelled'),
  ];
}

/** The events that the options tell. @throws InputRefused with every problem of the file, RequestRefused when the options make no sense. */
export async function eventsOf(options: EventOptions, planningCase: PlanningCase, terminal: Terminal): Promise<readonly PlantEvent[]> {
  const { now, plant } = planningCase;
  const events: PlantEvent[] = told(options, now, plant.zone);
  const [wrong] = validateEvents(planningCase, events, now);
  if (wrong !== undefined) throw new RequestRefused(`${FLAGS[events[Number(wrong.pointer.split('/')[2])].kind] ?? 'The event'} cannot be used: ${wrong.detail}.`, `Give ${wrong.accepted}.`);
  if (options.event === undefined) return events;
  const { text, fileName } = await source(new TextFiles(terminal), options.event);
  return [...events, ...accepted(readEvents(text, fileName, planningCase, now))];
}

const FLAGS: Readonly<Partial<Record<PlantEvent['kind'], string>>> = { 'equipment-down': '--down', 'crew-short': '--short', 'order-cancelled': '--cancel' };

function told(options: EventOptions, now: Instant, zone: ZoneId): PlantEvent[] {
  refuseStray(options);
  const { down, short, heads = 1, from, to, cancel } = options;
  const events: PlantEvent[] = [];
  const during = (): { start: Instant; end: Instant } => {
    if (to === undefined) throw new RequestRefused('--down and --short need --to.', 'Say until when, like --to 2026-11-24T14:00.');
    return { start: from === undefined ? now : readMoment('--from', from, zone), end: readMoment('--to', to, zone) };
  };
  if (down !== undefined) events.push({ kind: 'equipment-down', equipment: down as never, during: during(), why: 'breakdown' });
  if (short !== undefined) events.push({ kind: 'crew-short', crew: short as never, heads, during: during() });
  if (cancel !== undefined) events.push({ kind: 'order-cancelled', order: cancel as never });
  return events;
}

/** Refuses what would otherwise be left aside without a word. */
function refuseStray({ down, short, heads, from, to }: EventOptions): void {
  if (short === undefined && heads !== undefined) throw new RequestRefused('--heads says how many people --short lacks, and --short is not given.', 'Name the crew, like --short operators --heads 2.');
  if (down === undefined && short === undefined && (from !== undefined || to !== undefined)) {
    throw new RequestRefused(`${from === undefined ? '--to' : '--from'} says when --down or --short applies, and neither is given.`, 'Name the equipment with --down, or the crew with --short.');
  }
}
