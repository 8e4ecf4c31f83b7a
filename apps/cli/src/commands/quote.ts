import { Command, Option } from 'commander';
import { URGENCIES, validateSlotRequest, type OrderId, type PlanningCase, type QuotedPlace, type SlotRequest, type Urgency } from '@lotwright/domain';
import { quoteSlot } from '@lotwright/planning';
import { parseDuration, TimeError, type Minutes, type ZoneId } from '@lotwright/time';
import { readMoment } from '../files/case-files.js';
import type { InForceOptions } from '../files/in-force.js';
import { readInForce } from '../files/in-force.js';
import { counted, firstOf, lengthText, whenText } from '../render/figures.js';
import type { Style } from '../render/style.js';
import { table } from '../render/table.js';
import { EXIT, RequestRefused } from '../terminal/exit.js';
import type { ExitCode } from '../terminal/exit.js';
import type { Terminal } from '../terminal/terminal.js';
import { inForceOptions, jsonOption } from './case-options.js';
import { dated } from './dated.js';

/** Lots named at most in one sentence. */
const MOST_NAMED = 5;

interface QuoteOptions extends InForceOptions {
  readonly process: string;
  readonly urgency: Urgency;
  readonly release?: string;
  readonly windowOpens?: string;
  readonly windowCloses?: string;
  readonly windowEvery: string;
  readonly latestUseful?: string;
  readonly json?: boolean;
}

/** `lotwright quote`. */
export function quoteCommand(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const command = new Command('quote').summary('ask what a new order would get from the plan in force').description(
    'Capable to promise: the earliest place of an order that does not exist yet, without moving anybody, and a better one for which others move within the nervousness budget, with the chain of slots and what it costs the others. The plan stays as it is.',
  );
  for (const option of inForceOptions()) command.addOption(option);
  return command
    .requiredOption('--process <id>', 'process of the order, with @version when there are several')
    .addOption(new Option('--urgency <class>', 'urgency class').choices(URGENCIES).default('standard'))
    .option('--release <instant>', 'sequence release; now when left out')
    .option('--window-opens <instant>', 'first clinic window: from; now when left out')
    .option('--window-closes <instant>', 'first clinic window: to')
    .option('--window-every <duration>', 'distance from one window to the next', 'P21D')
    .option('--latest-useful <instant>', 'arrival after it is of no use')
    .addOption(jsonOption())
    .action(async (options: QuoteOptions) => {
      const inForce = await readInForce(options, terminal);
      const { zone } = inForce.plant;
      if (options.windowOpens !== undefined && options.windowCloses === undefined) throw new RequestRefused('--window-opens needs --window-closes.', 'Say when the window closes, like --window-closes 2026-12-18T18:00.');
      const quote = quoteSlot(inForce, requestOf(options, inForce));
      const code = quote?.withoutMoves === null && quote.withMoves === null ? EXIT.partial : EXIT.fine;
      if (options.json) terminal.out(JSON.stringify({ exitCode: code, ...(dated(quote, zone) as object) }, null, 2));
      else {
        const first = quote?.withoutMoves ?? null;
        const parts = quote === null || quote.repairedFirst.length === 0 ? [] : [repairedFirst(quote.repairedFirst, terminal.style)];
        parts.push(first === null ? 'There is no place for it within what is planned ahead (240 days after now or the last release) without moving others.' : answer('Without moving anybody', first, zone, terminal.style));
        if (quote?.withMoves) parts.push(answer('With others moved inside the nervousness budget', quote.withMoves, zone, terminal.style));
        else parts.push('Moving others inside the nervousness budget would not make it better for all together.');
        terminal.out(parts.join('\n\n'));
      }
      finish(code);
    });
}

function repairedFirst(orders: readonly OrderId[], style: Style): string {
  return `${style.trouble(`The plan in force does not hold as it is: ${counted(orders.length, 'lot')} must be placed anew first (${firstOf(orders, MOST_NAMED)}).`)} \`lotwright repair\` says where and why. What follows is for the plan after that.`;
}

function requestOf(options: QuoteOptions, { plant, now }: PlanningCase): SlotRequest {
  const [id, version] = options.process.split('@');
  const known = plant.processes.filter((p) => p.id === id && (version === undefined || p.version === version));
  if (known.length !== 1) {
    const names = plant.processes.map((p) => `${p.id}@${p.version}`).join(', ');
    throw new RequestRefused(`--process ${options.process} ${known.length === 0 ? 'is no process of the plant' : 'has several versions'}.`, `The plant has ${names}.`);
  }
  const at = (option: string, text: string | undefined) => (text === undefined ? null : readMoment(option, text, plant.zone));
  const closes = at('--window-closes', options.windowCloses);
  const request: SlotRequest = {
    process: known[0].id,
    processVersion: known[0].version,
    urgency: options.urgency,
    sequenceRelease: at('--release', options.release) ?? now,
    windows: closes === null ? null : { opens: at('--window-opens', options.windowOpens) ?? now, closes, every: distance(options.windowEvery) },
    latestUseful: at('--latest-useful', options.latestUseful),
  };
  const [wrong] = validateSlotRequest(plant, request, now);
  if (wrong !== undefined) throw new RequestRefused(`${FLAGS[wrong.pointer] ?? 'The order asked for'} cannot be used: ${wrong.detail}.`, `Give ${wrong.accepted}.`);
  return request;
}

const FLAGS: Readonly<Record<string, string>> = { '/sequenceRelease': '--release', '/windows/closes': '--window-closes', '/windows/every': '--window-every', '/latestUseful': '--latest-useful' };

function distance(text: string): Minutes {
  try {
    const minutes = parseDuration(text);
    if (minutes >= 1) return minutes;
  } catch (error) {
    if (!(error instanceof TimeError)) throw error;
  }
  throw new RequestRefused(`--window-every ${text} cannot be used.`, 'Write it like P21D.');
}

function answer(title: string, place: QuotedPlace, zone: ZoneId, style: Style): string {
  const missed = place.missedWindows > 0 ? style.trouble(`, ${counted(place.missedWindows, 'window')} missed`) : '';
  const useless = place.pastLatestUseful ? style.trouble(', past its latest useful date') : '';
  const head = `${style.bold(title)}: ready ${whenText(place.patientReady, zone)}, arrives ${whenText(place.arrival, zone)}${missed}${useless}.`;
  const rows = place.chain.map((s) => [s.operation, whenText(s.start, zone), whenText(s.end, zone), [s.equipment, s.method, s.session].filter((one) => one !== null).join(' '), s.joinsRun ? 'joins a run' : '']);
  const columns = ['operation', 'start', 'end', 'on', ''].map((text) => ({ title: text, align: 'left' as const }));
  const shifts = place.shifts.map((s) => {
    const by = s.arrivalLater === 0 ? 'arrives the same' : `arrives ${lengthText(Math.abs(s.arrivalLater))} ${s.arrivalLater > 0 ? 'later' : 'sooner'}`;
    return `  ${s.order} ${by}, ${counted(s.movedOperations, 'operation')} moved`;
  });
  return [head, table(columns, rows, style), ...(shifts.length === 0 ? [] : [`For it would move:\n${shifts.join('\n')}`])].join('\n');
}
