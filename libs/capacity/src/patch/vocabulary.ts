import type { Instant, LocalDate, LocalTime, Minutes, Weekday } from '@lotwright/time';
import type { UnavailabilityKind } from '@lotwright/domain';

/** Lists of a plant that a patch can name members of. */
export type ListName =
  | 'equipment' | 'equipmentClass' | 'suite' | 'calendar' | 'crew' | 'qcMethod' | 'session' | 'positionPool' | 'storage' | 'material' | 'process' | 'operation';

/** What a field of a change holds. `verb` as list means the list that the change's first field names. */
export type FieldKind =
  | { readonly kind: 'new-id' }
  | { readonly kind: 'ref'; readonly list: ListName | 'verb' }
  | { readonly kind: 'refs'; readonly list: ListName }
  | { readonly kind: 'one-of'; readonly words: readonly string[] }
  | { readonly kind: 'whole'; readonly least: number; readonly most: number }
  | { readonly kind: 'duration'; readonly nullable: boolean }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'text' }
  | { readonly kind: 'days' }
  | { readonly kind: 'time' }
  | { readonly kind: 'date' }
  | { readonly kind: 'instant' };

/** One field of a change. */
export interface FieldSpec {
  readonly holds: FieldKind;
  readonly required: boolean;
  /** One line for the reference and the JSON Schema. */
  readonly meaning: string;
}

const must = (holds: FieldKind, meaning: string): FieldSpec => ({ holds, required: true, meaning });
const may = (holds: FieldKind, meaning: string): FieldSpec => ({ holds, required: false, meaning });
const ref = (list: ListName | 'verb'): FieldKind => ({ kind: 'ref', list });
const calendars = may({ kind: 'refs', list: 'calendar' }, 'calendars it applies to; every calendar when left out');
const process = may(ref('process'), 'the process; every process that has the operation when left out');

/**
 * What a patch can say, in the plant's words. The first field names the verb; the fields are all that the verb accepts.
 * Reading, applying and the published JSON Schema all follow this table.
 */
export const VERBS = {
  add: {
    add: must({ kind: 'one-of', words: ['equipment', 'suite', 'calendar', 'crew'] }, 'adds one more of its kind, a copy of `like`'),
    like: must(ref('verb'), 'the one to copy; planned unavailabilities are not copied'),
    id: must({ kind: 'new-id' }, 'id of the copy'),
    name: may({ kind: 'text' }, 'name of the copy; its id when left out'),
    suite: may(ref('suite'), 'equipment only: another suite than that of `like`'),
    calendar: may(ref('calendar'), 'equipment only: another calendar than that of `like`'),
  },
  remove: {
    remove: must({ kind: 'one-of', words: ['equipment'] }, 'takes equipment out of the plant'),
    id: must(ref('verb'), 'which'),
  },
  set: {
    set: must({ kind: 'one-of', words: ['equipment', 'equipmentClass', 'suite', 'qcMethod', 'session', 'positionPool', 'storage'] }, 'changes figures of one member'),
    id: must(ref('verb'), 'which'),
    capacity: may({ kind: 'whole', least: 1, most: 100_000 }, 'samples per run, places per session, positions of a pool'),
    positions: may({ kind: 'whole', least: 1, most: 1_000_000 }, 'places of a storage'),
    speedPercent: may({ kind: 'whole', least: 1, most: 1000 }, 'speed of equipment; 100 is nominal'),
    changeover: may({ kind: 'duration', nullable: false }, 'changeover of an equipment class'),
    clearance: may({ kind: 'duration', nullable: false }, 'clearance between patients in a suite'),
    segregated: may({ kind: 'yes-no' }, 'whether a suite holds one patient at a time'),
    calendar: may(ref('calendar'), 'calendar of equipment, a method, a session or a pool'),
    suite: may(ref('suite'), 'suite of equipment'),
  },
  closeDays: {
    closeDays: must({ kind: 'days' }, 'no shift starts on these days any more'),
    calendars,
  },
  openDays: {
    openDays: must({ kind: 'days' }, 'one more shift on these days'),
    start: must({ kind: 'time' }, 'from'),
    end: must({ kind: 'time' }, 'to; not after the start means past midnight'),
    calendars: must({ kind: 'refs', list: 'calendar' }, 'calendars that get the shift'),
  },
  closeDates: {
    closeDates: must({ kind: 'date' }, 'first date without any shift'),
    to: must({ kind: 'date' }, 'last date without any shift'),
    reason: may({ kind: 'text' }, 'why, shown with the plan'),
    calendars,
  },
  linkHold: {
    linkHold: must({ kind: 'duration', nullable: true }, 'the hold time of a link; null lifts it'),
    from: must(ref('operation'), 'operation after which the hold begins'),
    to: must(ref('operation'), 'operation that must have begun when it ends'),
    process,
  },
  duration: {
    duration: must({ kind: 'duration', nullable: false }, 'length of a phase: minimum, mode and maximum alike'),
    operation: may(ref('operation'), 'whose phase: an operation'),
    qcMethod: may(ref('qcMethod'), 'or a QC method'),
    phase: may({ kind: 'text' }, 'name of the phase; may be left out when there is only one'),
    process,
  },
  addStarts: {
    addStarts: must({ kind: 'one-of', words: ['qcMethod', 'session'] }, 'more weekly starts'),
    id: must(ref('verb'), 'of which'),
    days: must({ kind: 'days' }, 'on which days'),
    at: must({ kind: 'time' }, 'at which wall-clock time'),
    runs: may({ kind: 'whole', least: 1, most: 1000 }, 'how many each time; 1 when left out'),
  },
  removeStarts: {
    removeStarts: must({ kind: 'one-of', words: ['qcMethod', 'session'] }, 'fewer weekly starts'),
    id: must(ref('verb'), 'of which'),
    days: must({ kind: 'days' }, 'on which days'),
    at: may({ kind: 'time' }, 'at which wall-clock time; all of the day when left out'),
  },
  addHeads: {
    addHeads: must({ kind: 'whole', least: -1000, most: 1000 }, 'heads more (less when negative) on every roster'),
    crew: must(ref('crew'), 'of which crew'),
    calendar: may(ref('calendar'), 'only on the roster of this calendar'),
  },
  extraHours: {
    extraHours: must({ kind: 'one-of', words: ['equipment', 'qcMethod', 'positionPool', 'session', 'calendar'] }, 'open once more, for this one only (whoever shares its calendar stays as is); a calendar opens for all that use it'),
    id: must(ref('verb'), 'which'),
    from: must({ kind: 'instant' }, 'from'),
    to: must({ kind: 'instant' }, 'to; at most 24 hours later'),
  },
  extraHeads: {
    extraHeads: must({ kind: 'whole', least: 1, most: 1000 }, 'heads more on duty, once'),
    crew: must(ref('crew'), 'of which crew'),
    from: must({ kind: 'instant' }, 'from'),
    to: must({ kind: 'instant' }, 'to; at most 24 hours later'),
  },
  moveUnavailable: {
    moveUnavailable: must(ref('equipment'), 'equipment whose planned unavailability moves'),
    from: must({ kind: 'instant' }, 'when it begins now'),
    to: must({ kind: 'instant' }, 'when it begins instead; it lasts as long'),
  },
  receive: {
    receive: must(ref('material'), 'material that arrives once more'),
    quantity: must({ kind: 'whole', least: 1, most: 1_000_000 }, 'how much, in its unit'),
    at: must({ kind: 'instant' }, 'when'),
  },
  unavailable: {
    unavailable: must(ref('equipment'), 'equipment that cannot be used'),
    from: must({ kind: 'instant' }, 'from'),
    to: must({ kind: 'instant' }, 'to'),
    kind: may({ kind: 'one-of', words: ['maintenance', 'calibration', 'media-fill', 'cleaning', 'breakdown', 'shutdown'] }, 'why; maintenance when left out'),
  },
} as const satisfies Record<string, Record<string, FieldSpec>>;

