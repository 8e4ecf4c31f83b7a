import type { BoardModel } from '../model/board-model.js';
import { rootCause } from '../model/causes.js';
import { causeWords } from '../model/cause-words.js';
import type { LoadBook, ResourceGroup } from '../model/load.js';
import { lotsInOrder, passes } from '../model/lot-list.js';
import type { Lot } from '../model/lot.js';
import type { BoardState } from '../state/board-state.js';
import { paletteOf } from '../theme/theme.js';
import { detailOf } from './detail.js';
import type { Ink } from './draw/brush.js';
import { BarFinder } from './geometry.js';
import { layoutLots, layoutResources, type Layout } from './layout.js';
import type { Scene } from './scene.js';
import { toTime } from './viewport.js';
import { addWeeks, isoWeek, weekStart, zoneDays, type ZoneDay } from './zone-days.js';

/** Keeps what stays the same from frame to frame: layout, places of bars, days, weekly loads. */
export class FrameMaker {
  private layoutKey = '';
  private kept: { readonly layout: Layout; readonly finder: BarFinder } | null = null;
  private weekKept: { readonly start: number; readonly loads: Map<string, number | null> } | null = null;
  private readonly allDays: readonly ZoneDay[];

  constructor(
    private readonly model: BoardModel,
    private readonly book: LoadBook,
    private readonly groups: readonly ResourceGroup[],
  ) {
    this.allDays = zoneDays(model.zone, model.calendars.from, model.calendars.to);
  }

  /** Rows and where bars lie in them, for this state and window. */
  layout(state: BoardState, windowWidth: number): { readonly layout: Layout; readonly finder: BarFinder } {
    const key = state.view === 'lots'
      ? ['lots', state.selected, state.filter, state.search, state.sort, windowWidth >= 1800].join('|')
      : `resources|${state.height}|${[...state.folded].join(' ')}`;
    if (!this.kept || key !== this.layoutKey) {
      const layout = state.view === 'lots'
        ? layoutLots(lotsInOrder(this.model, state.filter, state.search, state.sort), state.selected, windowWidth)
        : layoutResources(this.model, state.height, state.folded);
      this.kept = { layout, finder: new BarFinder(layout) };
      this.layoutKey = key;
    }
    return this.kept;
  }

  /** Calendar days that touch a stretch of time. */
  days(from: number, to: number): ZoneDay[] {
    return this.allDays.filter((day) => day.end > from && day.start < to);
  }

  /** Start of the ISO week that fills the middle of a stretch, never before the week of now. */
  weekOf(from: number, to: number): number {
    return weekStart(this.model.zone, Math.round(from + (to - from) * 0.4) as never);
  }

  /** Load share of every group in the week that starts at `week`. */
  loads(week: number): Map<string, number | null> {
    if (this.weekKept?.start !== week) {
      const end = addWeeks(this.model.zone, week as never, 1);
      this.weekKept = { start: week, loads: new Map(this.groups.map((group) => [group.id, this.book.share(group, week, end)])) };
    }
    return this.weekKept.loads;
  }

  /** The scene of one frame. `width` and `height` are those of the canvas. */
  scene(ink: Ink, state: BoardState, width: number, height: number, windowWidth: number, focused: boolean): { readonly scene: Scene; readonly finder: BarFinder } {
    const { layout, finder } = this.layout(state, windowWidth);
    const end = toTime(state.viewport, width - layout.headerWidth);
    const week = this.weekOf(state.viewport.start, end);
    const scene: Scene = {
      ink, palette: paletteOf(state.theme), model: this.model, layout, state, view: state.viewport, detail: detailOf(state.viewport.pxPerHour),
      width, height, days: this.days(state.viewport.start, end), isDim: dimmer(state),
      loads: this.loads(week), week: `W${String(isoWeek(this.model.zone, week as never)).padStart(2, '0')}`,
      rootWords: (lot) => this.rootWords(lot), focused,
    };
    return { scene, finder };
  }

  private rootWords(lot: Lot): string {
    const root = rootCause(lot, this.model);
    return root ? causeWords(root, this.model) : '';
  }
}

/** Which lots a state dims: those that filter or search leave out, and in solo mode all but the selected one. */
export function dimmer(state: BoardState): (lot: Lot) => boolean {
  const { filter, search, solo, selected } = state;
  if (solo && selected !== null) return (lot) => lot.order.id !== selected;
  if (filter === 'none' && search.trim() === '') return () => false;
  return (lot) => !passes(lot, filter, search);
}
