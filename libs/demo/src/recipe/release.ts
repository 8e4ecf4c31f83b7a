import type { Link, Operation } from '@lotwright/domain';
import { days, hours } from '../notation/durations.js';
import { byPeople, inPosition, inRun, inSession, link, onEquipment, operation } from '../notation/operations.js';
import { attended, incubation, interruptible, people } from '../notation/phases.js';
import type { SiteTimes } from '../site/site-tables.js';

/** Rapid sterility: growth in the instrument's cells after inoculation. */
const RAPID_STERILITY = hours(6 * 24 + 3);

/** Inspection, freezing, drug-product tests, review, certification and the way to the clinic: the same for both products. */
export function releaseOperations(times: SiteTimes): Operation[] {
  const test = (id: string, name: string, extras = {}): Operation => operation(id, name, 'quality-control', 'dp', inRun(id), extras);
  return [
    operation('inspect', 'Visual inspection and label', 'fill', 'dp', onEquipment('inspection'), {
      phases: [
        attended('Inspect all vials', times.inspection.setUp, people('inspection')),
        attended('Label and reconcile by two', times.inspection.finish, people('inspection', 2)),
      ],
      takes: { 'label-set': 1 },
    }),
    operation('dp-freeze', 'Freeze drug product', 'fill', 'dp', inPosition('dp-blast-places'), { phases: [incubation('Freeze', hours(14))] }),
    test('ce-plate', 'CE, RiboGreen and DLS'),
    test('hplc', 'Lipids and cap by HPLC', { fails: { chance: 0.003, remakeFrom: 'mix' } }),
    test('endotoxin', 'Endotoxin'),
    test('appearance', 'Appearance, pH and osmolality'),
    operation('sterility', 'Rapid sterility', 'quality-control', 'dp', inPosition('sterility-positions'), {
      phases: [attended('Inoculate', hours(1), people('microbiology')), incubation('Incubate and read automatically', RAPID_STERILITY)],
      fails: { chance: 0.002, remakeFrom: 'mix' },
    }),
    operation('em-plates', 'EM plates of the fill session', 'quality-control', 'dp', inPosition('em-places'), {
      phases: [incubation('Incubate at two temperatures', days(5)), attended('Read plates', hours(0.5), people('microbiology'))],
      maxStretch: days(4),
    }),
    operation('brr', 'Batch-record review', 'release', 'dp', byPeople('office'), {
      phases: [interruptible('Review', times.review, people('reviewers'))],
    }),
    operation('qp', 'QP certification', 'release', 'dp', inSession('qp-session'), { fails: { chance: 0.01, remakeFrom: 'mix' } }),
    operation('pack-out', 'Pack-out', 'logistics', 'shipment', onEquipment('pack-bench'), {
      phases: [
        attended('Pick and pack', times.packOut.setUp, people('inspection')),
        attended('Identity check by two', times.packOut.finish, people('inspection', 2)),
      ],
      takes: { 'dry-shipper': 1 },
    }),
    operation('courier', 'Courier pick-up', 'logistics', 'shipment', inSession('courier-pick-up')),
    operation('transit', 'Transit and site receipt', 'logistics', 'shipment', byPeople('receiving'), {
      phases: [incubation('Transit', hours(18)), attended('Site receipt', hours(0.5))],
      maxStretch: days(5),
    }),
  ];
}

/** Holds and gates from the filled vials to the clinic. */
export function releaseLinks(): Link[] {
  const sample = { after: hours(1) };
  const verified = { after: hours(1) };
  return [
    link('fill', 'inspect', 'Filled vials out of refrigeration', { hold: hours(12) }),
    link('fill', 'dp-freeze', 'Time out of refrigeration, fill to freezer', { hold: hours(12) }),
    link('inspect', 'dp-freeze', 'Labelled vials to the blast freezer'),
    link('inspect', 'ce-plate', 'DP sample, CE plate', sample),
    link('inspect', 'hplc', 'DP sample, HPLC', sample),
    link('inspect', 'endotoxin', 'DP sample, endotoxin', sample),
    link('inspect', 'appearance', 'DP sample, appearance', sample),
    link('inspect', 'sterility', 'Sterility sample', sample),
    link('fill', 'sterility', 'Sterility sample to inoculation', { hold: hours(48) }),
    link('fill', 'em-plates', 'EM plates to the incubator', { hold: hours(24) }),
    link('dp-freeze', 'brr', 'Batch record complete'),
    link('ce-plate', 'qp', 'CE plate result', verified),
    link('hplc', 'qp', 'HPLC result', verified),
    link('endotoxin', 'qp', 'Endotoxin result', verified),
    link('appearance', 'qp', 'Appearance result', verified),
    link('potency', 'qp', 'Potency result', verified),
    link('sterility', 'qp', 'Sterility result', verified),
    link('em-plates', 'qp', 'EM result', verified),
    link('brr', 'qp', 'Reviewed batch record', verified),
    link('dp-freeze', 'pack-out', 'Frozen drug product in quarantine', { storage: 'dp-freezer' }),
    link('qp', 'pack-out', 'Certified lot'),
    link('pack-out', 'courier', 'Packed dry shipper', { hold: hours(24) }),
    link('courier', 'transit', 'Shipper with the courier', { hold: hours(0) }),
  ];
}
