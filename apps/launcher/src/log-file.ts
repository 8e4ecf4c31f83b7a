import { appendFileSync } from 'node:fs';
import type { Settings } from '@lotwright/settings';

const QUIET = 5000;

/** A log on disk; trouble also goes to standard error, the same message at most every five seconds. */
export class LogFile {
  private readonly told = new Map<string, number>();

  constructor(
    private readonly path: string | null,
    private readonly level: Settings['logLevel'],
  ) {}

  /** Writes an error down. */
  trouble(error: unknown, about = ''): void {
    const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
    const cause = error instanceof Error && error.cause instanceof Error ? `\ncaused by ${error.cause.stack}` : '';
    const now = Date.now();
    if (now - (this.told.get(message) ?? 0) < QUIET) return;
    if (this.told.size > 1000) this.told.clear();
    this.told.set(message, now);
    this.write(`${about} ${stack ?? message}${cause}`);
    if (this.level !== 'error' || about !== '') process.stderr.write(`${about === '' ? '' : `${about}: `}${message}\n`);
  }

  private write(text: string): void {
    if (this.path === null) return;
    try {
      appendFileSync(this.path, `${new Date().toISOString()} ${text.trim()}\n`);
    } catch {
      // A full disk must not end the program; the message went to standard error as well.
    }
  }
}
