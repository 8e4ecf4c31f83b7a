/** Ids of one list and their positions. */
export type Positions = ReadonlyMap<string, number>;

/** Positions of the ids of a list. */
export function positions(items: readonly { readonly id: string }[]): Positions {
  return new Map(items.map((item, index) => [item.id, index]));
}

/** Position of `id`. @throws RangeError naming the list when there is none: the case was not validated. */
export function position(of: Positions, id: string, list: string): number {
  const at = of.get(id);
  if (at === undefined) throw new RangeError(`unknown ${list} "${id}"; validate the planning case before planning`);
  return at;
}
