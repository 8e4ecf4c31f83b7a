export { readPlant } from './read-plant.js';
export { readActuals, readOrderBook, readOrders, readPins } from './read-orders.js';
export type { OrderSources, SourceText } from './read-orders.js';
export { readEvents } from './read-events.js';
export { readPlan, readPlanAlone } from './read-plan.js';
export type { ZonedPlan } from './read-plan.js';
export { writeActualsCsv, writeOrders, writeOrdersCsv, writePinsCsv, writePlan, writePlant } from './write-files.js';
export { renderProblems } from './located-problem.js';
export type { LocatedProblem, Read } from './located-problem.js';
