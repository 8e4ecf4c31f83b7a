import { instant } from '@lotwright/time';
import type { Instant } from '@lotwright/time';
import type { Interrupts } from './interrupts.js';
import { styleFor } from '../render/style.js';
import type { Style } from '../render/style.js';

/** Where a command speaks: results on `out`, everything else on `err`. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Style of results and of everything else. */
  readonly style: Style;
  readonly errStyle: Style;
  /** How this command is called here: what hints begin with. */
  readonly command: string;
  /** Whether a person watches `err`: progress bars only then. */
  readonly live: boolean;
  /** Printed width of a line. */
  readonly width: number;
  /** The system's clock, cut to the whole minute. */
  readonly now: () => Instant;
  /** Milliseconds since some moment, for measuring. */
  readonly stopwatch: () => number;
  readonly readStdin: () => Promise<Uint8Array>;
  /** Calls back on Ctrl-C and termination until the returned function is called. */
  readonly onInterrupt: (listener: () => void) => () => void;
  readonly leave: (code: number) => never;
}

/** The terminal of a process. NO_COLOR and its kin are honoured by the streams' own `hasColors`. */
export function terminalOf(process: NodeJS.Process, interrupts: Interrupts): Terminal {
  const colour = (stream: NodeJS.WriteStream): boolean => stream.isTTY === true && stream.hasColors();
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(text),
    style: styleFor(colour(process.stdout)),
    errStyle: styleFor(colour(process.stderr)),
    command: process.argv[1]?.includes('/node_modules/.bin/') ? 'npx lotwright' : 'lotwright',
    live: process.stderr.isTTY === true,
    width: Math.min(process.stdout.columns ?? 100, 120),
    now: () => instant(Math.floor(Date.now() / 60_000)),
    stopwatch: () => performance.now(),
    readStdin: () => collect(process.stdin),
    onInterrupt: (listener) => interrupts.listen(listener),
    leave: (code) => process.exit(code),
  };
}

async function collect(stream: NodeJS.ReadStream): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
