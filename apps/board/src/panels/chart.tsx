import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useBoard, useBoardState } from '../state/board-context.js';
import { pressKey } from '../timeline/chart-keys.js';
import { ChartGrid } from './chart-grid.js';
import { HoverCard } from './hover-card.js';

/** Pixels a pointer moves before a press becomes a pan. */
const PAN_AFTER = 4;

/** The timeline: canvas, pointer, wheel and keys, and its parallel grid for assistive technology. */
export function Chart(): ReactNode {
  const board = useBoard();
  const { chart, store, actions, model } = board;
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const press = useRef<{ x: number; y: number; panning: boolean } | null>(null);
  const [pointer, setPointer] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const focus = useBoardState((state) => state.focus);

  useEffect(() => (canvas.current ? chart.attach(canvas.current) : undefined), [chart]);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      const x = event.clientX - element.getBoundingClientRect().left - chart.layout().layout.headerWidth;
      if (event.ctrlKey || event.metaKey) actions.zoom(Math.exp(-event.deltaY * 0.0022), x);
      else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY) || chart.maxScroll() === 0) actions.pan(event.deltaX + event.deltaY);
      else chart.scrollBy(event.deltaY);
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, [chart, actions]);

  function down(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0) return;
    press.current = { x: event.clientX, y: event.clientY, panning: false };
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  function move(event: PointerEvent<HTMLDivElement>): void {
    const held = press.current;
    const rect = event.currentTarget.getBoundingClientRect();
    if (!held) {
      const bar = chart.barAt(event.clientX - rect.left, event.clientY - rect.top);
      store.set({ hover: bar?.index ?? null });
      setPointer(bar ? { x: event.clientX, y: event.clientY } : null);
      return;
    }
    const dx = event.clientX - held.x;
    const dy = event.clientY - held.y;
    if (!held.panning && Math.hypot(dx, dy) < PAN_AFTER) return;
    held.panning = true;
    actions.pan(-dx);
    chart.scrollBy(-dy);
    held.x = event.clientX;
    held.y = event.clientY;
  }

  function up(event: PointerEvent<HTMLDivElement>): void {
    const held = press.current;
    press.current = null;
    if (!held || held.panning) return;
    const rect = event.currentTarget.getBoundingClientRect();
    clickAt(event.clientX - rect.left, event.clientY - rect.top);
  }

  function clickAt(x: number, y: number): void {
    const bar = chart.barAt(x, y);
    if (bar) {
      actions.select(model.lots[bar.lot].order.id);
      store.set({ focus: bar.index });
      return;
    }
    const row = chart.rowUnder(y);
    if (row?.kind === 'lot') actions.select(store.get().selected === row.lot.order.id ? null : row.lot.order.id);
    else {
      store.set({ focus: null });
      actions.select(null);
    }
  }

  function key(event: KeyboardEvent<HTMLDivElement>): void {
    if (pressKey(board, { key: event.key, ctrl: event.ctrlKey || event.metaKey, alt: event.altKey, shift: event.shiftKey })) event.preventDefault();
    else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      document.getElementById('lot-search')?.focus();
    }
  }

  return (
    <div
      ref={box} className="chart" tabIndex={0} role="grid" aria-label={`Plan ${model.data.planNumber}, bars by row`}
      aria-activedescendant={focus === null ? undefined : `bar-${focus}`} aria-multiselectable="false"
      onPointerDown={down} onPointerMove={move} onPointerUp={up} onPointerLeave={() => { store.set({ hover: null }); setPointer(null); }}
      onDoubleClick={() => { if (store.get().selected !== null) actions.showPreset('3 days'); }}
      onKeyDown={key} onFocus={() => chart.setFocused(true)} onBlur={() => chart.setFocused(false)}
    >
      <canvas ref={canvas} aria-hidden="true" />
      <ChartGrid />
      <HoverCard at={pointer} />
    </div>
  );
}
