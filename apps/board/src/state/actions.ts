import type { OrderId } from '@lotwright/domain';
import type { BoardModel } from '../model/board-model.js';
import { foldableGroups } from '../model/fold-rows.js';
import { lotsInTrouble } from '../model/lot-list.js';
import type { Bar } from '../model/lot.js';
import { clampTo, fitHours, panBy, PRESETS, reveal, zoomAbout, type Preset, type Viewport } from '../timeline/viewport.js';
import type { BoardStore, ColourMode, Filter, View } from './board-state.js';

/** Everything a person can do at the board, whether by pointer, key or button. */
export class BoardActions {
  constructor(
    readonly store: BoardStore,
    private readonly model: BoardModel,
    /** Brings a bar's row into view; the chart knows its rows. */
    private readonly revealRow: (bar: Bar) => void,
  ) {}

  /** Opens the board at now with the week preset. */
  openAtNow(): void {
    const { width } = this.store.get();
    const view = fitHours(0, PRESETS.week, width);
    this.move({ ...view, start: this.model.now - (width * 0.08 * 60) / view.pxPerHour });
  }

  /** Shows a preset; what is at a tenth of the width, or now if visible, stays. */
  showPreset(preset: Preset): void {
    const { width, viewport } = this.store.get();
    const pxPerHour = width / PRESETS[preset];
    const nowX = ((this.model.now - viewport.start) * viewport.pxPerHour) / 60;
    const anchor = nowX >= 0 && nowX <= width ? nowX : width * 0.1;
    this.move(zoomAbout(viewport, anchor, pxPerHour / viewport.pxPerHour));
  }

  /** Zooms about a pixel of the chart; its middle when none is given. */
  zoom(factor: number, x = this.store.get().width / 2): void {
    this.move(zoomAbout(this.store.get().viewport, x, factor));
  }

  /** Pans by pixels; positive shows later time. */
  pan(pixels: number): void {
    this.move(panBy(this.store.get().viewport, pixels));
  }

  /** Puts a viewport in force, kept near the plan. */
  move(view: Viewport): void {
    this.store.set({ viewport: clampTo(view, this.model.from, this.model.to, this.store.get().width) });
  }

  /** Brings now back to the left part of the chart, at the zoom in force. */
  goNow(): void {
    const { viewport, width } = this.store.get();
    this.move({ ...viewport, start: this.model.now - (width * 0.08 * 60) / viewport.pxPerHour });
  }

  /** First or last minute of the plan at the edge. */
  goEnd(which: 'first' | 'last'): void {
    const { viewport, width } = this.store.get();
    const length = (width * 60) / viewport.pxPerHour;
    this.move({ ...viewport, start: which === 'first' ? this.model.from - length * 0.03 : this.model.to - length * 0.97 });
  }

  /** Selects a lot everywhere, or nothing. */
  select(order: OrderId | null): void {
    const lot = order === null ? undefined : this.model.lotOf.get(order);
    this.store.set({ selected: order, solo: order === null ? false : this.store.get().solo, said: lot ? `Lot ${lot.label} selected, ${lot.status.replace('-', ' ')}` : 'Nothing selected' });
  }

  /** Selects a lot and brings the part of its way that is still ahead into view. */
  openLot(order: OrderId): void {
    this.select(order);
    const lot = this.model.lotOf.get(order);
    const bar = lot?.bars.find((candidate) => candidate.end > this.model.now && candidate.operation.requirement.kind === 'equipment') ?? lot?.bars[0];
    if (bar) this.show(bar);
  }

  /** Points a bar out: focus ring, row and time in view. */
  focus(bar: Bar): void {
    this.store.set({ focus: bar.index });
    this.show(bar);
  }

  /** Brings a bar into view with the least move. */
  show(bar: Bar): void {
    const { viewport, width } = this.store.get();
    this.move(reveal(viewport, bar.start, bar.end, width));
    this.revealRow(bar);
  }

  /** Selects the next late lot after the selected one, worst first and round again. */
  nextLate(): void {
    const late = lotsInTrouble(this.model).filter((lot) => lot.status === 'late');
    if (late.length === 0) {
      this.store.set({ said: 'No late lots' });
      return;
    }
    const at = late.findIndex((lot) => lot.order.id === this.store.get().selected);
    this.openLot(late[(at + 1) % late.length].order.id);
  }

  /** Focuses the previous or next operation of the focused or selected lot. */
  stepOperation(by: 1 | -1): void {
    const { focus, selected } = this.store.get();
    const bar = focus === null ? null : this.model.bars[focus];
    const lot = bar ? this.model.lots[bar.lot] : selected === null ? undefined : this.model.lotOf.get(selected);
    if (!lot || lot.bars.length === 0) return;
    const ahead = lot.bars.findIndex((candidate) => candidate.end > this.model.now);
    const at = bar ? lot.bars.indexOf(bar) : by > 0 ? ahead - 1 : lot.bars.length;
    const next = lot.bars[Math.min(lot.bars.length - 1, Math.max(0, at + by))];
    this.focus(next);
  }

  /** Switches the view; colour says lateness by resource and stage by lot, as rows say the other. */
  setView(view: View): void {
    if (view === this.store.get().view) return;
    this.store.set({ view, colour: view === 'lots' ? 'stage' : 'lateness', panelOpen: view === 'resources', scroll: 0, focus: null, hover: null, said: `View by ${view}` });
    if (view === 'lots' && this.store.get().viewport.pxPerHour > 5) this.showPreset('2 weeks');
    if (view === 'resources' && this.store.get().viewport.pxPerHour < 5) this.showPreset('week');
    const { selected } = this.store.get();
    const bar = selected === null ? undefined : this.model.lotOf.get(selected)?.bars[0];
    if (bar && view !== 'table') this.revealRow(bar);
  }

  /** Folds a group to one line, or unfolds it. Groups of one line stay as they are. */
  toggleFold(group: string): void {
    const folded = new Set(this.store.get().folded);
    if (folded.has(group)) folded.delete(group);
    else if (foldableGroups(this.model.rows).includes(group)) folded.add(group);
    this.store.set({ folded, said: folded.has(group) ? 'Group folded' : 'Group unfolded' });
  }

  /** Folds every group that takes more than one line, or unfolds them all. */
  foldAll(fold: boolean): void {
    this.store.set({ folded: new Set(fold ? foldableGroups(this.model.rows) : []), scroll: 0, said: fold ? 'Groups folded' : 'Groups unfolded' });
  }

  /** Changes what the fill says. */
  setColour(colour: ColourMode): void {
    this.store.set({ colour });
  }

  /** Keeps only some lots bright; the same filter again lifts it. */
  setFilter(filter: Filter): void {
    const same = this.store.get().filter === filter;
    this.store.set({ filter: same ? 'none' : filter, scroll: this.store.get().view === 'lots' ? 0 : this.store.get().scroll });
  }
}
