import type { BoardModel } from '../model/board-model.js';
import type { LoadBook, ResourceGroup } from '../model/load.js';
import type { Bar } from '../model/lot.js';
import type { BoardStore } from '../state/board-state.js';
import { forgetWidths } from './draw/brush.js';
import { drawChart } from './draw/chart.js';
import { FrameMaker } from './frame.js';
import type { BarFinder } from './geometry.js';
import { hitTest } from './hit-test.js';
import { RULER, rowAt, type Layout, type LayoutRow } from './layout.js';

/**
 * Draws the chart's canvas at most once per frame, whenever state, size or fonts change, and answers what lies where.
 * React never renders while the chart pans or zooms.
 */
export class ChartController {
  readonly frames: FrameMaker;
  /** Frames drawn so far; read by performance checks. */
  drawn = 0;
  private canvas: HTMLCanvasElement | null = null;
  private ink: CanvasRenderingContext2D | null = null;
  private width = 0;
  private height = 0;
  private request = 0;
  private focused = false;
  private stop: (() => void)[] = [];

  constructor(
    readonly model: BoardModel,
    readonly store: BoardStore,
    book: LoadBook,
    groups: readonly ResourceGroup[],
  ) {
    this.frames = new FrameMaker(model, book, groups);
  }

  /** Takes a canvas into use. Returns the way to let it go. */
  attach(canvas: HTMLCanvasElement): () => void {
    this.canvas = canvas;
    this.ink = canvas.getContext('2d', { alpha: false });
    const observer = new ResizeObserver(() => this.resize());
    observer.observe(canvas.parentElement ?? canvas);
    this.stop = [this.store.subscribe(() => this.schedule()), () => observer.disconnect()];
    this.resize();
    void document.fonts.ready.then(() => {
      forgetWidths();
      this.schedule();
    });
    return () => {
      for (const stop of this.stop) stop();
      cancelAnimationFrame(this.request);
      this.request = 0;
      this.canvas = null;
    };
  }

  /** Whether the focus ring follows the keyboard. */
  setFocused(focused: boolean): void {
    this.focused = focused;
    this.schedule();
  }

  /** Rows in force. */
  layout(): { readonly layout: Layout; readonly finder: BarFinder } {
    return this.frames.layout(this.store.get(), innerWidth);
  }

  /** The bar under a point of the canvas, `null` over headers and empty time. */
  barAt(x: number, y: number): Bar | null {
    const { layout, finder } = this.layout();
    if (y < RULER || x < layout.headerWidth) return null;
    const state = this.store.get();
    return hitTest(layout, state.viewport, finder, x - layout.headerWidth, y - RULER + state.scroll);
  }

  /** The row under a height of the canvas. */
  rowUnder(y: number): LayoutRow | null {
    const { layout } = this.layout();
    return y < RULER ? null : (layout.rows[rowAt(layout, y - RULER + this.store.get().scroll)] ?? null);
  }

  /** Scrolls rows by pixels, inside their bounds. */
  scrollBy(pixels: number): void {
    this.scrollTo(this.store.get().scroll + pixels);
  }

  /** Scrolls so that a bar's row is in view. */
  revealRow(bar: Bar): void {
    const { finder } = this.layout();
    const row = finder.row(bar);
    if (!row) return;
    const { scroll } = this.store.get();
    const room = this.height - RULER;
    if (row.y < scroll) this.scrollTo(row.y - 8);
    else if (row.y + row.height > scroll + room) this.scrollTo(row.y + row.height - room + 8);
  }

  /** Highest scroll position. */
  maxScroll(): number {
    return Math.max(0, this.layout().layout.height - (this.height - RULER));
  }

  /** Asks for a frame. */
  schedule(): void {
    if (this.request === 0) this.request = requestAnimationFrame(() => this.draw());
  }

  private scrollTo(scroll: number): void {
    this.store.set({ scroll: Math.round(Math.min(this.maxScroll(), Math.max(0, scroll))) });
  }

  private resize(): void {
    const { canvas } = this;
    const parent = canvas?.parentElement;
    if (!canvas || !parent) return;
    const ratio = devicePixelRatio;
    this.width = parent.clientWidth;
    this.height = parent.clientHeight;
    canvas.width = Math.round(this.width * ratio);
    canvas.height = Math.round(this.height * ratio);
    canvas.style.width = `${this.width}px`;
    canvas.style.height = `${this.height}px`;
    this.measure();
    this.draw();
  }

  private measure(): void {
    this.store.set({ height: Math.max(0, this.height - RULER) });
    const { layout } = this.layout();
    this.store.set({ width: Math.max(50, this.width - layout.headerWidth) });
  }

  private draw(): void {
    cancelAnimationFrame(this.request);
    this.request = 0;
    const { ink } = this;
    if (!ink || this.width === 0) return;
    this.measure();
    const state = this.store.get();
    if (state.view === 'table') return;
    if (state.scroll > this.maxScroll()) this.store.set({ scroll: this.maxScroll() });
    ink.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    const { scene, finder } = this.frames.scene(ink, this.store.get(), this.width, this.height, innerWidth, this.focused);
    drawChart(scene, finder);
    this.drawn += 1;
  }
}
