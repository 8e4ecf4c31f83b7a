import { formatLateness, formatLength } from '../format/duration.js';
import { formatMoment, formatShort } from '../format/clock.js';
import type { BoardModel } from '../model/board-model.js';
import type { Bar } from '../model/lot.js';

/** A bar in one spoken line: `417, IVT, IVT-3, Mon 12:00 to 17:00, 18 h late, hold 11 h left`. */
export function barWords(bar: Bar, model: BoardModel): string {
  const lot = model.lots[bar.lot];
  const parts = [lot.label, bar.operation.name];
  if (bar.resource) parts.push(bar.resource);
  parts.push(`${formatShort(bar.start, model.zone)} to ${formatShort(bar.end, model.zone)}`);
  if (bar.assignment.origin !== 'planned') parts.push(bar.assignment.origin);
  if (lot.lateBy !== null && (lot.status === 'late' || lot.status === 'risk')) parts.push(formatLateness(lot.lateBy));
  const hold = lot.holds.find((candidate) => candidate.to === bar);
  if (hold) parts.push(`hold ${formatLength(hold.left)} left`);
  return parts.join(', ');
}

/** The most heads of each crew that any phase asks for: `2 DS operators`. */
function crewWords(bar: Bar, model: BoardModel): string {
  const requirement = bar.operation.requirement;
  const { plant } = model.data;
  const phases = requirement.kind === 'run' ? (plant.qcMethods.find((method) => method.id === requirement.method)?.phases ?? []) : bar.operation.phases;
  const heads = new Map<string, number>();
  for (const demand of phases.flatMap((phase) => phase.crew)) heads.set(demand.crew, Math.max(heads.get(demand.crew) ?? 0, demand.heads));
  return [...heads].map(([crew, count]) => `${count} ${model.names.of(crew, ['crew'])}`).join(', ');
}

/** Facts of a hover card: name and value. */
export function barFacts(bar: Bar, model: BoardModel): (readonly [string, string])[] {
  const lot = model.lots[bar.lot];
  const facts: [string, string][] = [
    ['Start', formatMoment(bar.start, model.zone)],
    ['End', `${formatMoment(bar.end, model.zone)} · ${formatLength(bar.end - bar.start)}`],
  ];
  const phase = bar.assignment.phases.length;
  if (phase > 1) facts.push(['Phases', `${phase}, ${bar.unattended.filter(Boolean).length} unattended`]);
  const crew = crewWords(bar, model);
  if (crew) facts.push(['Crew', crew]);
  if (bar.released) facts.push(['Documents', 'released']);
  if (bar.run) facts.push(['Run', `${bar.run.id}`]);
  for (const hold of lot.holds) {
    if (hold.to === bar) facts.push([`Hold from ${hold.from.operation.name}`, `${formatLength(hold.left)} left of ${formatLength(hold.limit)}`]);
  }
  if (lot.lateBy !== null) facts.push(['Lot', `${formatLateness(lot.lateBy)}${lot.lateBy > 0 ? '' : ' to its window'}`]);
  return facts;
}
