import type { Order, Plant } from '@lotwright/domain';

/** Display names of everything in the plant that has an id, so that an account's `resource` can be put into words. */
export class PlantNames {
  private readonly names = new Map<string, string>();
  private readonly kinds = new Map<string, string>();

  constructor(plant: Plant) {
    this.take('equipment', plant.equipment);
    this.take('class', plant.equipmentClasses);
    this.take('suite', plant.suites);
    this.take('crew', plant.crews);
    this.take('method', plant.qcMethods);
    this.take('pool', plant.positionPools);
    this.take('session', plant.sessions);
    this.take('storage', plant.storages);
    this.take('material', plant.materials);
    this.take('calendar', plant.calendars);
  }

  /** The name behind an id; the id itself when the plant does not know it. */
  of(id: string | null): string {
    return id === null ? '' : (this.names.get(id) ?? id);
  }

  /** `equipment`, `class`, `crew`, `method` …; empty for an unknown id. */
  kind(id: string | null): string {
    return id === null ? '' : (this.kinds.get(id) ?? '');
  }

  private take(kind: string, list: readonly { readonly id: string; readonly name: string }[]): void {
    for (const { id, name } of list) {
      if (this.names.has(id)) continue;
      this.names.set(id, name);
      this.kinds.set(id, kind);
    }
  }
}

/** Labels for bars: the last three digits of each id, or as many as it takes to tell all orders apart. */
export function shortLabels(orders: readonly Order[]): string[] {
  for (let length = 3; length <= 6; length++) {
    const labels = orders.map((order) => tail(order.id, length));
    if (new Set(labels).size === labels.length) return labels;
  }
  return orders.map((order) => order.id);
}

function tail(id: string, length: number): string {
  const text = id.replace(/[^0-9A-Za-z]/g, '');
  return text.slice(-length);
}
