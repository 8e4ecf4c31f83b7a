/** What of a process is needed to hear Ctrl-C. */
export interface Interruptible {
  readonly argv: readonly string[];
  readonly stderr: { readonly write: (text: string) => unknown };
  readonly on: (signal: 'SIGINT' | 'SIGTERM', listener: () => void) => unknown;
  readonly exit: (code: number) => never;
}

/** Commands that end early with what there is, and that may therefore be interrupted before they have begun. */
const ENDS_EARLY: ReadonlySet<string> = new Set(['plan', 'compare', 'explain']);

/**
 * Hears Ctrl-C and termination from the first moment of the process on, before the command itself is loaded: what comes early is kept for the work
 * that can end with something, so that it does not get lost and ends nothing half-way. A second one quits. Other commands are ended at once, as ever.
 */
export class Interrupts {
  private heard = false;
  private listener: (() => void) | null = null;

  constructor(private readonly process: Interruptible) {
    const command = process.argv.slice(2).find((word) => !word.startsWith('-'));
    if (command === undefined || !ENDS_EARLY.has(command)) return;
    process.on('SIGINT', () => this.hear());
    process.on('SIGTERM', () => this.hear());
  }

  /** Calls back on Ctrl-C until the returned function is called; at once when it came before anybody listened. One listens at a time. */
  listen(listener: () => void): () => void {
    this.listener = listener;
    if (this.heard) listener();
    this.heard = false;
    return () => {
      this.listener = null;
    };
  }

  private hear(): void {
    if (this.listener !== null) return this.listener();
    if (this.heard) this.process.exit(130);
    this.heard = true;
    this.process.stderr.write('Stopping as soon as there is something to stop with. Ctrl-C again quits without it.\n');
  }
}
