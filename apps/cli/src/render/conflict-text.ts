import type { Conflict, ConflictMember } from '@lotwright/planning';
import type { ZoneId } from '@lotwright/time';
import { datedText, firstOf } from './figures.js';
import type { Style } from './style.js';

/** What keeps an order out: the members of the conflict, that each is necessary, and whether they are sufficient. */
export function conflictText(conflict: Conflict, zone: ZoneId, style: Style): string {
  const { order, members, necessary } = conflict;
  const any = members.length === 1 ? 'it' : 'any one of them';
  return [
    style.bold(`what keeps ${order} out`), ...lines(members),
    `Necessary: without ${any} there is a plan with ${order}${necessary ? ', accepted by the independent checker' : ''}; ${necessary ? 'nothing here can be left out.' : 'the checker did not accept one for each.'}`,
    `Sufficient: ${sufficiency(conflict, zone)}`,
  ].join('\n');
}

function sufficiency({ order, members, sufficient: { confirmed, before } }: Conflict, zone: ZoneId): string {
  const alone = members.length === 1 ? 'this alone' : 'these alone';
  if (!confirmed) return `not confirmed. With ${alone} no place was found for ${order}, and the independent checker cannot rule one out.`;
  const when = before === null ? 'whenever it begins' : `that begins before ${datedText(before, zone)}, which is as far as was looked`;
  return `confirmed by the independent checker. With ${alone}, and nothing else in the plant, ${order} has no place ${when}.`;
}

/** Lots that are named one by one; of more only so many are. */
const NAMED_LOTS = 6;

/** The members one by one, many lots that keep their places in one line. */
function lines(members: readonly ConflictMember[]): string[] {
  const lots = members.flatMap((m) => (m.demand.kind === 'lot' ? [m.demand.lot] : []));
  if (lots.length <= NAMED_LOTS) return members.map(line);
  return [`- ${lots.length} lots keep their places: ${firstOf(lots, NAMED_LOTS)} (R3)`, ...members.filter((m) => m.demand.kind !== 'lot').map(line)];
}

function line({ title, rule }: ConflictMember): string {
  return `- ${title} (${rule})`;
}
