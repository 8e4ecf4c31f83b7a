import type { Fence, PositionPool, QcMethod, Session, Storage } from '@lotwright/domain';
import { days, hours } from '../notation/durations.js';
import { attended, incubation, people, unattended } from '../notation/phases.js';
import { EVERY_DAY, slots, TO_SATURDAY, WORKDAYS } from '../notation/weekly.js';
import { fence, openQcMethod, pool, qcMethod, session, storage } from '../site/laboratory.js';

const qc = people('qc');

/** QC methods of Birch: bigger plates and runs on every day of the week. Potency has thirteen starts a week for ten lots each. */
export const BIRCH_QC_METHODS: readonly QcMethod[] = [
  qcMethod('ds-gate', 'DS gate: content, CE, endotoxin', 12, 'ce', 'always', slots(EVERY_DAY, '04:00', '10:00', '16:00', '22:00'), {
    phases: [attended('Prepare', hours(1.5), qc), unattended('Separate', hours(2.5)), attended('Read', hours(1), qc)],
    invalid: 0.03,
  }),
  qcMethod('ce-plate', 'CE, RiboGreen and DLS', 16, 'ce', 'always', slots(EVERY_DAY, '08:00', '16:00'), {
    phases: [attended('Prepare', hours(2), qc), unattended('Run plates', hours(4)), attended('Read', hours(1), qc)],
    invalid: 0.03,
  }),
  qcMethod('dsrna', 'dsRNA ELISA', 20, 'plate-reader', 'always', slots(EVERY_DAY, '08:00'), {
    phases: [attended('Coat and bind', hours(3), qc), unattended('Incubate', hours(4)), attended('Read', hours(2), qc)],
    invalid: 0.05,
  }),
  qcMethod('hplc', 'Lipids by HPLC-CAD, cap by LC-MS', 12, 'hplc', 'always', slots(EVERY_DAY, '08:00', '20:00'), {
    phases: [attended('Load sequence', hours(1), qc), unattended('Run sequence', hours(17)), attended('Integrate and review', hours(2), qc)],
    stretch: hours(8),
    invalid: 0.03,
  }),
  qcMethod('residuals', 'Residual DNA and protein', 24, 'plate-reader', 'always', slots(EVERY_DAY, '09:00'), {
    phases: [attended('Prepare', hours(2.5), qc), unattended('Incubate', hours(4)), attended('Read', hours(1.5), qc)],
    invalid: 0.04,
  }),
  qcMethod('endotoxin', 'Endotoxin', 24, 'plate-reader', 'always', slots(EVERY_DAY, '10:00', '18:00'), {
    phases: [attended('Prepare', hours(1), qc), unattended('Kinetic read', hours(1)), attended('Evaluate', hours(1), qc)],
    invalid: 0.02,
  }),
  openQcMethod('appearance', 'Appearance, pH and osmolality', 1, 'always', { phases: [attended('Measure', hours(0.5), qc)], invalid: 0.01 }),
  qcMethod('identity', 'Identity by NGS', 24, 'sequencer', 'always', slots(EVERY_DAY, '09:00'), {
    phases: [attended('Prepare libraries', hours(4), qc), unattended('Sequence', hours(34)), attended('Review', hours(2), qc)],
    stretch: days(1),
    invalid: 0.02,
  }),
  qcMethod('potency', 'Cell-based potency', 10, null, 'day-crew', [...slots(EVERY_DAY, '08:00'), ...slots(TO_SATURDAY, '09:00')], {
    phases: [
      attended('Seed cells', hours(4), people('potency')),
      incubation('Attach', hours(20)),
      attended('Transfect', hours(3), people('potency')),
      incubation('Express', hours(45)),
      attended('Read', hours(2), people('potency')),
    ],
    invalid: 0.07,
  }),
];

/** Places that samples occupy each on their own. */
export const BIRCH_POOLS: readonly PositionPool[] = [
  pool('template-positions', 'Template synthesis positions', 110, 'always'),
  pool('ds-blast-places', 'Blast freezer places, drug substance', 24, 'always'),
  pool('dp-blast-places', 'Blast freezer places, drug product', 32, 'always'),
  pool('sterility-positions', 'Rapid sterility positions', 140, 'always'),
  pool('em-places', 'EM plate incubator places', 160, 'always'),
];

/** Sittings of the week. Clinics receive on working days only. */
export const BIRCH_SESSIONS: readonly Session[] = [
  session('qp-session', 'Disposition by the quality unit', 8, hours(1), 'office', slots(EVERY_DAY, '09:00', '12:00', '15:00', '18:00'), [people('qp')]),
  session('courier-pick-up', 'Courier pick-up', 40, hours(0.5), 'courier', [
    ...slots(['mon', 'tue', 'wed', 'thu'], '15:30', '19:00'),
    ...slots(WORKDAYS.slice(4), '13:00'),
  ]),
];

/** Freezer places. */
export const BIRCH_STORAGES: readonly Storage[] = [
  storage('template-retain', 'Template retain, −20 °C', 2500),
  storage('ds-freezer', 'Drug substance freezer, −80 °C', 2500),
  storage('retain-freezer', 'Drug substance retains, −80 °C', 2500),
  storage('dp-freezer', 'Drug product quarantine freezer, −80 °C', 2500),
];

/** What is near is fixed; what comes soon moves only within the budget. */
export const BIRCH_FENCES: readonly Fence[] = [
  fence('template', hours(12), days(2)),
  fence('drug-substance', hours(8), days(2)),
  fence('formulation', hours(8), days(2)),
  fence('fill', hours(8), days(2)),
  fence('quality-control', hours(12), days(3)),
  fence('release', hours(4), days(2)),
  fence('logistics', hours(12), days(3)),
];
