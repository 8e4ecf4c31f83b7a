import type { Order, Plant } from '@lotwright/domain';
import { equipmentLabel, shortName } from './short-names.js';

/** What an id may belong to; ids are unique only within a kind. */
export type NamedKind = 'equipment' | 'class' | 'suite' | 'crew' | 'method' | 'pool' | 'session' | 'storage' | 'material' | 'calendar';

/** Order in which kinds are tried when nothing better is known. */
const ANY: readonly NamedKind[] = ['equipment', 'class', 'method', 'pool', 'session', 'suite', 'crew', 'storage', 'material', 'calendar'];

/** Display names of everything in the plant that has an id, so that an account's `resource` can be put into words. */
export class PlantNames {
  private readonly names = new Map<string, string>();

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

  /** The full name behind an id; the id itself when the plant does not know it. Kinds are tried in the given order. */
  of(id: string | null, kinds: readonly NamedKind[] = ANY): string {
    if (id === null) return '';
    const kind = this.kindOf(id, kinds);
    return kind === null ? id : (this.names.get(`${kind}:${id}`) ?? id);
  }

  /** The name for narrow places: equipment by its floor label, everything else shortened. */
  short(id: string | null, kinds: readonly NamedKind[] = ANY): string {
    if (id === null) return '';
    const name = this.of(id, kinds);
    return this.kindOf(id, kinds) === 'equipment' ? equipmentLabel(id, name) : shortName(name);
  }

  private kindOf(id: string, kinds: readonly NamedKind[]): NamedKind | null {
    return kinds.find((kind) => this.names.has(`${kind}:${id}`)) ?? ANY.find((kind) => this.names.has(`${kind}:${id}`)) ?? null;
  }

  private take(kind: NamedKind, list: readonly { readonly id: string; readonly name: string }[]): void {
    for (const { id, name } of list) this.names.set(`${kind}:${id}`, name);
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
