import type { OrderBook } from '@lotwright/contract';
import type { Plan, PlanStatus, Verdict } from '@lotwright/domain';
import type { EtaChangeKind, EtaReason, PlanStanding } from '@lotwright/planning';
import { EntitySchema } from 'typeorm';

/** A stored plan: content and verdict in one row, so that neither exists without the other. */
export interface PlanRow {
  id: string;
  number: number;
  standing: PlanStanding;
  created_at: Date;
  request_id: string | null;
  based_on: string | null;
  plant_version: number;
  status: PlanStatus;
  planned: number;
  unplanned: number;
  late: number;
  turnaround_p50: number | null;
  turnaround_p90: number | null;
  violations: number;
  feasible: boolean;
  plan_hash: string;
  book: OrderBook;
  content: Plan;
  verdict: Verdict;
}

/** Selects the columns of a plan without its content. */
export const SUMMARY_COLUMNS = {
  id: true, number: true, standing: true, created_at: true, request_id: true, based_on: true, plant_version: true, status: true, planned: true,
  unplanned: true, late: true, turnaround_p50: true, turnaround_p90: true, violations: true, feasible: true, plan_hash: true,
} as const satisfies Partial<Record<keyof PlanRow, true>>;

/** Table `plan`. A plan that the checker did not find feasible can only be `refused`; at most one plan is `current`. */
export const Plans = new EntitySchema<PlanRow>({
  name: 'plan',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'plan_pk' },
    number: { type: 'integer' },
    standing: { type: 'text' },
    created_at: { type: 'timestamptz', default: () => 'now()' },
    request_id: { type: 'uuid', nullable: true },
    based_on: { type: 'uuid', nullable: true },
    plant_version: { type: 'integer' },
    status: { type: 'text' },
    planned: { type: 'integer' },
    unplanned: { type: 'integer' },
    late: { type: 'integer' },
    turnaround_p50: { type: 'integer', nullable: true },
    turnaround_p90: { type: 'integer', nullable: true },
    violations: { type: 'integer' },
    feasible: { type: 'boolean' },
    plan_hash: { type: 'text' },
    book: { type: 'json' },
    content: { type: 'json' },
    verdict: { type: 'json' },
  },
  indices: [
    { name: 'plan_number', columns: ['number'], unique: true },
    { name: 'plan_one_current', columns: ['standing'], unique: true, where: "standing = 'current'" },
  ],
  checks: [
    { name: 'plan_standing', expression: "standing IN ('current', 'superseded', 'refused')" },
    { name: 'plan_in_force_is_feasible', expression: "feasible OR standing = 'refused'" },
  ],
  foreignKeys: [
    { name: 'plan_plant_version_fk', target: 'plant_version', columnNames: ['plant_version'], referencedColumnNames: ['version'] },
    { name: 'plan_request_fk', target: 'planning_request', columnNames: ['request_id'], referencedColumnNames: ['id'] },
    { name: 'plan_based_on_fk', target: 'plan', columnNames: ['based_on'], referencedColumnNames: ['id'] },
  ],
});

/** An entry of the promise ledger. */
export interface EtaRow {
  order_id: string;
  plan_id: string;
  at: Date;
  change: EtaChangeKind;
  arrival: Date | null;
  patient_ready: Date | null;
  /** Minutes. */
  moved_by: number;
  reason: EtaReason;
}

/** Table `eta_entry`. */
export const Etas = new EntitySchema<EtaRow>({
  name: 'eta_entry',
  columns: {
    order_id: { type: 'text', primary: true, primaryKeyConstraintName: 'eta_entry_pk' },
    plan_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'eta_entry_pk' },
    at: { type: 'timestamptz', default: () => 'now()' },
    change: { type: 'text' },
    arrival: { type: 'timestamptz', nullable: true },
    patient_ready: { type: 'timestamptz', nullable: true },
    moved_by: { type: 'integer' },
    reason: { type: 'json' },
  },
  foreignKeys: [
    { name: 'eta_entry_order_fk', target: 'patient_order', columnNames: ['order_id'], referencedColumnNames: ['id'] },
    { name: 'eta_entry_plan_fk', target: 'plan', columnNames: ['plan_id'], referencedColumnNames: ['id'] },
  ],
});
