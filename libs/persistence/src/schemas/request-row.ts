import type { PlanningTask, PlanProgress, RequestFailure, RequestState } from '@lotwright/planning';
import { EntitySchema } from 'typeorm';

/** A request for planning work. */
export interface RequestRow {
  id: string;
  state: RequestState;
  task: PlanningTask;
  requested_by: string;
  attempts: number;
  lease_epoch: number;
  lease_until: Date | null;
  cancel_asked: boolean;
  progress: PlanProgress | null;
  plan_id: string | null;
  outcome: unknown;
  failure: RequestFailure | null;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
}

/** Table `planning_request`. */
export const Requests = new EntitySchema<RequestRow>({
  name: 'planning_request',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'planning_request_pk' },
    state: { type: 'text', default: 'queued' },
    task: { type: 'json' },
    requested_by: { type: 'text' },
    attempts: { type: 'integer', default: 0 },
    lease_epoch: { type: 'integer', default: 0 },
    lease_until: { type: 'timestamptz', nullable: true },
    cancel_asked: { type: 'boolean', default: false },
    progress: { type: 'json', nullable: true },
    plan_id: { type: 'uuid', nullable: true },
    outcome: { type: 'json', nullable: true },
    failure: { type: 'json', nullable: true },
    created_at: { type: 'timestamptz', default: () => 'now()' },
    started_at: { type: 'timestamptz', nullable: true },
    finished_at: { type: 'timestamptz', nullable: true },
  },
  indices: [
    { name: 'planning_request_open', columns: ['state'], where: "state IN ('queued', 'running')" },
    { name: 'planning_request_newest', columns: ['created_at'] },
  ],
  checks: [{ name: 'planning_request_state', expression: "state IN ('queued', 'running', 'done', 'failed', 'cancelled')" }],
});
