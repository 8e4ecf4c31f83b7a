import type { BoardModel } from '../model/board-model.js';
import type { BoardActions } from '../state/actions.js';
import type { BoardStore } from '../state/board-state.js';
import type { ChartController } from './chart-controller.js';

/** Pixels a pointer moves before a press becomes a pan. */
const PAN_AFTER = 4;

/** What the pointer acts on. */
export interface PointerTarget {
  readonly model: BoardModel;
  readonly store: BoardStore;
  readonly actions: BoardActions;
  readonly chart: ChartController;
}

/** A point inside the chart, pixels from its upper left corner. */
export interface ChartPoint {
  readonly x: number;
  readonly y: number;
}

/** Pan by dragging, selection by a click, hover in between, and the wheel. */
export class ChartPointer {
  private held: { x: number; y: number; panning: boolean } | null = null;

  constructor(private readonly target: PointerTarget) {}

  /** The button went down. */
  press({ x, y }: ChartPoint): void {
    this.held = { x, y, panning: false };
  }

  /** The pointer moved. Returns whether it rests on a bar. */
  move({ x, y }: ChartPoint): boolean {
    const { chart, store, actions } = this.target;
    const { held } = this;
    if (!held) {
      const bar = chart.barAt(x, y);
      store.set({ hover: bar?.index ?? null });
      return bar !== null;
    }
    const [dx, dy] = [x - held.x, y - held.y];
    if (!held.panning && Math.hypot(dx, dy) < PAN_AFTER) return false;
    actions.pan(-dx);
    chart.scrollBy(-dy);
    this.held = { x, y, panning: true };
    return false;
  }

  /** The button came up: without a drag in between it is a click. */
  release(point: ChartPoint): void {
    const { held } = this;
    this.held = null;
    if (held && !held.panning) this.click(point);
  }

  /** The pointer left the chart. */
  leave(): void {
    this.target.store.set({ hover: null });
  }

  /** The wheel: with Ctrl it zooms about the pointer, with Shift or sideways it pans, else it scrolls rows, or pans when all rows show. */
  wheel(x: number, deltaX: number, deltaY: number, keys: { readonly ctrl: boolean; readonly shift: boolean }): void {
    const { chart, actions } = this.target;
    if (keys.ctrl) actions.zoom(Math.exp(-deltaY * 0.0022), x - chart.layout().layout.headerWidth);
    else if (keys.shift || Math.abs(deltaX) > Math.abs(deltaY) || chart.maxScroll() === 0) actions.pan(deltaX + deltaY);
    else chart.scrollBy(deltaY);
  }

  private click({ x, y }: ChartPoint): void {
    const { chart, store, actions, model } = this.target;
    const bar = chart.barAt(x, y);
    if (bar) {
      actions.select(model.lots[bar.lot].order.id);
      store.set({ focus: bar.index });
      return;
    }
    const row = chart.rowUnder(y);
    if (row?.kind === 'resource' && x < chart.layout().layout.headerWidth) {
      actions.toggleFold(row.row.group);
      return;
    }
    if (row?.kind === 'lot') {
      actions.select(store.get().selected === row.lot.order.id ? null : row.lot.order.id);
      return;
    }
    store.set({ focus: null });
    actions.select(null);
  }
}
