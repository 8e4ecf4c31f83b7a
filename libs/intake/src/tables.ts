import type { Column } from './csv-text.js';

function column(name: string, path: string, needed: boolean, kind: Column['kind'] = 'text'): Column {
  return { name, path: path.split('.'), kind, needed };
}

/** The columns of orders.csv. */
export const ORDER_COLUMNS: readonly Column[] = [
  column('order', 'id', true),
  column('coi', 'coi', true),
  column('process', 'process', true),
  column('version', 'processVersion', true),
  column('urgency', 'urgency', false),
  column('sequence_release', 'sequenceRelease', true),
  column('release_estimated', 'releaseEstimated', false, 'flag'),
  column('window_opens', 'windows.opens', false),
  column('window_closes', 'windows.closes', false),
  column('window_every', 'windows.every', false),
  column('latest_useful', 'latestUseful', false),
  column('site', 'site', true),
  column('cancelled', 'cancelled', false, 'flag'),
];

/** The columns of actuals.csv. */
export const ACTUAL_COLUMNS: readonly Column[] = [
  column('order', 'order', true),
  column('operation', 'operation', true),
  column('attempt', 'attempt', false, 'whole'),
  column('state', 'state', true),
  column('start', 'start', false),
  column('end', 'end', false),
  column('expected_end', 'expectedEnd', false),
  column('equipment', 'equipment', false),
  column('run', 'run', false),
];

/** The columns of pins.csv. */
export const PIN_COLUMNS: readonly Column[] = [
  column('order', 'order', true),
  column('operation', 'operation', true),
  column('start', 'start', false),
  column('equipment', 'equipment', false),
];
