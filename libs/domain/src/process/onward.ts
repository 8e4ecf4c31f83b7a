import type { OperationId } from '../identity.js';
import type { Process } from './process.js';

/** An operation of a process and everything that links lead to from it: what a failure there makes necessary again. */
export function onwardFrom({ links }: Process, operation: OperationId): ReadonlySet<OperationId> {
  const found = new Set<OperationId>([operation]);
  for (const id of found) for (const link of links) if (link.from === id) found.add(link.to);
  return found;
}
