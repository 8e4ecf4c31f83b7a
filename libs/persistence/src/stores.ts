import { RememberedPlans } from '@lotwright/planning';
import type { AccountStore, PlanningStores } from '@lotwright/planning';
import type { DataSource } from 'typeorm';
import { StoredAccounts } from './repositories/stored-accounts.js';
import { StoredOrders } from './repositories/stored-orders.js';
import { StoredPlans } from './repositories/stored-plans.js';
import { StoredPlants } from './repositories/stored-plants.js';
import { StoredRequests } from './repositories/stored-requests.js';

/** Every store over one database. */
export function storesOver(source: DataSource): PlanningStores & { readonly accounts: AccountStore } {
  return {
    plants: new StoredPlants(source),
    orders: new StoredOrders(source),
    plans: new RememberedPlans(new StoredPlans(source)),
    requests: new StoredRequests(source),
    accounts: new StoredAccounts(source),
  };
}
