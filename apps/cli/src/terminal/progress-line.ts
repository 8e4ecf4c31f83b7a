import type { Terminal } from './terminal.js';

const CELLS = 24;

/** One line on a live terminal that says how far something is; nothing at all where nobody watches. */
export class ProgressLine {
  private drawn = false;

  constructor(
    private readonly terminal: Terminal,
    private readonly title: string,
  ) {}

  /** Draws over the line before: the finished share, 0 to 1, and a text that is cut where the terminal ends. */
  draw(share: number, text: string): void {
    if (!this.terminal.live) return;
    const { errStyle } = this.terminal;
    const full = Math.round(Math.min(1, share) * CELLS);
    const bar = `${'█'.repeat(full)}${errStyle.dim('░'.repeat(CELLS - full))}`;
    // A line that wraps could not be cleared again.
    const room = this.terminal.width - this.title.length - CELLS - 4;
    this.terminal.err(`\r\u001B[2K${this.title}: ${bar}${text.slice(0, Math.max(0, room))}`);
    this.drawn = true;
  }

  /** Clears the line. */
  clear(): void {
    if (this.drawn) this.terminal.err('\r\u001B[2K');
    this.drawn = false;
  }
}
