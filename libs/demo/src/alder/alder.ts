import type { ZoneId } from '@lotwright/time';
import type { SiteTables } from '../site/site-tables.js';
import { alderCalendars } from './calendars.js';
import { alderCrews } from './crews.js';
import { ALDER_SUITES, alderEquipment } from './equipment.js';
import { ALDER_FENCES, ALDER_POOLS, ALDER_QC_METHODS, ALDER_SESSIONS, ALDER_STORAGES } from './quality-control.js';
import { ALDER_CLEANS, ALDER_TIMES } from './times.js';

/** Alder: 20 lots a week in two shifts, one isolator. Fictitious. */
export const ALDER: SiteTables = {
  id: 'alder',
  name: 'Alder',
  zone: 'Europe/Berlin' as ZoneId,
  orderPrefix: 'ALD',
  lotsPerWeek: 20,
  times: ALDER_TIMES,
  cleans: ALDER_CLEANS,
  suites: ALDER_SUITES,
  crews: alderCrews,
  calendars: alderCalendars,
  equipment: alderEquipment,
  qcMethods: ALDER_QC_METHODS,
  positionPools: ALDER_POOLS,
  sessions: ALDER_SESSIONS,
  storages: ALDER_STORAGES,
  fences: ALDER_FENCES,
  nervousnessBudget: 40,
};
