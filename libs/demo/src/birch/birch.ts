import type { ZoneId } from '@lotwright/time';
import type { SiteTables } from '../site/site-tables.js';
import { birchCalendars } from './calendars.js';
import { birchCrews } from './crews.js';
import { BIRCH_SUITES, birchEquipment } from './equipment.js';
import { BIRCH_FENCES, BIRCH_POOLS, BIRCH_QC_METHODS, BIRCH_SESSIONS, BIRCH_STORAGES } from './quality-control.js';
import { BIRCH_CLEANS, BIRCH_TIMES } from './times.js';

/** Birch: 100 lots a week round the clock, two isolators. Fictitious. */
export const BIRCH: SiteTables = {
  id: 'birch',
  name: 'Birch',
  zone: 'America/New_York' as ZoneId,
  orderPrefix: 'BIR',
  lotsPerWeek: 100,
  times: BIRCH_TIMES,
  cleans: BIRCH_CLEANS,
  suites: BIRCH_SUITES,
  crews: birchCrews,
  calendars: birchCalendars,
  equipment: birchEquipment,
  qcMethods: BIRCH_QC_METHODS,
  positionPools: BIRCH_POOLS,
  sessions: BIRCH_SESSIONS,
  storages: BIRCH_STORAGES,
  fences: BIRCH_FENCES,
  nervousnessBudget: 150,
};
