import { describe, expect, it } from '@jest/globals';
import { buildModel } from '../../../../apps/board/src/model/board-model.js';
import type { Bar } from '../../../../apps/board/src/model/lot.js';
import { BarFinder } from '../../../../apps/board/src/timeline/geometry.js';
import { hitTest } from '../../../../apps/board/src/timeline/hit-test.js';
import { layoutLots, layoutResources, rowAt, RULER, visibleRows } from '../../../../apps/board/src/timeline/layout.js';
import { barsBetween, nearestBar } from '../../../../apps/board/src/timeline/row-bars.js';
import { plannedAlder } from '../planned-alder.js';

const model = buildModel(plannedAlder());
const view = { start: model.now - 600, pxPerHour: 8 };

function centre(finder: BarFinder, bar: Bar): { x: number; y: number } | null {
  const box = finder.boxOf(bar, view, 0, 0);
  return box && { x: box.x + box.width / 2, y: box.y - RULER + box.height / 2 };
}

describe('what lies under the pointer', () => {
  it('is the bar that is drawn there, by resource', () => {
    const layout = layoutResources(model, 0);
    const finder = new BarFinder(layout);
    for (const row of layout.rows) {
      if (row.kind !== 'resource' || row.row.content.kind !== 'equipment') continue;
      for (const bar of row.row.bars) {
        const at = centre(finder, bar);
        expect(at && hitTest(layout, view, finder, at.x, at.y)).toBe(bar);
      }
    }
  });

  it('is a sample of the run that is drawn there, lane by lane', () => {
    const layout = layoutResources(model, 0);
    const finder = new BarFinder(layout);
    for (const row of layout.rows) {
      if (row.kind !== 'resource' || row.row.content.kind !== 'runs') continue;
      for (const box of row.row.content.boxes) {
        const at = centre(finder, box.samples[0])!;
        expect(hitTest(layout, view, finder, at.x, at.y)?.run?.id).toBe(box.run.id);
      }
    }
  });

  it('catches bars that are thinner than a finger', () => {
    const layout = layoutResources(model, 0);
    const finder = new BarFinder(layout);
    const bar = model.rows.find((row) => row.group === 'inspection')!.bars[0];
    const at = centre(finder, bar)!;
    expect(hitTest(layout, view, finder, at.x - 8, at.y)).toBe(bar);
    expect(hitTest(layout, view, finder, at.x - 60, at.y)).toBeNull();
  });

  it('finds floor work in the row of its lot', () => {
    const layout = layoutLots(model.lots, null, 1440);
    const finder = new BarFinder(layout);
    const bar = model.lots[2].bars.find((candidate) => candidate.operation.id === 'ivt')!;
    const at = centre(finder, bar)!;
    expect(hitTest(layout, view, finder, at.x, at.y)).toBe(bar);
  });
});

describe('rows', () => {
  it('lie without gaps and are found by height', () => {
    const layout = layoutLots(model.lots, model.lots[1].order.id, 1440);
    layout.rows.forEach((row, index) => {
      expect(rowAt(layout, row.y)).toBe(index);
      expect(rowAt(layout, row.y + row.height - 0.5)).toBe(index);
    });
    expect(rowAt(layout, layout.height)).toBe(-1);
    expect(layout.rows[1].height).toBeGreaterThanOrEqual(166);
    expect(visibleRows(layout, 0, 30)).toEqual([0, 2]);
  });

  it('give the bars between two times', () => {
    const layout = layoutResources(model, 0);
    for (const row of layout.rows) {
      if (row.kind !== 'resource') continue;
      const [from, to] = [model.now + 1440, model.now + 4320];
      const expected = row.row.bars.filter((bar) => bar.end > from && bar.start < to);
      expect(barsBetween(row, from, to, 1000)).toEqual(expected);
    }
  });

  it('know the bar nearest in time', () => {
    const layout = layoutResources(model, 0);
    const row = layout.rows.find((candidate) => candidate.kind === 'resource' && candidate.row.bars.length > 2 && candidate.row.content.kind === 'equipment')!;
    const bars = row.kind === 'resource' ? row.row.bars : [];
    expect(nearestBar(row, bars[1].start + 5)).toBe(bars[1]);
  });
});
