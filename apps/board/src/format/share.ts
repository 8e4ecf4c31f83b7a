/** A share from 0 to 1 as whole percent: `94 %` with a no-break thin space. Above zero never shows `0 %`. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.005) return '< 1 %';
  return `${Math.round(share * 100)} %`;
}

/** A gap from 0 to 1 with one decimal: `1.8 %`. */
export function formatGap(gap: number): string {
  return `${(gap * 100).toFixed(1)} %`;
}

/** A count with its noun: `1 lot`, `45 lots`. */
export function formatCount(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}
