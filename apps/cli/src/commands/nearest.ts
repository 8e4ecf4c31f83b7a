/** The ids most like a text, the likest first: those within a third of its length in letters to change. */
export function nearest(ids: readonly string[], text: string, most: number): string[] {
  const limit = Math.max(2, Math.ceil(text.length / 3));
  return ids
    .map((id) => ({ id, far: distance(id.toLowerCase(), text.toLowerCase()) }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far || (a.id < b.id ? -1 : 1))
    .slice(0, most)
    .map(({ id }) => id);
}

/** Letters to add, drop or change to make one text the other. */
function distance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) row.push(Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    before = row;
  }
  return before[b.length];
}
