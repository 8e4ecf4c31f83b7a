import type { OrderId } from '@lotwright/domain';
import type { ThemeName } from '../theme/theme.js';
import type { Viewport } from '../timeline/viewport.js';
import { createStore, type Store } from './store.js';

/** How the plan is shown. */
export type View = 'resources' | 'lots' | 'table';
/** What the fill of a bar says. */
export type ColourMode = 'lateness' | 'stage';
/** Which lots are kept bright; everything else is dimmed on the board and left out of lists. */
export type Filter = 'none' | 'late' | 'risk' | 'unplanned';
/** Order of the lots by lot and in the table. */
export type LotSort = 'slack' | 'ready' | 'lot';

/** Everything the person at the board has chosen. Nothing in it comes from the plan. */
export interface BoardState {
  readonly view: View;
  readonly colour: ColourMode;
  readonly filter: Filter;
  readonly search: string;
  readonly sort: LotSort;
  readonly selected: OrderId | null;
  /** Bar with keyboard focus, or pointed out by a panel; index into the model's bars. */
  readonly focus: number | null;
  /** The bar under the pointer. */
  readonly hover: number | null;
  /** Dim every lot but the selected one. */
  readonly solo: boolean;
  readonly theme: ThemeName;
  readonly panelOpen: boolean;
  readonly keysOpen: boolean;
  readonly letterKeys: boolean;
  readonly viewport: Viewport;
  /** Groups shown as one line each. */
  readonly folded: ReadonlySet<string>;
  /** Vertical scroll of the rows, pixels. */
  readonly scroll: number;
  /** Size of the chart without row headers, pixels. */
  readonly width: number;
  readonly height: number;
  /** What the live region says. */
  readonly said: string;
}

/** The store of one board on screen. */
export type BoardStore = Store<BoardState>;

/** A board as it opens: by resource, coloured by lateness, nothing selected. */
export function createBoardStore(theme: ThemeName, letterKeys: boolean): BoardStore {
  return createStore<BoardState>({
    view: 'resources', colour: 'lateness', filter: 'none', search: '', sort: 'slack',
    selected: null, focus: null, hover: null, solo: false, theme, panelOpen: true, keysOpen: false, letterKeys,
    viewport: { start: 0, pxPerHour: 6.3 }, folded: new Set(), scroll: 0, width: 0, height: 0, said: '',
  });
}
