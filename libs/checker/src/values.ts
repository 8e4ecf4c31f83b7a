/** An instant (epoch minutes) as RFC 3339 in UTC: `2026-03-02T07:00Z`. */
export function instantText(instant: number): string {
  return Number.isSafeInteger(instant) && Math.abs(instant) < 1e9 ? `${new Date(instant * 60_000).toISOString().slice(0, 16)}Z` : String(instant);
}

/** A length with its unit: `35 min`. */
export function minutesText(minutes: number): string {
  return `${minutes} min`;
}
