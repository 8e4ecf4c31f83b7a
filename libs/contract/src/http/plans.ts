import type { OperationId, OrderId, Verdict } from '@lotwright/domain';
import type { ZoneId } from '@lotwright/time';
import * as z from 'zod';
import { levelShape, objectiveShape } from '../file/objective-shape.js';
import { ordersFile } from '../file/order-file.js';
import { perZone } from '../file/per-zone.js';
import { planFile } from '../file/plan-file.js';
import { plantFile } from '../file/plant-file.js';
import { idShape, instantShape, wholeShape } from '../file/text-shapes.js';
import { verdictFile } from '../file/verdict-file.js';
import type { VerdictWire } from '../file/verdict-file.js';
import { lengthText, momentText } from './moments.js';

/** The verdict file, taking the domain's read-only lists as they are. */
const verdictOf = (zone: ZoneId) => verdictFile(zone) as unknown as z.ZodType<Verdict, VerdictWire>;

const effort = {
  seed: wholeShape(0, 2_147_483_647).optional().meta({ description: 'same data, seed and steps give the same plan; default 1' }),
  seconds: wholeShape(1, 3600).optional().meta({ description: 'search time; the default is LOTWRIGHT_PLAN_SECONDS' }),
  steps: wholeShape(0).optional().meta({ description: 'improvement steps; a run bounded by steps alone can be repeated exactly' }),
};

/** Asking for a plan. */
export const planBody = perZone((zone: ZoneId) =>
  z.strictObject({
    ...effort,
    now: instantShape(zone).optional().meta({ description: 'earliest start of unstarted work; default the minute at which planning begins' }),
    freezeOverrides: z
      .array(z.strictObject({ order: idShape<OrderId>(), operation: idShape<OperationId>(), reason: z.string().min(1).max(500) }))
      .optional(),
    objective: objectiveShape.optional(),
  }),
);

/** Asking for a comparison of the plant as it is and as patched. */
export const comparisonBody = perZone((zone: ZoneId) =>
  z.strictObject({ ...effort, now: instantShape(zone).optional(), objective: objectiveShape.optional(), patch: z.unknown().meta({ description: 'a patch file: title and changes' }) }),
);

/** Asking for the weekly load against capacity. */
export const loadBody = perZone((zone: ZoneId) =>
  z.strictObject({
    now: instantShape(zone).optional(),
    repeats: z.boolean().optional().meta({ description: 'count expected re-makes and invalid results too; default true' }),
  }),
);

/** How far a search has come. */
export const progressAnswer = z.strictObject({
  phase: z.enum(['compile', 'construct', 'improve', 'explain']),
  share: z.number().meta({ description: 'finished share of the effort, 0 to 1' }),
  steps: z.number(),
  planned: z.number(),
  total: z.number().meta({ description: 'orders to plan' }),
  objective: z.array(levelShape).meta({ description: 'levels of the best plan so far' }),
});

/** A request for planning work. */
export const requestAnswer = z.strictObject({
  id: z.string(),
  kind: z.enum(['plan', 'comparison', 'load']),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  requestedBy: z.string(),
  attempts: z.number().meta({ description: 'times a worker has begun it; 2 after one restart' }),
  cancelAsked: z.boolean(),
  progress: progressAnswer.nullable(),
  planId: z.string().nullable(),
  outcome: z.unknown().meta({ description: 'what a comparison or a load found; of a plan, how many lots of the plan in force it leaves out (leftOut, planInForce, message, lots with reasons), null when it leaves out none' }),
  failure: z.strictObject({ code: z.string(), detail: z.string() }).nullable(),
  createdAt: momentText,
  startedAt: momentText.nullable(),
  finishedAt: momentText.nullable(),
});

/** All requests, newest first. */
export const requestsAnswer = z.strictObject({ requests: z.array(requestAnswer) });

/** Figures of a stored plan. */
export const planSummaryAnswer = z.strictObject({
  id: z.string(),
  number: z.number().meta({ description: '1 for the first plan ever stored' }),
  standing: z.enum(['current', 'superseded', 'refused']),
  createdAt: momentText,
  request: z.string().nullable(),
  basedOn: z.string().nullable(),
  plantVersion: z.number(),
  status: z.enum(['OPTIMAL', 'FEASIBLE', 'PARTIAL', 'NO_PLAN']),
  planned: z.number(),
  unplanned: z.number(),
  late: z.number(),
  turnaroundP50: lengthText.nullable(),
  turnaroundP90: lengthText.nullable(),
  violations: z.number().meta({ description: 'rules the independent checker found broken' }),
  planHash: z.string(),
});

/** Stored plans, newest first. */
export const plansAnswer = z.strictObject({ plans: z.array(planSummaryAnswer) });

/** A stored plan with its verdict. */
export const planAnswer = perZone((zone: ZoneId) => z.strictObject({ summary: planSummaryAnswer, plan: planFile(zone), verdict: verdictOf(zone) }));

/** Everything the board shows, of one plan. */
export const boardAnswer = perZone((zone: ZoneId) =>
  z.strictObject({
    planId: z.string(),
    planNumber: z.number(),
    createdAt: momentText,
    plant: plantFile(zone),
    orders: ordersFile(zone).meta({ description: 'orders, actuals and pins as they were planned' }),
    plan: planFile(zone),
    verdict: verdictOf(zone),
  }),
);

/** A planning request in an answer. */
export type RequestAnswer = z.output<typeof requestAnswer>;
/** Figures of a plan in an answer. */
export type PlanSummaryAnswer = z.output<typeof planSummaryAnswer>;
/** The board's data as sent. */
export type BoardWire = z.input<ReturnType<typeof boardAnswer>>;