/** First field of a change. */
export type Verb = keyof typeof VERBS;

/** A change as understood: verb and the fields of its table, times as domain values. */
export type Change =
  | { verb: 'add'; add: 'equipment' | 'suite' | 'calendar' | 'crew'; like: string; id: string; name?: string; suite?: string; calendar?: string }
  | { verb: 'remove'; remove: 'equipment'; id: string }
  | {
      verb: 'set'; set: SettableList; id: string; capacity?: number; positions?: number; speedPercent?: number; changeover?: Minutes;
      clearance?: Minutes; segregated?: boolean; calendar?: string; suite?: string;
    }
  | { verb: 'closeDays'; closeDays: Weekday[]; calendars?: string[] }
  | { verb: 'openDays'; openDays: Weekday[]; start: LocalTime; end: LocalTime; calendars: string[] }
  | { verb: 'closeDates'; closeDates: LocalDate; to: LocalDate; reason?: string; calendars?: string[] }
  | { verb: 'linkHold'; linkHold: Minutes | null; from: string; to: string; process?: string }
  | { verb: 'duration'; duration: Minutes; operation?: string; qcMethod?: string; phase?: string; process?: string }
  | { verb: 'addStarts'; addStarts: 'qcMethod' | 'session'; id: string; days: Weekday[]; at: LocalTime; runs?: number }
  | { verb: 'removeStarts'; removeStarts: 'qcMethod' | 'session'; id: string; days: Weekday[]; at?: LocalTime }
  | { verb: 'addHeads'; addHeads: number; crew: string; calendar?: string }
  | { verb: 'extraHours'; extraHours: DatedList; id: string; from: Instant; to: Instant }
  | { verb: 'extraHeads'; extraHeads: number; crew: string; from: Instant; to: Instant }
  | { verb: 'moveUnavailable'; moveUnavailable: string; from: Instant; to: Instant }
  | { verb: 'receive'; receive: string; quantity: number; at: Instant }
  | { verb: 'unavailable'; unavailable: string; from: Instant; to: Instant; kind?: UnavailabilityKind };

/** Lists whose members have figures to set. */
export type SettableList = 'equipment' | 'equipmentClass' | 'suite' | 'qcMethod' | 'session' | 'positionPool' | 'storage';

/** Lists whose members can be opened once more; `calendar` itself for work that asks for nothing but people. */
export type DatedList = 'equipment' | 'qcMethod' | 'positionPool' | 'session' | 'calendar';

/** Which figures each list has. */
export const SETTABLE: Readonly<Record<SettableList, readonly string[]>> = {
  equipment: ['speedPercent', 'calendar', 'suite'],
  equipmentClass: ['changeover'],
  suite: ['clearance', 'segregated'],
  qcMethod: ['capacity', 'calendar'],
  session: ['capacity', 'calendar'],
  positionPool: ['capacity', 'calendar'],
  storage: ['positions'],
};
