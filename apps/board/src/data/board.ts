import { ordersFile, planFile, plantFile, verdictFile } from '@lotwright/contract';
import { parseInstant, parseZone, type ZoneId } from '@lotwright/time';
import type { BoardData } from '../model/board-data.js';
import { ApiError, call } from './api.js';

/** `GET /v1/board` as it comes over the wire. */
interface BoardWire {
  readonly planId: string;
  readonly planNumber: number;
  readonly createdAt: string;
  readonly plant: { readonly zone?: unknown };
  readonly orders: unknown;
  readonly plan: unknown;
  readonly verdict: unknown;
}

/** The plan in force, or `null` while the plant has none. @throws ApiError */
export async function readBoard(signal?: AbortSignal): Promise<BoardData | null> {
  try {
    return decodeBoard(await call<BoardWire>('GET', '/v1/board', undefined, signal));
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

/** Domain objects from the wire. @throws ApiError naming the first field that is not as the contract says. */
export function decodeBoard(wire: BoardWire): BoardData {
  const zone: ZoneId = parseZone(String(wire.plant.zone ?? '')) ?? ('UTC' as ZoneId);
  const plant = plantFile(zone).safeParse(wire.plant);
  if (!plant.success) throw broken('plant', plant.error.issues);
  const book = ordersFile(zone).safeParse(wire.orders);
  if (!book.success) throw broken('orders', book.error.issues);
  const plan = planFile(zone).safeParse(wire.plan);
  if (!plan.success) throw broken('plan', plan.error.issues);
  const verdict = verdictFile(zone).safeParse(wire.verdict);
  if (!verdict.success) throw broken('verdict', verdict.error.issues);
  return {
    planId: wire.planId,
    planNumber: wire.planNumber,
    createdAt: parseInstant(wire.createdAt.replace(/:\d\d(\.\d+)?(?=Z|[+-])/, ':00')),
    plant: plant.data,
    orders: book.data.orders,
    actuals: book.data.actuals,
    pins: book.data.pins,
    plan: plan.data,
    verdict: verdict.data,
  };
}

function broken(part: string, issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): ApiError {
  const first = issues[0];
  const where = first ? `${part}.${first.path.map(String).join('.')}: ${first.message}` : part;
  return new ApiError(200, 'The plan cannot be read', `${where}. Board and server may be of different versions; reload the page.`);
}
