import type { MigrationInterface, QueryRunner } from 'typeorm';

const STEPS = [
  `CREATE TABLE "plant_version" (
    "version" integer NOT NULL,
    "plant_id" text NOT NULL,
    "imported_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
    "content" json NOT NULL,
    CONSTRAINT "plant_version_pk" PRIMARY KEY ("version")
  )`,
  `CREATE TABLE "patient_order" (
    "id" text NOT NULL,
    "coi" text NOT NULL,
    "process" text NOT NULL,
    "process_version" text NOT NULL,
    "urgency" text NOT NULL,
    "sequence_release" TIMESTAMP WITH TIME ZONE NOT NULL,
    "release_estimated" boolean NOT NULL,
    "window_opens" TIMESTAMP WITH TIME ZONE,
    "window_closes" TIMESTAMP WITH TIME ZONE,
    "window_every" integer,
    "latest_useful" TIMESTAMP WITH TIME ZONE,
    "site" text NOT NULL,
    "cancelled" boolean NOT NULL,
    CONSTRAINT "patient_order_pk" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "actual_event" (
    "id" SERIAL NOT NULL,
    "order_id" text NOT NULL,
    "operation" text NOT NULL,
    "attempt" integer NOT NULL,
    "state" text NOT NULL,
    "started_at" TIMESTAMP WITH TIME ZONE,
    "ended_at" TIMESTAMP WITH TIME ZONE,
    "expected_end" TIMESTAMP WITH TIME ZONE,
    "equipment" text,
    "run" text,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
    CONSTRAINT "actual_event_pk" PRIMARY KEY ("id")
  )`,
  `CREATE INDEX "actual_event_newest" ON "actual_event" ("order_id", "operation", "attempt", "id")`,
  `CREATE TABLE "pin" (
    "order_id" text NOT NULL,
    "operation" text NOT NULL,
    "starts_at" TIMESTAMP WITH TIME ZONE,
    "equipment" text,
    CONSTRAINT "pin_pk" PRIMARY KEY ("order_id", "operation")
  )`,
  `CREATE TABLE "planning_request" (
    "id" uuid NOT NULL,
    "state" text NOT NULL DEFAULT 'queued',
    "task" json NOT NULL,
    "requested_by" text NOT NULL,
    "attempts" integer NOT NULL DEFAULT '0',
    "lease_epoch" integer NOT NULL DEFAULT '0',
    "lease_until" TIMESTAMP WITH TIME ZONE,
    "cancel_asked" boolean NOT NULL DEFAULT false,
    "progress" json,
    "plan_id" uuid,
    "outcome" json,
    "failure" json,
    "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
    "started_at" TIMESTAMP WITH TIME ZONE,
    "finished_at" TIMESTAMP WITH TIME ZONE,
    CONSTRAINT "planning_request_state" CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
    CONSTRAINT "planning_request_pk" PRIMARY KEY ("id")
  )`,
  `CREATE INDEX "planning_request_open" ON "planning_request" ("state") WHERE state IN ('queued', 'running')`,
  `CREATE INDEX "planning_request_newest" ON "planning_request" ("created_at")`,
  `CREATE TABLE "plan" (
    "id" uuid NOT NULL,
    "number" integer NOT NULL,
    "standing" text NOT NULL,
    "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
    "request_id" uuid,
    "based_on" uuid,
    "plant_version" integer NOT NULL,
    "status" text NOT NULL,
    "planned" integer NOT NULL,
    "unplanned" integer NOT NULL,
    "late" integer NOT NULL,
    "turnaround_p50" integer,
    "turnaround_p90" integer,
    "violations" integer NOT NULL,
    "feasible" boolean NOT NULL,
    "plan_hash" text NOT NULL,
    "book" json NOT NULL,
    "content" json NOT NULL,
    "verdict" json NOT NULL,
    CONSTRAINT "plan_standing" CHECK (standing IN ('current', 'superseded', 'refused')),
    CONSTRAINT "plan_in_force_is_feasible" CHECK (feasible OR standing = 'refused'),
    CONSTRAINT "plan_pk" PRIMARY KEY ("id")
  )`,
  `CREATE UNIQUE INDEX "plan_number" ON "plan" ("number")`,
  `CREATE UNIQUE INDEX "plan_one_current" ON "plan" ("standing") WHERE standing = 'current'`,
  `CREATE TABLE "eta_entry" (
    "order_id" text NOT NULL,
    "plan_id" uuid NOT NULL,
    "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
    "change" text NOT NULL,
    "arrival" TIMESTAMP WITH TIME ZONE,
    "patient_ready" TIMESTAMP WITH TIME ZONE,
    "moved_by" integer NOT NULL,
    "reason" json NOT NULL,
    CONSTRAINT "eta_entry_pk" PRIMARY KEY ("order_id", "plan_id")
  )`,
  `CREATE TABLE "account" (
    "login" text NOT NULL,
    "password_hash" text NOT NULL,
    "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
    CONSTRAINT "account_pk" PRIMARY KEY ("login")
  )`,
  `CREATE TABLE "session" (
    "token_hash" text NOT NULL,
    "login" text NOT NULL,
    "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT "session_pk" PRIMARY KEY ("token_hash")
  )`,
  `CREATE TABLE "api_key" (
    "id" uuid NOT NULL,
    "name" text NOT NULL,
    "key_hash" text NOT NULL,
    "created_by" text NOT NULL,
    "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
    "last_used_at" TIMESTAMP WITH TIME ZONE,
    "revoked_at" TIMESTAMP WITH TIME ZONE,
    CONSTRAINT "api_key_pk" PRIMARY KEY ("id")
  )`,
  `CREATE UNIQUE INDEX "api_key_hash" ON "api_key" ("key_hash")`,
  `ALTER TABLE "actual_event" ADD CONSTRAINT "actual_event_order_fk" FOREIGN KEY ("order_id") REFERENCES "patient_order"("id")`,
  `ALTER TABLE "pin" ADD CONSTRAINT "pin_order_fk" FOREIGN KEY ("order_id") REFERENCES "patient_order"("id")`,
  `ALTER TABLE "plan" ADD CONSTRAINT "plan_plant_version_fk" FOREIGN KEY ("plant_version") REFERENCES "plant_version"("version")`,
  `ALTER TABLE "plan" ADD CONSTRAINT "plan_request_fk" FOREIGN KEY ("request_id") REFERENCES "planning_request"("id")`,
  `ALTER TABLE "plan" ADD CONSTRAINT "plan_based_on_fk" FOREIGN KEY ("based_on") REFERENCES "plan"("id")`,
  `ALTER TABLE "eta_entry" ADD CONSTRAINT "eta_entry_order_fk" FOREIGN KEY ("order_id") REFERENCES "patient_order"("id")`,
  `ALTER TABLE "eta_entry" ADD CONSTRAINT "eta_entry_plan_fk" FOREIGN KEY ("plan_id") REFERENCES "plan"("id")`,
  `ALTER TABLE "session" ADD CONSTRAINT "session_account_fk" FOREIGN KEY ("login") REFERENCES "account"("login") ON DELETE CASCADE ON UPDATE NO ACTION`,
];

const TABLES = ['api_key', 'session', 'account', 'eta_entry', 'plan', 'planning_request', 'pin', 'actual_event', 'patient_order', 'plant_version'];

/** Plants, orders, actuals, pins, requests, plans, promises and accounts. */
export class FirstTables1780000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of STEPS) await runner.query(step);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE "${table}"`);
  }
}
