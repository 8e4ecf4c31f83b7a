import type { Fence, PositionPool, QcMethod, Session, Storage } from '@lotwright/domain';
import { days, hours } from '../notation/durations.js';
import { attended, incubation, people, unattended } from '../notation/phases.js';
import { slots, WORKDAYS } from '../notation/weekly.js';
import { fence, openQcMethod, pool, qcMethod, session, storage } from '../site/laboratory.js';

const MON_WED_FRI = ['mon', 'wed', 'fri'] as const;
const qc = people('qc');

/** QC methods of Alder: run size, slots and lengths. Potency has seven starts a week for four lots each. */
export const ALDER_QC_METHODS: readonly QcMethod[] = [
  qcMethod('ds-gate', 'DS gate: content, CE, endotoxin', 8, 'ce', 'qc', slots(WORKDAYS, '08:00', '15:00'), {
    phases: [attended('Prepare', hours(2), qc), unattended('Separate', hours(4)), attended('Read', hours(1), qc)],
    invalid: 0.03,
  }),
  qcMethod('ce-plate', 'CE, RiboGreen and DLS', 8, 'ce', 'qc', slots(WORKDAYS, '08:00'), {
    phases: [attended('Prepare', hours(2.5), qc), unattended('Run plates', hours(4.5)), attended('Read', hours(1), qc)],
    invalid: 0.03,
  }),
  qcMethod('dsrna', 'dsRNA ELISA', 10, 'plate-reader', 'qc', slots(MON_WED_FRI, '08:00'), {
    phases: [attended('Coat and bind', hours(3), qc), unattended('Incubate', hours(4)), attended('Read', hours(2), qc)],
    invalid: 0.05,
  }),
  qcMethod('hplc', 'Lipids by HPLC-CAD, cap by LC-MS', 10, 'hplc', 'qc', slots(WORKDAYS, '14:00'), {
    phases: [attended('Load sequence', hours(1), qc), unattended('Run sequence', hours(21)), attended('Integrate and review', hours(2), qc)],
    stretch: days(4),
    invalid: 0.03,
  }),
  qcMethod('residuals', 'Residual DNA and protein', 12, 'plate-reader', 'qc', slots(MON_WED_FRI, '08:00'), {
    phases: [attended('Prepare', hours(2.5), qc), unattended('Incubate', hours(4)), attended('Read', hours(1.5), qc)],
    invalid: 0.04,
  }),
  qcMethod('endotoxin', 'Endotoxin', 12, 'plate-reader', 'qc', slots(WORKDAYS, '10:00'), {
    phases: [attended('Prepare', hours(1), qc), unattended('Kinetic read', hours(1)), attended('Evaluate', hours(1), qc)],
    invalid: 0.02,
  }),
  openQcMethod('appearance', 'Appearance, pH and osmolality', 1, 'qc', { phases: [attended('Measure', hours(1), qc)], invalid: 0.01 }),
  qcMethod('identity', 'Identity by NGS', 12, 'sequencer', 'qc', slots(MON_WED_FRI, '09:00'), {
    phases: [attended('Prepare libraries', hours(4), qc), unattended('Sequence', hours(42)), attended('Review', hours(2), qc)],
    stretch: days(4),
    invalid: 0.02,
  }),
  qcMethod('potency', 'Cell-based potency', 4, null, 'potency', [...slots(['mon', 'tue', 'wed', 'thu'], '08:00'), ...slots(['mon', 'tue', 'wed'], '09:00')], {
    phases: [
      attended('Seed cells', hours(4), people('potency')),
      incubation('Attach', hours(20)),
      attended('Transfect', hours(3), people('potency')),
      incubation('Express', hours(45)),
      attended('Read', hours(2), people('potency')),
    ],
    invalid: 0.09,
  }),
];

/** Places that samples occupy each on their own. */
export const ALDER_POOLS: readonly PositionPool[] = [
  pool('template-positions', 'Template synthesis positions', 20, 'template-hours'),
  pool('ds-blast-places', 'Blast freezer places, drug substance', 8, 'production'),
  pool('dp-blast-places', 'Blast freezer places, drug product', 12, 'always'),
  pool('sterility-positions', 'Rapid sterility positions', 32, 'microbiology'),
  pool('em-places', 'EM plate incubator places', 40, 'microbiology'),
];

/** Sittings of the week. No pick-up after Friday noon: clinics receive on working days only. */
export const ALDER_SESSIONS: readonly Session[] = [
  session('qp-session', 'QP certification', 6, hours(1), 'office', slots(WORKDAYS, '11:00', '15:00'), [people('qp')]),
  session('courier-pick-up', 'Courier pick-up', 12, hours(0.5), 'courier', [...slots(['mon', 'tue', 'wed', 'thu'], '15:30'), ...slots(['fri'], '13:00')]),
];

/** Freezer places. */
export const ALDER_STORAGES: readonly Storage[] = [
  storage('template-retain', 'Template retain, −20 °C', 400),
  storage('ds-freezer', 'Drug substance freezer, −80 °C', 400),
  storage('retain-freezer', 'Drug substance retains, −80 °C', 400),
  storage('dp-freezer', 'Drug product quarantine freezer, −80 °C', 400),
];

/** What is near is fixed; what comes soon moves only within the budget. */
export const ALDER_FENCES: readonly Fence[] = [
  fence('template', hours(24), days(3)),
  fence('drug-substance', hours(12), days(3)),
  fence('formulation', hours(12), days(3)),
  fence('fill', hours(12), days(3)),
  fence('quality-control', hours(24), days(4)),
  fence('release', hours(4), days(2)),
  fence('logistics', hours(12), days(3)),
];
