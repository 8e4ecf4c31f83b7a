import type { AccountEntry, LotAccount, Plan, Plant, Process, WaitCause } from '@lotwright/domain';
import type { ZoneId } from '@lotwright/time';
import { counted, daysText, firstOf, lengthText, percent, whenText } from './figures.js';
import type { Style } from './style.js';
import { table } from './table.js';

/** What a lot waits for, by cause, as the end of "waits for …". */
export const CAUSES: Readonly<Record<WaitCause, string>> = {
  equipment: 'busy equipment', changeover: 'changeover', suite: 'another patient in the suite', calendar: 'closed hours', unavailable: 'equipment down or in maintenance',
  crew: 'people', slot: 'the next QC start', positions: 'a free position', session: 'the next session', storage: 'a free storage place', material: 'material',
  hold: 'a hold time further down', 'minimum-lag': 'a minimum lag', frozen: 'the frozen zone', pin: 'a pin', release: 'this plan to begin', choice: 'its turn in the plan',
};

/** What `explain` may know besides the plan. */
export interface StoryAids {
  readonly zone: ZoneId;
  readonly plant: Plant | null;
}

/** The account of one lot as a story: when, where the time went by cause, the binding chain, the holds. */
export function lotStory(plan: Plan, account: LotAccount, { zone, plant }: StoryAids, style: Style): string {
  const process = plant === null ? null : processOf(plan, account, plant);
  const name = (operation: string): string => process?.operations.find((o) => o.id === operation)?.name ?? operation;
  const parts = [heading(account, zone, style), whereTimeWent(account, style), chain(account, zone, name, plant, style)];
  if (process !== null) parts.push(holds(plan, account, process, name, style));
  return parts.filter((part) => part !== '').join('\n\n');
}

function heading(account: LotAccount, zone: ZoneId, style: Style): string {
  const released = account.entries.length > 0 ? account.entries[0].from : account.patientReady;
  return [
    `${style.bold(account.order)} is ready ${whenText(account.patientReady, zone)}, ${daysText(account.turnaround)} after its sequence release on ${whenText(released, zone)}.`,
    `It arrives ${whenText(account.arrival, zone)}${punctuality(account, style)}.`,
  ].join('\n');
}

function punctuality(account: LotAccount, style: Style): string {
  const past = account.pastLatestUseful ? `, ${style.trouble('past its latest useful date')}` : '';
  if (account.lateBy === null) return past;
  if (account.missedWindows > 0) return `: ${style.trouble(`${lengthText(account.lateBy)} late`)}, it misses ${counted(account.missedWindows, 'clinic window')}${past}`;
  return `, ${style.good(`${lengthText(-account.lateBy)} before`)} its clinic window closes${past}`;
}

function whereTimeWent({ entries, turnaround }: LotAccount, style: Style): string {
  const work = sum(entries.filter((e) => e.kind === 'work'));
  const waits = new Map<WaitCause, number>();
  for (const entry of entries) if (entry.kind === 'wait') waits.set(entry.cause, (waits.get(entry.cause) ?? 0) + entry.to - entry.from);
  const rows = [['work', work] as const, ...[...waits].sort((a, b) => b[1] - a[1]).map(([cause, length]) => [`waiting for ${CAUSES[cause]}`, length] as const)];
  const lines = rows.map(([what, length]) => [what, lengthText(length), turnaround > 0 ? percent(length / turnaround) : '']);
  return table([{ title: 'where the time went', align: 'left' }, { title: '', align: 'right' }, { title: 'share', align: 'right' }], lines, style);
}

/** A binding chain of so many entries is told whole; of a longer one only so many are told one by one, the longest, and those between them together. */
const WHOLE_CHAIN = 24;
const LONGEST_TOLD = 12;

function chain({ entries }: LotAccount, zone: ZoneId, name: (operation: string) => string, plant: Plant | null, style: Style): string {
  const groups = grouped(entries);
  const rows = groups.map((group) => {
    const [entry] = group;
    const what = group.length > 1 ? style.dim(`${counted(group.length, 'shorter step')}, ${workShare(group)}`) : entry.kind === 'work' ? name(entry.operation) : style.risk(`waits: ${waitText(entry, name, plant)}`);
    return [whenText(entry.from, zone), lengthText(sum(group)), what];
  });
  const told = table([{ title: 'binding chain from', align: 'left' }, { title: 'for', align: 'right' }, { title: 'what', align: 'left' }], rows, style);
  return groups.length === entries.length ? told : `${told}\n${style.dim(`${entries.length} steps in all; --json has each.`)}`;
}

