import { processOf } from '@lotwright/domain';
import type { Demand, Order, PlanningCase } from '@lotwright/domain';

/** Everything a case asks for that can keep an order out, every other lot included. */
export function everyDemand({ plant, orders, pins, published }: PlanningCase, order: Order): Demand[] {
  const process = processOf(plant, order)!;
  return [
    ...orders.filter((o) => o.id !== order.id && !o.cancelled).map((o): Demand => ({ kind: 'lot', lot: o.id })),
    ...plant.positionPools.map((p): Demand => ({ kind: 'positions', pool: p.id })),
    ...plant.storages.map((s): Demand => ({ kind: 'storage', storage: s.id })),
    ...plant.materials.map((m): Demand => ({ kind: 'material', material: m.id })),
    ...plant.crews.map((c): Demand => ({ kind: 'crew', crew: c.id })),
    ...plant.equipmentClasses.map((c): Demand => ({ kind: 'clean', equipmentClass: c.id })),
    ...plant.suites.map((s): Demand => ({ kind: 'suite', suite: s.id })),
    ...plant.equipment.flatMap((e) => e.unavailable.map(({ start, end }): Demand => ({ kind: 'outage', equipment: e.id, during: { start, end } }))),
    ...plant.calendars.map((c): Demand => ({ kind: 'hours', calendar: c.id })),
    ...plant.qcMethods.map((m): Demand => ({ kind: 'starts', method: m.id })),
    ...plant.sessions.map((s): Demand => ({ kind: 'sittings', session: s.id })),
    ...process.operations.map((o): Demand => ({ kind: 'stretch', operation: o.id })),
    ...process.links.filter((l) => l.maxLag !== null).map((l): Demand => ({ kind: 'hold', from: l.from, to: l.to })),
    ...plant.equipmentClasses.map((c): Demand => ({ kind: 'qualification', equipmentClass: c.id })),
    ...pins.filter((p) => p.order === order.id).map((p): Demand => ({ kind: 'pin', operation: p.operation })),
    ...published.filter((a) => a.order === order.id).map((a): Demand => ({ kind: 'frozen', operation: a.operation })),
  ];
}
