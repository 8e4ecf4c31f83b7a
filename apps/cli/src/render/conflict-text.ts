import type { Conflict, ConflictMember } from '@lotwright/planning';
import { firstOf } from './figures.js';
import type { Style } from './style.js';

/** What keeps an order out: the members of the conflict, and how sure that is. */
export function conflictText(conflict: Conflict, style: Style): string {
  const { order, members, proven, confirmed } = conflict;
  const head = style.bold(`what keeps ${order} out`);
  const together = members.length === 1 ? 'This alone leaves it no place' : 'Together these leave it no place';
  const sure = proven ? `${together}: proven, whatever else is planned.` : `${together} that was found; this is not a proof.`;
  const each = `Without ${members.length === 1 ? 'it' : 'any one of them'} there is a plan${confirmed ? ' that the independent checker accepts' : ', which the checker did not confirm for each'}.`;
  return [head, ...lines(members), `${sure} ${each}`].join('\n');
}

/** Lots that are named one by one; of more only so many are. */
const NAMED_LOTS = 6;

/** The members one by one, many lots that keep their places in one line. */
function lines(members: readonly ConflictMember[]): string[] {
  const lots = members.filter((m) => m.lot !== null);
  const others = lots.length <= NAMED_LOTS ? members : members.filter((m) => m.lot === null);
  const together = lots.length <= NAMED_LOTS ? [] : [`- ${lots.length} lots keep their places: ${firstOf(lots.map((m) => m.lot!), NAMED_LOTS)} (${lots[0].rule})`];
  return [...together, ...others.map((m) => `- ${m.title} (${m.rule})`)];
}
