/** One whole number for each item. `Int32Array.from` over a list makes an object for every item; a repair reads thousands. */
export function numbersOf<Item>(items: readonly Item[], of: (item: Item, position: number) => number): Int32Array {
  const numbers = new Int32Array(items.length);
  for (let i = 0; i < items.length; i++) numbers[i] = of(items[i], i);
  return numbers;
}
