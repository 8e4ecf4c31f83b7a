import type { ActualState, Urgency } from '@lotwright/domain';
import { EntitySchema } from 'typeorm';

/** A patient order as it stands. Opaque ids only. */
export interface OrderRow {
  id: string;
  coi: string;
  process: string;
  process_version: string;
  urgency: Urgency;
  sequence_release: Date;
  release_estimated: boolean;
  window_opens: Date | null;
  window_closes: Date | null;
  /** Minutes from one clinic window to the next. */
  window_every: number | null;
  latest_useful: Date | null;
  site: string;
  cancelled: boolean;
}

/** Table `patient_order`. */
export const Orders = new EntitySchema<OrderRow>({
  name: 'patient_order',
  columns: {
    id: { type: 'text', primary: true, primaryKeyConstraintName: 'patient_order_pk' },
    coi: { type: 'text' },
    process: { type: 'text' },
    process_version: { type: 'text' },
    urgency: { type: 'text' },
    sequence_release: { type: 'timestamptz' },
    release_estimated: { type: 'boolean' },
    window_opens: { type: 'timestamptz', nullable: true },
    window_closes: { type: 'timestamptz', nullable: true },
    window_every: { type: 'integer', nullable: true },
    latest_useful: { type: 'timestamptz', nullable: true },
    site: { type: 'text' },
    cancelled: { type: 'boolean' },
  },
});

/** Something that happened to an operation; appended, never edited. The newest of an order, operation and attempt counts. */
export interface ActualRow {
  id: number;
  order_id: string;
  operation: string;
  attempt: number;
  state: ActualState;
  started_at: Date | null;
  ended_at: Date | null;
  expected_end: Date | null;
  equipment: string | null;
  run: string | null;
  recorded_at: Date;
}

/** Table `actual_event`. */
export const Actuals = new EntitySchema<ActualRow>({
  name: 'actual_event',
  columns: {
    id: { type: 'integer', primary: true, primaryKeyConstraintName: 'actual_event_pk', generated: 'increment' },
    order_id: { type: 'text' },
    operation: { type: 'text' },
    attempt: { type: 'integer' },
    state: { type: 'text' },
    started_at: { type: 'timestamptz', nullable: true },
    ended_at: { type: 'timestamptz', nullable: true },
    expected_end: { type: 'timestamptz', nullable: true },
    equipment: { type: 'text', nullable: true },
    run: { type: 'text', nullable: true },
    recorded_at: { type: 'timestamptz', default: () => 'now()' },
  },
  indices: [{ name: 'actual_event_newest', columns: ['order_id', 'operation', 'attempt', 'id'] }],
  foreignKeys: [{ name: 'actual_event_order_fk', target: 'patient_order', columnNames: ['order_id'], referencedColumnNames: ['id'] }],
});

/** A pinned operation. */
export interface PinRow {
  order_id: string;
  operation: string;
  starts_at: Date | null;
  equipment: string | null;
}

/** Table `pin`. */
export const Pins = new EntitySchema<PinRow>({
  name: 'pin',
  columns: {
    order_id: { type: 'text', primary: true, primaryKeyConstraintName: 'pin_pk' },
    operation: { type: 'text', primary: true, primaryKeyConstraintName: 'pin_pk' },
    starts_at: { type: 'timestamptz', nullable: true },
    equipment: { type: 'text', nullable: true },
  },
  foreignKeys: [{ name: 'pin_order_fk', target: 'patient_order', columnNames: ['order_id'], referencedColumnNames: ['id'] }],
});
