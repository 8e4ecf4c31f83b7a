import type { WrongClaim } from '@lotwright/domain';
import { shown } from '../evidence/untrusted.js';

/** Nothing when what the plan reports equals what the checker recomputed; else the wrong claim. */
export function compared(what: string, reported: unknown, recomputed: string | number | boolean | null): readonly WrongClaim[] {
  return (reported ?? null) === recomputed ? [] : [{ what, reported: shown(reported), recomputed: shown(recomputed) }];
}
