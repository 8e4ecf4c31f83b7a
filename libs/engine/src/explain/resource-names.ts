import type { WaitCause } from '@lotwright/domain';
import type { Compiled } from '../compile/compile.js';
import { EQUIPMENT, POSITIONS, RUN } from '../problem/problem.js';
import { CAUSE, type Jump } from '../solution/trace.js';

const WAIT_CAUSE: Readonly<Record<number, WaitCause>> = {
  [CAUSE.equipment]: 'equipment',
  [CAUSE.changeover]: 'changeover',
  [CAUSE.suite]: 'suite',
  [CAUSE.calendar]: 'calendar',
  [CAUSE.unavailable]: 'unavailable',
  [CAUSE.crew]: 'crew',
  [CAUSE.slot]: 'slot',
  [CAUSE.positions]: 'positions',
  [CAUSE.session]: 'session',
  [CAUSE.storage]: 'storage',
  [CAUSE.material]: 'material',
  [CAUSE.hold]: 'hold',
  [CAUSE.pin]: 'pin',
};

/** The domain's word for why the search for operation `x` moved on. Closed because of an outage is `unavailable`, not `calendar`. */
export function waitCause({ problem }: Compiled, x: number, jump: Jump): WaitCause {
  const { kind, target } = problem.opSpec[x];
  const onEquipment = kind === EQUIPMENT || (kind === RUN && problem.methods[target].needsInstrument);
  if (jump.cause === CAUSE.calendar && onEquipment) {
    const down = problem.equipment[jump.resource]?.down ?? null;
    if (down !== null && down.lastOverlapEnd(jump.from, jump.to) >= 0) return 'unavailable';
  }
  return WAIT_CAUSE[jump.cause] ?? 'choice';
}

/** Something that limits a plan, by id and by the name people know. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What stood in the way of operation `x`; null when it has no name. */
export function resourceOf({ problem, index }: Compiled, x: number, jump: Jump): Named | null {
  const { plant } = index.planningCase;
  const { kind, target } = problem.opSpec[x];
  switch (jump.cause) {
    case CAUSE.equipment:
    case CAUSE.changeover:
    case CAUSE.unavailable:
      return plant.equipment[jump.resource] ?? null;
    case CAUSE.calendar:
      if (kind === EQUIPMENT || (kind === RUN && problem.methods[target].needsInstrument)) return plant.equipment[jump.resource] ?? null;
      if (kind === RUN) return plant.qcMethods[target];
      return (kind === POSITIONS ? plant.positionPools[target] : plant.calendars[target]) ?? null;
    case CAUSE.suite:
      return plant.suites[jump.resource] ?? null;
    case CAUSE.crew:
      return plant.crews[jump.resource] ?? null;
    case CAUSE.slot:
      return plant.qcMethods[jump.resource] ?? null;
    case CAUSE.positions:
      return plant.positionPools[jump.resource] ?? null;
    case CAUSE.session:
      return plant.sessions[jump.resource] ?? null;
    case CAUSE.storage:
      return plant.storages[jump.resource] ?? null;
    case CAUSE.material:
      return plant.materials[jump.resource] ?? null;
    default:
      return null;
  }
}
