import { describe, expect, it } from '@jest/globals';
import { clampTo, fitHours, panBy, presetOf, reveal, toPixel, toTime, zoomAbout } from '../../../../apps/board/src/timeline/viewport.js';

const view = { start: 1000, pxPerHour: 6 };

describe('the viewport', () => {
  it('maps time to pixels and back', () => {
    expect(toPixel(view, 1600)).toBe(60);
    expect(toTime(view, 60)).toBe(1600);
  });

  it('keeps the time under the pointer while it zooms', () => {
    for (const factor of [0.1, 0.7, 1.3, 40]) expect(toTime(zoomAbout(view, 321, factor), 321)).toBeCloseTo(toTime(view, 321), 6);
  });

  it('stays within the zoom bounds', () => {
    expect(zoomAbout(view, 0, 1e6).pxPerHour).toBe(90);
    expect(zoomAbout(view, 0, 1e-6).pxPerHour).toBe(0.35);
  });

  it('pans by pixels and never loses the plan', () => {
    expect(panBy(view, 60).start).toBe(1600);
    expect(clampTo({ ...view, start: -1e9 }, 0, 10_000, 600).start).toBe(-5400);
    expect(clampTo({ ...view, start: 1e9 }, 0, 10_000, 600).start).toBe(9400);
  });

  it('knows which preset it shows', () => {
    expect(presetOf(fitHours(0, 72, 900), 900)).toBe('3 days');
    expect(presetOf({ start: 0, pxPerHour: 3 }, 900)).toBeNull();
  });

  it('reveals with the least move', () => {
    expect(reveal(view, 2000, 2600, 900)).toBe(view);
    const moved = reveal(view, 20_000, 20_600, 900);
    expect(toPixel(moved, 20_600)).toBeCloseTo(820, 6);
    expect(toPixel(reveal(view, 0, 100, 900), 0)).toBeCloseTo(80, 6);
  });
});
