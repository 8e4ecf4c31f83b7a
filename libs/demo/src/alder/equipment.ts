import type { Equipment, OperationId, Suite, SuiteId } from '@lotwright/domain';
import { hours } from '../notation/durations.js';
import type { PlantClock } from '../notation/plant-clock.js';
import { ANY_WORK, equipmentOf } from '../site/equipment-bank.js';
import type { BankRow } from '../site/equipment-bank.js';
import { INT_LNP, INT_LPX } from '../site/products.js';

/** Rooms. Those with open product hold one patient at a time; closed single-use modules and skids may stand side by side. */
export const ALDER_SUITES: readonly Suite[] = [
  { id: 'ivt-room' as SuiteId, name: 'IVT room', segregated: false, clearance: hours(0) },
  { id: 'purification-room' as SuiteId, name: 'Purification room', segregated: false, clearance: hours(0) },
  { id: 'formulation-1' as SuiteId, name: 'Formulation room 1', segregated: true, clearance: hours(0.75) },
  { id: 'formulation-2' as SuiteId, name: 'Formulation room 2', segregated: true, clearance: hours(0.75) },
  { id: 'diafiltration-room' as SuiteId, name: 'Diafiltration room', segregated: false, clearance: hours(0) },
  { id: 'fill-1' as SuiteId, name: 'Filling room', segregated: true, clearance: hours(0.75) },
  { id: 'packing-room' as SuiteId, name: 'Inspection and packing room', segregated: true, clearance: hours(0.5) },
];

const BANKS: readonly BankRow[] = [
  { prefix: 'IVT', name: 'IVT module', equipmentClass: 'ivt', units: 4, suite: () => 'ivt-room', calendar: () => 'ivt' },
  { prefix: 'ODT', name: 'Oligo-dT skid', equipmentClass: 'oligo-dt', units: 2, suite: () => 'purification-room', calendar: () => 'production' },
  { prefix: 'BEAD', name: 'Magnetic bead station', equipmentClass: 'bead-station', units: 1, suite: () => 'purification-room', calendar: () => 'production' },
  { prefix: 'TFFDS', name: 'TFF-DS skid', equipmentClass: 'tff-ds', units: 2, suite: () => 'purification-room', calendar: () => 'production' },
  { prefix: 'LNP', name: 'LNP line', equipmentClass: 'lnp-line', units: 2, suite: (n) => `formulation-${n}`, calendar: () => 'production' },
  { prefix: 'TFFDP', name: 'TFF-DP skid', equipmentClass: 'tff-dp', units: 3, suite: () => 'diafiltration-room', calendar: () => 'production' },
  { prefix: 'FILL', name: 'Fill isolator', equipmentClass: 'fill-isolator', units: 1, suite: () => 'fill-1', calendar: () => 'fill' },
  { prefix: 'VI', name: 'Inspection booth', equipmentClass: 'inspection', units: 1, suite: () => 'packing-room', calendar: () => 'inspection' },
  { prefix: 'PACK', name: 'Pack-out bench', equipmentClass: 'pack-bench', units: 1, suite: () => 'packing-room', calendar: () => 'packing' },
  { prefix: 'CE', name: 'Fragment analyser', equipmentClass: 'ce', units: 3, suite: null, calendar: () => 'always' },
  { prefix: 'READER', name: 'Plate reader', equipmentClass: 'plate-reader', units: 3, suite: null, calendar: () => 'always' },
  { prefix: 'HPLC', name: 'HPLC', equipmentClass: 'hplc', units: 2, suite: null, calendar: () => 'always' },
  { prefix: 'NGS', name: 'Sequencer', equipmentClass: 'sequencer', units: 2, suite: null, calendar: () => 'always' },
];

/** All equipment at Alder, with the planned work known when the demo starts. */
export function alderEquipment(clock: PlantClock): Equipment[] {
  return equipmentOf(BANKS, {
    'IVT-3': { unavailable: [{ kind: 'calibration', start: clock.at(1, 'wed', '06:00'), end: clock.at(1, 'wed', '14:00') }] },
    'ODT-2': {
      unavailable: [{ kind: 'maintenance', start: clock.at(2, 'thu', '06:00'), end: clock.at(2, 'thu', '12:00') }],
    },
    'TFFDS-2': {
      qualifications: [
        { product: INT_LNP, operation: null, method: null, expires: null },
        { product: INT_LPX, operation: null, method: null, expires: clock.at(6, 'mon', '06:00') },
      ],
    },
    'LNP-1': { qualifications: [{ product: INT_LNP, operation: 'mix' as OperationId, method: null, expires: null }] },
    'LNP-2': {
      qualifications: ANY_WORK,
      unavailable: [{ kind: 'maintenance', start: clock.at(3, 'tue', '06:00'), end: clock.at(3, 'tue', '12:00') }],
    },
    'TFFDP-3': { speedPercent: 110 },
    'FILL-1': { unavailable: [{ kind: 'media-fill', start: clock.at(11, 'sat', '06:00'), end: clock.at(11, 'sun', '18:00') }] },
    'HPLC-2': { unavailable: [{ kind: 'calibration', start: clock.at(2, 'sun', '06:00'), end: clock.at(2, 'sun', '18:00') }] },
  });
}
