import type { Demand } from '@lotwright/domain';

/** Which demands of a case are named; whatever is not asks for nothing. */
export class Named {
  private readonly names: ReadonlySet<string>;
  /** Lots that keep their places. */
  readonly lots: ReadonlySet<string>;

  constructor(demands: readonly Demand[]) {
    this.names = new Set(demands.map(nameOf));
    this.lots = new Set(demands.flatMap((d) => (d.kind === 'lot' ? [d.lot as string] : [])));
  }

  /** Whether the demand of a kind on the ids, or instants, given in the sequence of its fields is named. */
  has(kind: Demand['kind'], ...of: readonly (string | number)[]): boolean {
    return this.names.has([kind, ...of].join('\n'));
  }
}

function nameOf(demand: Demand): string {
  const { kind, ...of } = demand;
  return [kind, ...Object.values(of).flatMap((value) => (typeof value === 'object' ? [value.start, value.end] : [value]))].join('\n');
}
