/** What is drawn at a zoom: the semantic zoom table of the visual language. */
export interface Detail {
  /** Bars are drawn at all; below, groups show load strips. */
  readonly bars: boolean;
  /** Bars fill the whole row, without labels and combs. */
  readonly solid: boolean;
  /** Stage edge, labels, glyphs in small bars. */
  readonly labels: boolean;
  /** Hatches, combs, pips, fence and the hold links of the selection. */
  readonly texture: boolean;
  /** Glyph beside the label, hour ticks, crew heads, all holds with less than four hours left. */
  readonly close: boolean;
  /** Operation names, phase times, hold links of all lots. */
  readonly minute: boolean;
  /** Days in the ruler, shift bounds, four-hour ticks. */
  readonly days: boolean;
  readonly shifts: boolean;
  readonly hours: boolean;
}

/** Detail by pixels per hour. */
export function detailOf(pxPerHour: number): Detail {
  return {
    bars: pxPerHour >= 1,
    solid: pxPerHour < 2.5,
    labels: pxPerHour >= 2.5,
    texture: pxPerHour >= 5,
    close: pxPerHour >= 9,
    minute: pxPerHour > 20,
    days: pxPerHour >= 2.5,
    shifts: pxPerHour >= 4,
    hours: pxPerHour >= 9,
  };
}
