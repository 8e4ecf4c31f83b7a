/** Words that add nothing where a row already says what it is. */
const FILLERS = /\s+(places?|positions?|session|sittings?)$/i;

/**
 * A resource name for narrow places: what stands before a colon or an "and", the glossary's abbreviations, no filler
 * words. `TFF skid, drug substance` → `TFF skid DS`; `Cell-based potency` → `Potency`; `DS gate: content, CE` → `DS gate`.
 */
export function shortName(name: string): string {
  let text = name.split(':')[0];
  text = text.replace(/,?\s*\bdrug substance\b/i, ' DS').replace(/,?\s*\bdrug product\b/i, ' DP');
  text = text.split(',')[0].trim();
  const suffix = / (DS|DP)$/.exec(text)?.[0] ?? '';
  text = text.slice(0, text.length - suffix.length).replace(FILLERS, '');
  text = text.replace(/^\S+-based\s+/i, '').replace(/\s+and\s+.*$/i, '');
  return text.charAt(0).toUpperCase() === text.charAt(0) || /^[a-z]+[A-Z]/.test(text) ? text + suffix : text.charAt(0).toUpperCase() + text.slice(1) + suffix;
}

/** What a row calls its equipment: the id where it is as short as floor labels are (`IVT-2`), else the name. */
export function equipmentLabel(id: string, name: string): string {
  return id.length <= 8 && id.length < name.length ? id : name;
}
