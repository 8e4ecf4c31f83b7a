import { encodeShape, verdictFile } from '@lotwright/contract';
import type { VerdictWire } from '@lotwright/contract';
import type { Verdict } from '@lotwright/domain';
import type { ZoneId } from '@lotwright/time';

/** A verdict as machines read it, times with the offset of the plant's zone. */
export function verdictWire(verdict: Verdict, zone: ZoneId): VerdictWire {
  // The shape's own type is the mutable twin of the domain's.
  return encodeShape(verdictFile(zone), { ...verdict, violations: [...verdict.violations], claims: [...verdict.claims] });
}
