import { demoPlant, generateOrders } from '@lotwright/demo';
import type { Equipment, Order, Plan, PlanningCase } from '@lotwright/domain';
import { solve } from '@lotwright/engine';
import { parseInstant, shift } from '@lotwright/time';
import type { BoardData } from '../../../apps/board/src/model/board-data.js';

/** Monday of the week of every board test, Europe/Berlin. */
export const NOW = parseInstant('2026-11-23T07:12+01:00');

/**
 * Alder with twelve real orders, planned by the real engine: what the board's model is tested on. The first order's window
 * is made to close an hour before its arrival, the second one's five hours after.
 */
export function plannedAlder(): BoardData {
  const plant = demoPlant('alder', NOW);
  const down = { kind: 'breakdown', start: shift(NOW, -180), end: shift(NOW, 1440) } as const;
  const equipment = plant.equipment.map((piece): Equipment => (piece.id === 'IVT-2' ? { ...piece, unavailable: [...piece.unavailable, down] } : piece));
  const orders = generateOrders(plant, { lots: 12, seed: 7, now: NOW, backlog: 6 });
  const planningCase: PlanningCase = { plant: { ...plant, equipment }, orders, actuals: [], pins: [], now: NOW, published: [], freezeOverrides: [] };
  const plan = solve(planningCase, { seed: 1, steps: 0, seconds: null });
  const bent = bendWindows(orders, plan);
  return {
    planId: 'p-7', planNumber: 7, createdAt: NOW, plant: planningCase.plant, orders: bent.orders, actuals: [], pins: [], plan: bent.plan,
    verdict: { checkerVersion: 'test', planHash: plan.provenance.planHash, inputHash: plan.provenance.inputHash, feasible: true, violations: [], claims: [] },
  };
}

function bendWindows(orders: readonly Order[], plan: Plan): { readonly orders: Order[]; readonly plan: Plan } {
  const slack = [-60, 300];
  const accounts = plan.accounts.map((account) => {
    const position = orders.findIndex((order) => order.id === account.order);
    return position < slack.length ? { ...account, lateBy: -slack[position] as typeof account.turnaround, missedWindows: position === 0 ? 1 : 0 } : account;
  });
  const bent = orders.map((order, position) => {
    const account = plan.accounts.find((candidate) => candidate.order === order.id);
    if (position >= slack.length || !account) return order;
    const closes = shift(account.arrival, slack[position]);
    return { ...order, windows: { opens: shift(closes, -6 * 1440), closes, every: 30_240 as never } };
  });
  return { orders: bent, plan: { ...plan, accounts } };
}
