export { encodePlant, plantFile } from './file/plant-file.js';
export type { PlantWire } from './file/plant-file.js';
export { DEFAULT_URGENCY_WEIGHTS } from './file/plant-parts.js';
export { actualShape, actualsFile, orderShape, ordersFile, pinShape, pinsFile } from './file/order-file.js';
export type { ActualWire, OrderBook, OrdersWire, OrderWire, PinWire } from './file/order-file.js';
export { assignmentShape, planFile } from './file/plan-file.js';
export type { AssignmentWire, PlanWire } from './file/plan-file.js';
export { verdictFile } from './file/verdict-file.js';
export type { VerdictWire } from './file/verdict-file.js';
export { durationShape, idShape, instantShape, runIdShape, textShape, wholeShape, zoneShape } from './file/text-shapes.js';
export { decodeShape, problemsOf, shown } from './file/problem-list.js';
export { encodeShape } from './file/fast-encode.js';
export type { Decoded } from './file/problem-list.js';
export { problemPage } from './file/problem-page.js';
export { PUBLISHED_FILES, publishedSchema } from './file/json-schema.js';
export type { PublishedFile } from './file/json-schema.js';
export { keyAnswer, keysAnswer, loginBody, newKeyAnswer, newKeyBody, sessionAnswer } from './http/access.js';
export type { KeyAnswer, SessionAnswer } from './http/access.js';
export { etaAnswer, etaEntryAnswer } from './http/etas.js';
export type { EtaAnswer, EtaEntryAnswer } from './http/etas.js';
export { healthAnswer, importAnswer, plantImportAnswer } from './http/imports.js';
export { areaAnswer, crewAnswer, machineAnswer, qualityControlAnswer } from './http/plant-areas.js';
export type { AreaAnswer, CrewAnswer, MachineAnswer, QualityControlAnswer } from './http/plant-areas.js';
export {
  boardAnswer, comparisonBody, loadBody, planAnswer, planBody, plansAnswer, planSummaryAnswer, progressAnswer, requestAnswer, requestsAnswer,
} from './http/plans.js';
export type { BoardWire, PlanSummaryAnswer, RequestAnswer } from './http/plans.js';
export { problemDocument, problemErrorShape } from './http/problem-document.js';
export type { ProblemDocument, ProblemError } from './http/problem-document.js';
