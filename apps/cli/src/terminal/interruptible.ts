import type { ProgressLine } from './progress-line.js';
import type { Terminal } from './terminal.js';

/** What came of work, and whether Ctrl-C ended it early. */
export interface Ended<Answer> {
  readonly answer: Answer;
  readonly interrupted: boolean;
}

/** Work while Ctrl-C works: the first asks it to end with what there is so far, of which `soFar` tells, the second quits. The progress line is cleared. */
export async function interruptible<Answer>(terminal: Terminal, line: Pick<ProgressLine, 'clear'>, soFar: string, work: (signal: AbortSignal) => Promise<Answer>): Promise<Ended<Answer>> {
  const stop = new AbortController();
  const release = terminal.onInterrupt(() => {
    line.clear();
    if (stop.signal.aborted) terminal.leave(130);
    terminal.err(`Stopping with ${soFar}. Ctrl-C again quits without it.\n`);
    stop.abort();
  });
  try {
    const answer = await work(stop.signal);
    return { answer, interrupted: stop.signal.aborted };
  } finally {
    line.clear();
    release();
  }
}
