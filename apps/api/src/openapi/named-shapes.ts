import {
  actualsFile, areaAnswer, boardAnswer, comparisonBody, crewAnswer, etaAnswer, healthAnswer, importAnswer, keyAnswer, keysAnswer, loadBody, loginBody, newKeyAnswer, newKeyBody,
  ordersFile, pinsFile, planAnswer, planBody, planFile, plansAnswer, planSummaryAnswer, plantFile, plantImportAnswer, problemDocument, qualityControlAnswer,
  requestAnswer, requestsAnswer, sessionAnswer, verdictFile,
} from '@lotwright/contract';
import type { ZoneId } from '@lotwright/time';
import * as z from 'zod';

const UTC = 'UTC' as ZoneId;

/** The shapes of bodies and answers by the names they have in the OpenAPI document. */
export const NAMED_SHAPES = {
  Plant: plantFile(UTC),
  Orders: ordersFile(UTC),
  Actuals: actualsFile(UTC),
  Pins: pinsFile(UTC),
  Plan: planFile(UTC),
  Verdict: verdictFile(UTC),
  Board: boardAnswer(UTC),
  StoredPlan: planAnswer(UTC),
  PlanSummary: planSummaryAnswer,
  Plans: plansAnswer,
  PlanBody: planBody(UTC),
  ComparisonBody: comparisonBody(UTC),
  LoadBody: loadBody(UTC),
  PlanningRequest: requestAnswer,
  PlanningRequests: requestsAnswer,
  Eta: etaAnswer,
  Area: areaAnswer,
  QualityControl: qualityControlAnswer,
  Crews: crewAnswer,
  Import: importAnswer,
  PlantImport: plantImportAnswer,
  Login: loginBody,
  Session: sessionAnswer,
  NewKey: newKeyBody,
  NewKeySecret: newKeyAnswer,
  Key: keyAnswer,
  Keys: keysAnswer,
  Health: healthAnswer,
  Problem: problemDocument,
} as const satisfies Readonly<Record<string, z.ZodType>>;

/** Name of a shape in the OpenAPI document. */
export type ShapeName = keyof typeof NAMED_SHAPES;

/** Where a shape stands in the OpenAPI document. */
export function shapeReference(name: ShapeName): { $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}

/** All shapes as JSON Schema, referring to one another by name. */
export function shapeSchemas(): Record<string, object> {
  const registry = z.registry<{ id: string }>();
  for (const [id, shape] of Object.entries(NAMED_SHAPES)) registry.add(shape, { id });
  const { schemas } = z.toJSONSchema(registry, { io: 'input', unrepresentable: 'any', uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, schema]) => {
      const { $schema: _dialect, $id: _id, ...rest } = schema as Record<string, unknown>;
      return [id, rest];
    }),
  );
}
