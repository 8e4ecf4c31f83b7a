import type { CalendarId, Equipment, EquipmentClassId, EquipmentId, Qualification, SuiteId, Unavailability } from '@lotwright/domain';

/** Qualified for everything its class can do, without end. */
export const ANY_WORK: readonly Qualification[] = [{ product: null, operation: null, method: null, expires: null }];

/** Like units of one class, numbered from 1. */
export interface BankRow {
  readonly prefix: string;
  readonly name: string;
  readonly equipmentClass: string;
  readonly units: number;
  /** Suite of unit n; `null` for instruments in the open laboratory. */
  readonly suite: ((unit: number) => string) | null;
  readonly calendar: (unit: number) => string;
}

/** What is special about single units: planned work on them, narrower qualifications, another speed. */
export type UnitNotes = Readonly<Record<string, Partial<Pick<Equipment, 'unavailable' | 'qualifications' | 'speedPercent'>>>>;

/** Writes out the units of every bank, each with its notes. */
export function equipmentOf(rows: readonly BankRow[], notes: UnitNotes): Equipment[] {
  return rows.flatMap((row) =>
    Array.from({ length: row.units }, (_, index) => {
      const unit = index + 1;
      const id = `${row.prefix}-${unit}`;
      const none: readonly Unavailability[] = [];
      return {
        id: id as EquipmentId,
        name: `${row.name} ${unit}`,
        equipmentClass: row.equipmentClass as EquipmentClassId,
        suite: row.suite === null ? null : (row.suite(unit) as SuiteId),
        calendar: row.calendar(unit) as CalendarId,
        unavailable: none,
        qualifications: ANY_WORK,
        speedPercent: 100,
        ...notes[id],
      };
    }),
  );
}
