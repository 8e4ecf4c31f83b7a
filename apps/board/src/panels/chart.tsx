import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode, type RefObject } from 'react';
import { useBoard, useBoardState } from '../state/board-context.js';
import { pressKey } from '../timeline/chart-keys.js';
import { ChartPointer, type ChartPoint } from '../timeline/chart-pointer.js';
import { ChartGrid } from './chart-grid.js';
import { HoverCard } from './hover-card.js';

/** The timeline: canvas, pointer, wheel and keys, and its parallel grid for assistive technology. */
export function Chart(): ReactNode {
  const board = useBoard();
  const { chart, store, actions, model } = board;
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const pointer = useMemo(() => new ChartPointer(board), [board]);
  const [resting, setResting] = useState<ChartPoint | null>(null);
  const focus = useBoardState((state) => state.focus);

  useEffect(() => (canvas.current ? chart.attach(canvas.current) : undefined), [chart]);
  useWheel(box, pointer);

  function key(event: KeyboardEvent<HTMLDivElement>): void {
    const ctrl = event.ctrlKey || event.metaKey;
    if (pressKey(board, { key: event.key, ctrl, alt: event.altKey, shift: event.shiftKey })) event.preventDefault();
    else if (ctrl && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      document.getElementById('lot-search')?.focus();
    }
  }

  return (
    <div
      ref={box} className="chart" tabIndex={0} role="grid" aria-label={`Plan ${model.data.planNumber}, bars by row`}
      aria-activedescendant={focus === null ? undefined : `bar-${focus}`} aria-multiselectable="false"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        pointer.press(pointIn(event));
      }}
      onPointerMove={(event) => setResting(pointer.move(pointIn(event)) ? { x: event.clientX, y: event.clientY } : null)}
      onPointerUp={(event) => pointer.release(pointIn(event))}
      onPointerLeave={() => { pointer.leave(); setResting(null); }}
      onDoubleClick={() => { if (store.get().selected !== null) actions.showPreset('3 days'); }}
      onKeyDown={key} onFocus={() => chart.setFocused(true)} onBlur={() => chart.setFocused(false)}
    >
      <canvas ref={canvas} aria-hidden="true" />
      <ChartGrid />
      <HoverCard at={resting} />
    </div>
  );
}

function pointIn(event: PointerEvent<HTMLDivElement>): ChartPoint {
  const rect = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - rect.left, y: event.clientY - rect.top };
}

/** React listens to the wheel passively; zooming must keep the page from zooming too. */
function useWheel(box: RefObject<HTMLDivElement | null>, pointer: ChartPointer): void {
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      pointer.wheel(event.clientX - element.getBoundingClientRect().left, event.deltaX, event.deltaY, { ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey });
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, [box, pointer]);
}
