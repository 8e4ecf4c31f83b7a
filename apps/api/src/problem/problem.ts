import type { ProblemError } from '@lotwright/contract';
import { PROBLEM_TABLE } from './problem-table.js';
import type { ProblemCode } from './problem-table.js';

/** Thrown anywhere in the API to answer with a problem document. */
export class Refusal extends Error {
  /**
   * @param errors all causes, where there are several
   * @param more causes beyond those listed
   * @param retryAfter seconds after which a repetition may succeed
   */
  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly rest: { readonly errors?: readonly ProblemError[]; readonly more?: number; readonly retryAfter?: number } = {},
  ) {
    super(`${PROBLEM_TABLE[code].title}: ${detail}`);
    this.name = 'Refusal';
  }
}
