import { afterAll, beforeAll } from '@jest/globals';
import { storesOver } from '@lotwright/persistence';
import { MemoryAccounts, MemoryOrders, MemoryPlans, MemoryPlants, MemoryRequests } from '@lotwright/planning';
import type { AccountStore, Moment, PlanningStores } from '@lotwright/planning';
import { TestServer } from '../support/postgres.js';

/** All stores of one adapter, empty. */
export type Stores = PlanningStores & { readonly accounts: AccountStore };

/** An adapter and how to get its stores. */
export interface Adapter {
  readonly name: string;
  fresh(): Promise<Stores>;
}

/** The adapters that every store suite runs over: the doubles in memory and PostgreSQL. Call once per spec file. */
export function adapters(): Adapter[] {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start();
  });
  afterAll(() => server.stop());
  return [
    { name: 'memory', fresh: async () => memoryStores() },
    { name: 'postgresql', fresh: async () => storesOver((await server.database()).source) },
  ];
}

function memoryStores(): Stores {
  const clock = { now: () => Date.now() as Moment };
  const requests = new MemoryRequests(clock);
  return {
    plants: new MemoryPlants(clock),
    orders: new MemoryOrders(),
    plans: new MemoryPlans(clock, requests),
    requests,
    accounts: new MemoryAccounts(clock),
  };
}
