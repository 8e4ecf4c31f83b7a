import { useEffect, useMemo, type ReactNode } from 'react';
import { formatShare } from '../format/share.js';
import { loadColumns, nearWeeks, worstGroups } from '../model/load-columns.js';
import { useBoard } from '../state/board-context.js';
import { paletteOf } from '../theme/theme.js';
import { drawLoad } from '../timeline/draw/load.js';
import { viewEnd } from '../timeline/viewport.js';
import { useCanvas } from './use-canvas.js';

/** The three groups that limit the plan most, on the chart's time axis. */
export function LoadPanel(): ReactNode {
  const { model, store, book, groups, chart } = useBoard();
  const rows = useMemo(() => {
    return worstGroups(book, groups, nearWeeks(model)).map((group) => ({ group, columns: loadColumns(model, book, group) }));
  }, [model, book, groups]);

  const { canvas, redraw } = useCanvas((ink, width, height) => {
    const state = store.get();
    const { layout } = chart.layout();
    const end = viewEnd(state.viewport, state.width);
    const loads = chart.frames.loads(chart.frames.weekOf(state.viewport.start, end));
    drawLoad({
      ink, palette: paletteOf(state.theme), width, height, headerWidth: layout.headerWidth, view: state.viewport,
      days: chart.frames.days(state.viewport.start, end), now: model.now,
      rows: rows.map((row) => ({ ...row, share: loads.get(row.group.id) ?? null })),
    });
  });
  useEffect(() => store.subscribe(redraw), [store, redraw]);
  useEffect(redraw, [rows, redraw]);

  if (rows.length === 0) return null;
  const words = rows.map((row) => `${row.group.name} ${formatShare(Math.max(...row.columns.map((column) => column.used / column.capacity), 0))} at most`);
  return <div className="load-panel"><canvas ref={canvas} role="img" aria-label={`Load of the tightest capacities: ${words.join(', ')}`} /></div>;
}
