import type { BoardModel } from '../model/board-model.js';
import type { Bar } from '../model/lot.js';
import type { BoardActions } from '../state/actions.js';
import type { BoardStore } from '../state/board-state.js';
import type { ChartController } from './chart-controller.js';
import { RULER, visibleRows } from './layout.js';
import { barsInRow, nearestBar } from './row-bars.js';
import { PRESETS_OF, toTime, viewEnd } from './viewport.js';

/** What a key press needs to act on. */
export interface KeyTarget {
  readonly model: BoardModel;
  readonly store: BoardStore;
  readonly actions: BoardActions;
  readonly chart: ChartController;
}

/** A key press, without the DOM. */
export interface KeyPress {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

/** Acts on a key at the chart. Returns whether it did. */
export function pressKey(target: KeyTarget, press: KeyPress): boolean {
  if (press.alt) return panKey(target, press.key);
  if (press.ctrl) return zoomKey(target, press.key);
  return moveKey(target, press.key) || letterKey(target, press.key);
}

function panKey({ actions, store }: KeyTarget, key: string): boolean {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return false;
  actions.pan((key === 'ArrowLeft' ? -0.2 : 0.2) * store.get().width);
  return true;
}

function zoomKey({ actions, store, model }: KeyTarget, key: string): boolean {
  const { focus, viewport } = store.get();
  const bar = focus === null ? null : model.bars[focus];
  const anchor = bar ? ((bar.start - viewport.start) * viewport.pxPerHour) / 60 : undefined;
  if (key === '+' || key === '=') actions.zoom(1.3, anchor);
  else if (key === '-') actions.zoom(1 / 1.3, anchor);
  else return false;
  return true;
}

function moveKey(target: KeyTarget, key: string): boolean {
  const { actions, store, model } = target;
  switch (key) {
    case 'ArrowLeft': return stepInRow(target, -1);
    case 'ArrowRight': return stepInRow(target, 1);
    case 'ArrowUp': return stepRow(target, -1);
    case 'ArrowDown': return stepRow(target, 1);
    case 'Home': actions.goEnd('first'); return true;
    case 'End': actions.goEnd('last'); return true;
    case 'Escape': store.set({ focus: null, solo: false }); actions.select(null); return true;
    case 'Enter': {
      const { focus } = store.get();
      if (focus === null) return false;
      actions.select(model.lots[model.bars[focus].lot].order.id);
      store.set({ panelOpen: true });
      return true;
    }
    default: return false;
  }
}

function letterKey(target: KeyTarget, key: string): boolean {
  const { actions, store, chart } = target;
  const state = store.get();
  if (!state.letterKeys) return false;
  switch (key.toLowerCase()) {
    case '[': actions.stepOperation(-1); return true;
    case ']': actions.stepOperation(1); return true;
    case 'l': actions.nextLate(); return true;
    case 'n': actions.goNow(); return true;
    case 'f': store.set({ solo: !state.solo && state.selected !== null }); return true;
    case 'v': actions.setView(state.view === 'resources' ? 'lots' : 'resources'); return true;
    case 'g': {
      const bar = focused(target);
      const row = bar && chart.layout().finder.row(bar);
      if (row?.kind === 'resource') actions.toggleFold(row.row.group);
      return row?.kind === 'resource';
    }
    case '?': store.set({ keysOpen: true }); return true;
    case '1': case '2': case '3': case '4':
      actions.showPreset(PRESETS_OF[state.view === 'lots' ? 'lots' : 'resources'][Number(key) - 1]);
      return true;
    default: return false;
  }
}

/** Left and right: the bar before or after in the row; the first visible bar when none has focus. */
function stepInRow(target: KeyTarget, by: 1 | -1): boolean {
  const bar = focused(target);
  if (!bar) return enter(target);
  const row = target.chart.layout().finder.row(bar);
  if (!row) return enter(target);
  const bars = barsInRow(row);
  const next = bars[bars.indexOf(bar) + by];
  if (next) target.actions.focus(next);
  return true;
}

/** Up and down: the bar nearest in time in the next row that has one. */
function stepRow(target: KeyTarget, by: 1 | -1): boolean {
  const bar = focused(target);
  if (!bar) return enter(target);
  const { layout, finder } = target.chart.layout();
  const row = finder.row(bar);
  let at = row ? layout.rows.indexOf(row) + by : 0;
  for (; at >= 0 && at < layout.rows.length; at += by) {
    const next = nearestBar(layout.rows[at], bar.start);
    if (next) {
      target.actions.focus(next);
      return true;
    }
  }
  return true;
}

/** Focus enters at the first bar on screen. */
function enter(target: KeyTarget): boolean {
  const { layout } = target.chart.layout();
  const state = target.store.get();
  const [first, end] = visibleRows(layout, state.scroll, state.scroll + state.height + RULER);
  const to = viewEnd(state.viewport, state.width);
  for (let i = first; i < end; i++) {
    const bar = barsInRow(layout.rows[i]).find((candidate) => candidate.end > toTime(state.viewport, 0) && candidate.start < to);
    if (bar) {
      target.actions.focus(bar);
      return true;
    }
  }
  return false;
}

function focused({ store, model }: KeyTarget): Bar | null {
  const { focus } = store.get();
  return focus === null ? null : (model.bars[focus] ?? null);
}
