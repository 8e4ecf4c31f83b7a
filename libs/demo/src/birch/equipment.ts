import type { Equipment, Suite, SuiteId } from '@lotwright/domain';
import { hours } from '../notation/durations.js';
import type { PlantClock } from '../notation/plant-clock.js';
import { equipmentOf } from '../site/equipment-bank.js';
import type { BankRow } from '../site/equipment-bank.js';
import { INT_LNP } from '../site/products.js';

function room(id: string, name: string): Suite {
  return { id: id as SuiteId, name, segregated: false, clearance: hours(0) };
}

function onePatientRoom(id: string, name: string, clearance: number): Suite {
  return { id: id as SuiteId, name, segregated: true, clearance: hours(clearance) };
}

/** Rooms. Those with open product hold one patient at a time. */
export const BIRCH_SUITES: readonly Suite[] = [
  room('ivt-room-1', 'IVT room 1'),
  room('ivt-room-2', 'IVT room 2'),
  room('purification-room-1', 'Purification room 1'),
  room('purification-room-2', 'Purification room 2'),
  onePatientRoom('formulation-1', 'Formulation room 1', 0.75),
  onePatientRoom('formulation-2', 'Formulation room 2', 0.75),
  onePatientRoom('formulation-3', 'Formulation room 3', 0.75),
  room('diafiltration-room-1', 'Diafiltration room 1'),
  room('diafiltration-room-2', 'Diafiltration room 2'),
  onePatientRoom('fill-1', 'Filling room 1', 0.75),
  onePatientRoom('fill-2', 'Filling room 2', 0.75),
  onePatientRoom('packing-room-1', 'Inspection and packing room 1', 0.25),
  onePatientRoom('packing-room-2', 'Inspection and packing room 2', 0.25),
];

/** Units of one class spread over rooms; each keeps its room's calendar. */
function inRooms(prefix: string, name: string, equipmentClass: string, rooms: readonly string[]): BankRow {
  const roomOf = (unit: number): string => rooms[unit - 1];
  return { prefix, name, equipmentClass, units: rooms.length, suite: roomOf, calendar: roomOf };
}

function inLaboratory(prefix: string, name: string, equipmentClass: string, units: number): BankRow {
  return { prefix, name, equipmentClass, units, suite: null, calendar: () => 'always' };
}

const BANKS: readonly BankRow[] = [
  inRooms('IVT', 'IVT module', 'ivt', ['ivt-room-1', 'ivt-room-1', 'ivt-room-1', 'ivt-room-2', 'ivt-room-2']),
  inRooms('ODT', 'Oligo-dT skid', 'oligo-dt', ['purification-room-1', 'purification-room-1', 'purification-room-2', 'purification-room-2']),
  inRooms('BEAD', 'Magnetic bead station', 'bead-station', ['purification-room-1', 'purification-room-2']),
  inRooms('TFFDS', 'TFF-DS skid', 'tff-ds', ['purification-room-1', 'purification-room-1', 'purification-room-2', 'purification-room-2']),
  inRooms('LNP', 'LNP line', 'lnp-line', ['formulation-1', 'formulation-2', 'formulation-3']),
  inRooms('TFFDP', 'TFF-DP skid', 'tff-dp', [
    'diafiltration-room-1', 'diafiltration-room-1', 'diafiltration-room-1', 'diafiltration-room-2', 'diafiltration-room-2',
  ]),
  inRooms('FILL', 'Fill isolator', 'fill-isolator', ['fill-1', 'fill-2']),
  inRooms('VI', 'Inspection booth', 'inspection', ['packing-room-1', 'packing-room-2']),
  inRooms('PACK', 'Pack-out bench', 'pack-bench', ['packing-room-1', 'packing-room-2']),
  inLaboratory('CE', 'Fragment analyser', 'ce', 4),
  inLaboratory('READER', 'Plate reader', 'plate-reader', 4),
  inLaboratory('HPLC', 'HPLC', 'hplc', 3),
  inLaboratory('NGS', 'Sequencer', 'sequencer', 3),
];

/** All equipment at Birch, with the planned work known when the demo starts. */
export function birchEquipment(clock: PlantClock): Equipment[] {
  return equipmentOf(BANKS, {
    'IVT-2': { unavailable: [{ kind: 'maintenance', start: clock.at(1, 'tue', '06:00'), end: clock.at(1, 'tue', '14:00') }] },
    'LNP-1': {
      qualifications: [{ product: INT_LNP, operation: null, method: null, expires: null }],
      unavailable: [{ kind: 'calibration', start: clock.at(2, 'thu', '08:00'), end: clock.at(2, 'thu', '12:00') }],
    },
    'TFFDP-5': { speedPercent: 110 },
    'FILL-2': { unavailable: [{ kind: 'media-fill', start: clock.at(12, 'mon', '06:00'), end: clock.at(12, 'tue', '06:00') }] },
  });
}
