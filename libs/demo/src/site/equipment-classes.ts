import { minutes } from '@lotwright/time';
import type { Minutes } from '@lotwright/time';
import type { DeepClean, EquipmentClass, EquipmentClassId, FamilyChangeover, Stage } from '@lotwright/domain';
import { hours } from '../notation/durations.js';
import { LIPOPLEX_FAMILY, LNP_FAMILY } from './products.js';
import type { SiteTables } from './site-tables.js';

type Attendance = 'attended' | 'unattended';

interface Extras {
  readonly byFamily?: readonly FamilyChangeover[];
  readonly deepClean?: DeepClean;
}

function equipmentClass(id: string, name: string, stage: Stage, changeover: Minutes, attendance: Attendance, extras: Extras = {}): EquipmentClass {
  const { byFamily = [], deepClean = null } = extras;
  return {
    id: id as EquipmentClassId,
    name,
    stage,
    changeover: { duration: changeover, attended: attendance === 'attended', byFamily, deepClean },
  };
}

/** Half an hour more when the next lot is of the other product family: other lipids, other filters. */
function familySwitch(plain: Minutes): readonly FamilyChangeover[] {
  const longer = minutes(plain + hours(0.5));
  return [
    { from: LNP_FAMILY, to: LIPOPLEX_FAMILY, duration: longer },
    { from: LIPOPLEX_FAMILY, to: LNP_FAMILY, duration: longer },
  ];
}

/** The kinds of equipment both sites have; changeover lengths and deep cleans are the site's. */
export function equipmentClasses({ times, cleans }: SiteTables): EquipmentClass[] {
  const instrument = (id: string, name: string): EquipmentClass =>
    equipmentClass(id, name, 'quality-control', hours(0.25), 'unattended');
  return [
    equipmentClass('ivt', 'IVT module', 'drug-substance', times.ivt.changeover, 'attended'),
    equipmentClass('oligo-dt', 'Oligo-dT skid', 'drug-substance', times.oligoDt.changeover, 'attended'),
    equipmentClass('bead-station', 'Magnetic bead station', 'drug-substance', times.beads.changeover, 'attended'),
    equipmentClass('tff-ds', 'TFF skid, drug substance', 'drug-substance', times.tffDs.changeover, 'unattended'),
    equipmentClass('lnp-line', 'LNP formulation line', 'formulation', times.lnp.changeover, 'attended', {
      byFamily: familySwitch(times.lnp.changeover),
      deepClean: cleans.lnpLine,
    }),
    equipmentClass('tff-dp', 'TFF skid, drug product', 'formulation', times.tffDp.changeover, 'unattended'),
    equipmentClass('fill-isolator', 'Fill isolator', 'fill', times.fill.changeover, 'unattended', {
      byFamily: familySwitch(times.fill.changeover),
      deepClean: cleans.isolator,
    }),
    equipmentClass('inspection', 'Visual inspection and label booth', 'fill', times.inspection.changeover, 'attended'),
    equipmentClass('pack-bench', 'Pack-out bench', 'logistics', times.packOut.changeover, 'attended'),
    instrument('ce', 'Capillary electrophoresis'),
    instrument('plate-reader', 'Plate reader'),
    instrument('hplc', 'HPLC-CAD and LC-MS'),
    instrument('sequencer', 'NGS sequencer'),
  ];
}
