import { describe, expect, it } from '@jest/globals';
import { demoMonday, demoPlant } from '@lotwright/demo';
import type { DemoPlantName } from '@lotwright/demo';
import type { Plant, Shift } from '@lotwright/domain';
import { parseInstant } from '@lotwright/time';

const at = parseInstant('2027-01-13T12:00Z');
const plantOf = (name: DemoPlantName): Plant => demoPlant(name, demoMonday(name, at));
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const lengthOf = ({ start, end }: Pick<Shift, 'start' | 'end'>): number => minuteOf(end) - minuteOf(start);

/** Phases of the LNP recipe's operation, without changeover. */
function process(plant: Plant, operation: string): number {
  const found = plant.processes[0].operations.find((o) => o.id === operation);
  if (found === undefined) throw new Error(`no operation ${operation}`);
  return found.phases.reduce((sum, phase) => sum + phase.duration.mode, 0);
}

function changeover(plant: Plant, equipmentClass: string): number {
  return plant.equipmentClasses.find((c) => c.id === equipmentClass)?.changeover.duration ?? NaN;
}

/** Lots that fit a week: in each open shift as many as fit with a changeover between two, on all units. */
function fitting(plant: Plant, equipmentClass: string, operation: string): number {
  const length = process(plant, operation);
  const pause = changeover(plant, equipmentClass);
  return plant.equipment
    .filter((unit) => unit.equipmentClass === equipmentClass)
    .flatMap((unit) => plant.calendars.find((c) => c.id === unit.calendar)?.shifts ?? [])
    .flatMap((shift) => shift.days.map(() => Math.floor((lengthOf(shift) + pause) / (length + pause))))
    .reduce((a, b) => a + b, 0);
}

/** Lots a week without gaps in 168 hours less the weekly clean. */
function continuous(plant: Plant, equipmentClass: string, operation: string, hoursAWeek: number): number {
  const units = plant.equipment.filter((unit) => unit.equipmentClass === equipmentClass).length;
  return (units * hoursAWeek * 60) / (process(plant, operation) + changeover(plant, equipmentClass));
}

function placesAWeek(plant: Plant, method: string): number {
  const found = plant.qcMethods.find((m) => m.id === method);
  if (found?.starts.kind !== 'weekly') throw new Error(`${method} has no slots`);
  return found.capacity * found.starts.starts.reduce((sum, start) => sum + start.days.length * start.runs, 0);
}

describe('the weekly load of the demo plants, as the plant tables work it out', () => {
  const STARTS_ALDER = 21;
  const STARTS_BIRCH = 105;

  it.each([
    ['ivt', 'ivt', 36, 0.58],
    ['oligo-dt', 'oligo-dt', 30, 0.7],
    ['tff-ds', 'tff-ds', 30, 0.7],
    ['fill-isolator', 'fill', 27, 0.78],
  ] as const)('Alder’s %s takes the lots of the tables', (equipmentClass, operation, lots, load) => {
    const capacity = fitting(plantOf('alder'), equipmentClass, operation);
    expect(capacity).toBe(lots);
    expect(STARTS_ALDER / capacity).toBeCloseTo(load, 2);
  });

  it('fits four trains a day on each LNP line and two on each diafiltration skid of Alder', () => {
    const plant = plantOf('alder');
    const day = 16 * 60;
    const train = process(plant, 'mix') + process(plant, 'tff-dp');
    const everyLine = Math.floor((day - train) / (process(plant, 'mix') + changeover(plant, 'lnp-line'))) + 1;
    const behindMixing = day - process(plant, 'mix');
    const everySkid = Math.floor((behindMixing + changeover(plant, 'tff-dp')) / (process(plant, 'tff-dp') + changeover(plant, 'tff-dp')));
    expect(everyLine * 2 * 5).toBe(40);
    expect(everySkid * 3 * 5).toBe(30);
  });

  it('loads Alder’s potency slots to 82 %, invalid assays included', () => {
    const plant = plantOf('alder');
    const invalid = plant.qcMethods.find((m) => m.id === 'potency')?.invalidProbability ?? NaN;
    expect(placesAWeek(plant, 'potency')).toBe(28);
    expect((STARTS_ALDER * (1 + invalid)) / placesAWeek(plant, 'potency')).toBeCloseTo(0.82, 2);
  });

  it('fills 58 % of Alder’s sterility positions and would overfill them with a 14-day test', () => {
    const plant = plantOf('alder');
    const positions = plant.positionPools.find((p) => p.id === 'sterility-positions')?.capacity ?? NaN;
    const held = process(plant, 'sterility') / 1440;
    expect((STARTS_ALDER * held) / 7 / positions).toBeCloseTo(0.58, 2);
    expect((STARTS_ALDER * (held + 8)) / 7 / positions).toBeGreaterThan(1.3);
  });

  it('loads Birch’s isolators to 78 % before and 82 % after the weekly clean, and its potency slots to 86 %', () => {
    const plant = plantOf('birch');
    expect(STARTS_BIRCH / continuous(plant, 'fill-isolator', 'fill', 168)).toBeCloseTo(0.78, 2);
    expect(STARTS_BIRCH / continuous(plant, 'fill-isolator', 'fill', 160)).toBeCloseTo(0.82, 2);
    expect(placesAWeek(plant, 'potency')).toBe(130);
    expect((STARTS_BIRCH * 1.07) / placesAWeek(plant, 'potency')).toBeCloseTo(0.86, 2);
  });

  it.each([
    ['ivt', 'ivt', 168],
    ['oligo-dt', 'oligo-dt', 168],
    ['tff-ds', 'tff-ds', 168],
    ['tff-dp', 'tff-dp', 168],
  ] as const)('Birch’s %s takes the lots of the tables round the clock', (equipmentClass, operation, lots) => {
    expect(Math.round(continuous(plantOf('birch'), equipmentClass, operation, 168))).toBe(lots);
  });

  it.each(['alder', 'birch'] as const)('keeps crew work at %s below the heads on duty in every qualification', (name) => {
    const plant = plantOf(name);
    const headMinutes = (crew: string): number =>
      plant.processes[0].operations.flatMap((o) => o.phases).reduce(
        (sum, phase) => sum + phase.duration.mode * (phase.crew.find((d) => d.crew === crew)?.heads ?? 0),
        0,
      );
    const starts = name === 'alder' ? STARTS_ALDER : STARTS_BIRCH;
    for (const crew of plant.crews) {
      const onDuty = crew.rosters.reduce((sum, roster) => {
        const shifts = plant.calendars.find((c) => c.id === roster.calendar)?.shifts ?? [];
        return sum + roster.heads * shifts.reduce((open, shift) => open + shift.days.length * ((lengthOf(shift) + 1440) % 1440 || 1440), 0);
      }, 0);
      expect(onDuty).toBeGreaterThan(0);
      expect((starts * headMinutes(crew.id)) / onDuty).toBeLessThan(0.9);
    }
  });
});
