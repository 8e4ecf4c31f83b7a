import type { LocatedProblem } from '@lotwright/intake';

/** What the exit codes of the command mean. */
export const EXIT = {
  /** Feasible or optimal, or done. */
  fine: 0,
  /** Our fault. */
  fault: 1,
  /** Input or usage is not accepted. */
  refused: 2,
  /** Some orders are unplanned, the plan breaks rules, or a measurement was interrupted. */
  partial: 3,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** File content that is not accepted, with every reason. Exit code 2. */
export class InputRefused extends Error {
  constructor(
    readonly problems: readonly LocatedProblem[],
    /** Problems beyond those listed. */
    readonly more = 0,
  ) {
    super('The input is not accepted.');
    this.name = 'InputRefused';
  }
}

/** A file that cannot be read or written, or a command line that makes no sense: one sentence and what would help. Exit code 2. */
export class RequestRefused extends Error {
  constructor(message: string, readonly help: string) {
    super(message);
    this.name = 'RequestRefused';
  }
}
