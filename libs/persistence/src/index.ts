export { migrate, openDatabase, schemaDrift } from './database.js';
export { startEmbeddedServer } from './embedded/embedded-server.js';
export type { EmbeddedServer, EmbeddedServerOptions } from './embedded/embedded-server.js';
export { EmbeddedServerError } from './embedded/server-files.js';
export { StoredAccounts } from './repositories/stored-accounts.js';
export { StoredOrders } from './repositories/stored-orders.js';
export { StoredPlans } from './repositories/stored-plans.js';
export { StoredPlants } from './repositories/stored-plants.js';
export { StoredRequests } from './repositories/stored-requests.js';
