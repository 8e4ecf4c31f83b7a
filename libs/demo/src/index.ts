export { DEMO_PLANTS, demoMonday, demoPlant } from './demo-plant.js';
export type { DemoPlantName } from './demo-plant.js';
