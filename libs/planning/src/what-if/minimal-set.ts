/**
 * A smallest part of `all` for which `holds` still holds, given that it holds for all and never holds for less where it does not hold for more: no member
 * of it can be left out. What comes first is left out first. `holds` answers `null` when it may try no more; then there is no answer.
 */
export function minimalSet<Member>(all: readonly Member[], holds: (kept: readonly Member[]) => boolean | null): Member[] | null {
  return needed(all, [], holds);
}

/** Which of the candidates are needed beside `others`: all are left out at once where that may be, else the halves one after the other. */
function needed<Member>(candidates: readonly Member[], others: readonly Member[], holds: (kept: readonly Member[]) => boolean | null): Member[] | null {
  const without = holds(others);
  if (without !== false) return without === null ? null : [];
  if (candidates.length === 1) return [...candidates];
  const middle = candidates.length >> 1;
  const later = candidates.slice(middle);
  const first = needed(candidates.slice(0, middle), [...others, ...later], holds);
  const second = first === null ? null : needed(later, [...others, ...first], holds);
  return first === null || second === null ? null : [...first, ...second];
}
