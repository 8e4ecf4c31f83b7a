export { DEMO_PLANTS, demoMonday, demoPlant } from './demo-plant.js';
export type { DemoPlantName } from './demo-plant.js';
export { generateOrders } from './orders/generate-orders.js';
export type { OrderRequest } from './orders/generate-orders.js';
export { cutAt, openOrders } from './orders/cut-at.js';
export { demoStory, storyOpening } from './story/demo-story.js';
export type { DemoStory, StoryOpening } from './story/demo-story.js';