/** The entries in order, each by itself or with the shorter ones beside it. */
function grouped(entries: readonly AccountEntry[]): readonly (readonly AccountEntry[])[] {
  if (entries.length <= WHOLE_CHAIN) return entries.map((e) => [e]);
  const longest = new Set([...entries].sort((a, b) => b.to - b.from - (a.to - a.from)).slice(0, LONGEST_TOLD));
  const groups: AccountEntry[][] = [];
  for (const entry of entries) {
    const last = groups[groups.length - 1];
    if (last === undefined || longest.has(entry) || longest.has(last[0])) groups.push([entry]);
    else last.push(entry);
  }
  return groups;
}

function workShare(entries: readonly AccountEntry[]): string {
  const work = sum(entries.filter((e) => e.kind === 'work'));
  const wait = sum(entries) - work;
  return wait === 0 ? 'all of it work' : `${lengthText(work)} of it work, ${lengthText(wait)} waiting`;
}

function waitText(entry: Extract<AccountEntry, { kind: 'wait' }>, name: (operation: string) => string, plant: Plant | null): string {
  const resource = entry.resource === null ? '' : ` (${resourceName(plant, entry.cause, entry.resource)})`;
  const blockers = entry.blockers.length === 0 ? '' : `, held by ${firstOf(entry.blockers, 4)}`;
  const behind = entry.behind === null ? '' : `, which ${name(entry.behind)} would have met`;
  return `${name(entry.operation)} for ${CAUSES[entry.cause]}${resource}${blockers}${behind}`;
}

function holds(plan: Plan, account: LotAccount, process: Process, name: (operation: string) => string, style: Style): string {
  const own = new Map(plan.assignments.filter((a) => a.order === account.order).map((a) => [a.operation, a]));
  const rows = process.links.flatMap((link) => {
    const from = own.get(link.from);
    const to = own.get(link.to);
    if (link.maxLag === null || link.maxLag === 0 || from === undefined || to === undefined) return [];
    const used = to.start - from.end;
    const left = link.maxLag - used;
    const text = left < 60 || left < link.maxLag / 10 ? style.risk(lengthText(left)) : lengthText(left);
    return [{ left: left / Math.max(1, link.maxLag), cells: [`${name(link.from)} → ${name(link.to)}`, lengthText(used), lengthText(link.maxLag), text] }];
  });
  if (rows.length === 0) return '';
  const columns = [{ title: 'hold', align: 'left' }, { title: 'used', align: 'right' }, { title: 'of', align: 'right' }, { title: 'left', align: 'right' }] as const;
  return table(columns, rows.sort((a, b) => a.left - b.left).map((r) => r.cells), style);
}

/** The process whose operations are exactly those the lot has. */
function processOf(plan: Plan, account: LotAccount, plant: Plant): Process | null {
  const own = new Set(plan.assignments.filter((a) => a.order === account.order).map((a) => a.operation));
  return plant.processes.find((p) => p.operations.length === own.size && p.operations.every((o) => own.has(o.id))) ?? null;
}

/** The name of what a wait was for; its id where the plant is not known. */
export function resourceName(plant: Plant | null, cause: WaitCause, id: string): string {
  if (plant === null) return id;
  return listsOf(plant, cause).flatMap((list) => list.filter((member) => member.id === id))[0]?.name ?? id;
}

/** Where the resource of a wait is to be found, by its cause: a crew and a QC method may have the same id. */
function listsOf(plant: Plant, cause: WaitCause): readonly (readonly { readonly id: string; readonly name: string }[])[] {
  switch (cause) {
    case 'crew': return [plant.crews];
    case 'slot': return [plant.qcMethods];
    case 'positions': return [plant.positionPools];
    case 'session': return [plant.sessions];
    case 'storage': return [plant.storages];
    case 'material': return [plant.materials];
    case 'suite': return [plant.suites];
    default: return [plant.equipment, plant.equipmentClasses, plant.qcMethods, plant.positionPools, plant.sessions, plant.calendars];
  }
}

function sum(entries: readonly AccountEntry[]): number {
  return entries.reduce((total, e) => total + e.to - e.from, 0);
}
