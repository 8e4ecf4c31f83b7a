/** What stretch of time is on screen. Times are epoch minutes; pixels are CSS pixels. */
export interface Viewport {
  /** Time at the left edge of the chart. */
  readonly start: number;
  readonly pxPerHour: number;
}

/** Bounds of zooming. */
export const MIN_PX_PER_HOUR = 0.35;
export const MAX_PX_PER_HOUR = 90;

/** Named stretches of the zoom buttons, hours. */
export const PRESETS = { shift: 18, '3 days': 72, week: 151, '2 weeks': 336, '3 weeks': 504 } as const;
/** Name of a preset. */
export type Preset = keyof typeof PRESETS;

/** The four presets each view offers: shifts matter by resource, weeks by lot. */
export const PRESETS_OF: Readonly<Record<'resources' | 'lots', readonly Preset[]>> = {
  resources: ['shift', '3 days', 'week', '3 weeks'],
  lots: ['3 days', 'week', '2 weeks', '3 weeks'],
};

/** Pixel of a time, counted from the left edge of the chart. */
export function toPixel(view: Viewport, at: number): number {
  return ((at - view.start) * view.pxPerHour) / 60;
}

/** Time at a pixel. */
export function toTime(view: Viewport, x: number): number {
  return view.start + (x * 60) / view.pxPerHour;
}

/** Right edge of the chart. */
export function viewEnd(view: Viewport, width: number): number {
  return toTime(view, width);
}

/** Zooms by a factor so that the time under `x` stays there. */
export function zoomAbout(view: Viewport, x: number, factor: number): Viewport {
  const pxPerHour = clamp(view.pxPerHour * factor, MIN_PX_PER_HOUR, MAX_PX_PER_HOUR);
  return { pxPerHour, start: toTime(view, x) - (x * 60) / pxPerHour };
}

/** Moves by pixels; positive shows later time. */
export function panBy(view: Viewport, pixels: number): Viewport {
  return { ...view, start: view.start + (pixels * 60) / view.pxPerHour };
}

/** A view that shows `hours` in `width` pixels with its left edge at `start`. */
export function fitHours(start: number, hours: number, width: number): Viewport {
  return { start, pxPerHour: clamp(width / hours, MIN_PX_PER_HOUR, MAX_PX_PER_HOUR) };
}

/** Keeps at least a tenth of the plan's range on screen. */
export function clampTo(view: Viewport, from: number, to: number, width: number): Viewport {
  const length = (width * 60) / view.pxPerHour;
  const start = clamp(view.start, from - length * 0.9, to - length * 0.1);
  return start === view.start ? view : { ...view, start };
}

/** The preset that is on screen now, if any: within two percent. */
export function presetOf(view: Viewport, width: number): Preset | null {
  for (const [name, hours] of Object.entries(PRESETS)) {
    if (Math.abs((view.pxPerHour * hours) / width - 1) < 0.02) return name as Preset;
  }
  return null;
}

/** Brings `start`..`end` into view with the least move; already visible spans leave the view as it is. */
export function reveal(view: Viewport, start: number, end: number, width: number): Viewport {
  const margin = Math.min(width * 0.1, 80);
  const left = toPixel(view, start);
  const right = toPixel(view, end);
  if (left >= margin && right <= width - margin) return view;
  if (right - left > width - 2 * margin || left < margin) return panBy(view, left - margin);
  return panBy(view, right - (width - margin));
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
