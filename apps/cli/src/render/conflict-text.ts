import type { Conflict } from '@lotwright/planning';
import type { Style } from './style.js';

/** What keeps an order out: the members of the conflict, and how sure that is. */
export function conflictText(conflict: Conflict, style: Style): string {
  const { order, members, proven, confirmed } = conflict;
  const head = style.bold(`what keeps ${order} out`);
  const together = members.length === 1 ? 'This alone leaves it no place' : 'Together these leave it no place';
  const sure = proven ? `${together}: proven, whatever else is planned.` : `${together} that was found; this is not a proof.`;
  const each = `Without ${members.length === 1 ? 'it' : 'any one of them'} there is a plan${confirmed ? ' that the independent checker accepts' : ', which the checker did not confirm for each'}.`;
  return [head, ...members.map((m) => `- ${m.title} (${m.rule})`), `${sure} ${each}`].join('\n');
}
