import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { MemberData } from './thread-team.js';

/**
 * Makes the thread this runs in a member of a `ThreadTeam`: `prepare` gets its errand once, and a question whether to stop, and gives what answers
 * every question from then on.
 */
export function joinTeam<Errand, Question, Answer>(prepare: (errand: Errand, shouldStop: () => boolean) => (question: Question) => Answer): void {
  const { errand, stop } = workerData as MemberData<Errand>;
  const port = parentPort as MessagePort;
  const answer = prepare(errand, () => Atomics.load(stop, 0) === 1);
  port.on('message', (question: Question) => port.postMessage(answer(question)));
}
