import { useEffect, useMemo, useRef, type PointerEvent, type ReactNode } from 'react';
import { shift } from '@lotwright/time';
import { bottleneckOf, nearWeeks } from '../model/load-columns.js';
import { useBoard } from '../state/board-context.js';
import { paletteOf } from '../theme/theme.js';
import { drawOverview, OVERVIEW, overviewPixel, overviewTime, type OverviewScene } from '../timeline/draw/overview.js';
import { viewEnd } from '../timeline/viewport.js';
import { addWeeks, weekStart, zoneDays } from '../timeline/zone-days.js';
import { useCanvas } from './use-canvas.js';

/** The whole plan in a strip: bottleneck load, late arrivals, and the frame that can be dragged and resized. */
export function Overview(): ReactNode {
  const { model, store, actions, book, groups, chart } = useBoard();
  const scene = useRef<OverviewScene | null>(null);
  const drag = useRef<{ readonly mode: 'move' | 'left' | 'right'; readonly offset: number } | null>(null);
  const fixed = useMemo(() => {
    const from = shift(weekStart(model.zone, model.now), -1440);
    const weeks = Math.max(3, Math.ceil((model.to - from) / 10_080));
    const to = addWeeks(model.zone, weekStart(model.zone, model.now), weeks);
    const days = zoneDays(model.zone, from, shift(to, -1));
    const group = bottleneckOf(book, groups, nearWeeks(model))?.group ?? groups[0];
    const shares = days.map((day) => (group ? book.share(group, day.start, day.end) : null));
    return { from, to, days, shares, bottleneck: group?.name ?? '' };
  }, [model, book, groups]);

  const { canvas, redraw } = useCanvas((ink, width) => {
    const state = store.get();
    const { layout } = chart.layout();
    scene.current = {
      ink, palette: paletteOf(state.theme), model, width, headerWidth: layout.headerWidth, ...fixed,
      frame: { start: state.viewport.start, end: viewEnd(state.viewport, state.width) },
    };
    drawOverview(scene.current);
  });
  useEffect(() => store.subscribe(redraw), [store, redraw]);

  function down(event: PointerEvent<HTMLCanvasElement>): void {
    const at = scene.current;
    if (!at) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const x = event.nativeEvent.offsetX;
    const left = overviewPixel(at, at.frame.start);
    const right = overviewPixel(at, at.frame.end);
    const mode = Math.abs(x - left) < 6 ? 'left' : Math.abs(x - right) < 6 ? 'right' : 'move';
    const inside = x > left && x < right;
    drag.current = { mode, offset: inside || mode !== 'move' ? overviewTime(at, x) - at.frame.start : (at.frame.end - at.frame.start) / 2 };
    move(event);
  }

  function move(event: PointerEvent<HTMLCanvasElement>): void {
    const at = scene.current;
    const held = drag.current;
    if (!at || !held) return;
    const time = overviewTime(at, event.nativeEvent.offsetX);
    const { viewport, width } = store.get();
    if (held.mode === 'move') {
      actions.move({ ...viewport, start: time - held.offset });
      return;
    }
    const [start, end] = held.mode === 'left' ? [time, at.frame.end] : [at.frame.start, time];
    if (end - start < 240) return;
    actions.move({ start, pxPerHour: (width * 60) / (end - start) });
  }

  return (
    <div className="overview" style={{ height: OVERVIEW }}>
      <canvas
        ref={canvas} role="img" aria-label={`Overview: load of ${fixed.bottleneck} per day and late arrivals; the frame is what the chart shows`}
        onPointerDown={down} onPointerMove={move} onPointerUp={() => { drag.current = null; }}
      />
    </div>
  );
}
