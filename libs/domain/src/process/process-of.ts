import type { Order } from '../order/order.js';
import type { Plant } from '../plant/plant.js';
import type { Process } from './process.js';

/** The process version that an order asks for; `undefined` when the plant does not have it. */
export function processOf({ processes }: Pick<Plant, 'processes'>, { process, processVersion }: Pick<Order, 'process' | 'processVersion'>): Process | undefined {
  return processes.find((p) => p.id === process && p.version === processVersion);
}
