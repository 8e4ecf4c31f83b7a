import { useEffect, useState, type ReactNode } from 'react';
import type { BoardModel } from '../model/board-model.js';
import type { Bar } from '../model/lot.js';
import { useBoard } from '../state/board-context.js';
import { barWords } from '../timeline/bar-words.js';
import { visibleRows, type LayoutRow } from '../timeline/layout.js';
import { barsBetween } from '../timeline/row-bars.js';
import { viewEnd } from '../timeline/viewport.js';

/** Cells made at most: screen readers get the visible part, and the table holds everything. */
const MOST_CELLS = 400;
/** Pause after the last movement before the grid follows, milliseconds. */
const SETTLE = 120;

interface GridRow {
  readonly name: string;
  readonly bars: readonly Bar[];
}

/** The visible bars as an ARIA grid beside the canvas; it follows when the chart comes to rest. */
export function ChartGrid(): ReactNode {
  const { store, chart, model } = useBoard();
  const [rows, setRows] = useState<readonly GridRow[]>([]);
  const [focus, setFocus] = useState<number | null>(null);
  const [selected, setSelected] = useState(store.get().selected);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = (): void => {
      const state = store.get();
      const { layout } = chart.layout();
      const [first, end] = visibleRows(layout, state.scroll, state.scroll + state.height);
      setRows(gridRows(layout.rows.slice(first, end), state.viewport.start, viewEnd(state.viewport, state.width)));
      setFocus(state.focus);
      setSelected(state.selected);
    };
    const follow = (): void => {
      clearTimeout(timer);
      timer = setTimeout(read, SETTLE);
    };
    follow();
    const stop = store.subscribe(follow);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [store, chart]);
  return (
    <div className="visually-hidden" role="rowgroup">
      <div role="row"><span role="columnheader">Row</span><span role="columnheader">Bars</span></div>
      {rows.map((row) => (
        <div role="row" key={row.name}>
          <span role="rowheader">{row.name}</span>
          {row.bars.map((bar) => <GridCell key={bar.index} bar={bar} model={model} focused={bar.index === focus} selected={model.lots[bar.lot].order.id === selected} />)}
        </div>
      ))}
    </div>
  );
}

function GridCell({ bar, model, focused, selected }: { readonly bar: Bar; readonly model: BoardModel; readonly focused: boolean; readonly selected: boolean }): ReactNode {
  return <span role="gridcell" id={`bar-${bar.index}`} aria-selected={selected} data-focused={focused || undefined} data-status={model.lots[bar.lot].status}>{barWords(bar, model)}</span>;
}

function gridRows(rows: readonly LayoutRow[], from: number, to: number): GridRow[] {
  let room = MOST_CELLS;
  return rows.map((row) => {
    const bars = barsBetween(row, from, to, room);
    room -= bars.length;
    return { name: row.kind === 'lot' ? `Lot ${row.lot.order.id}` : `${row.row.groupName} ${row.row.label}`, bars };
  });
}
