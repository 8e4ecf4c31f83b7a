import type { BoardModel } from '../model/board-model.js';
import type { Bar, Lot } from '../model/lot.js';
import type { BoardState } from '../state/board-state.js';
import type { Palette, StageColours } from '../theme/tokens.js';
import type { Detail } from './detail.js';
import type { Ink } from './draw/brush.js';
import type { Layout } from './layout.js';
import type { Viewport } from './viewport.js';
import type { ZoneDay } from './zone-days.js';

/** Everything one frame of the chart is drawn from. Pure input: drawing changes nothing but pixels. */
export interface Scene {
  readonly ink: Ink;
  readonly palette: Palette;
  readonly model: BoardModel;
  readonly layout: Layout;
  readonly state: BoardState;
  readonly view: Viewport;
  readonly detail: Detail;
  /** Size of the whole canvas, row headers and ruler included. */
  readonly width: number;
  readonly height: number;
  readonly days: readonly ZoneDay[];
  /** Lots that a filter, a search or solo mode dims. */
  readonly isDim: (lot: Lot) => boolean;
  /** Load share per group this week, and the week's name. */
  readonly loads: ReadonlyMap<string, number | null>;
  readonly week: string;
  /** Root cause of a lot in at most four words; empty when nothing held it up. */
  readonly rootWords: (lot: Lot) => string;
  /** Whether the board has keyboard focus: draws the focus ring. */
  readonly focused: boolean;
}

/** How a bar is painted: lateness when colour says lateness and the lot is in trouble, else its stage. */
export interface BarPaint {
  readonly fill: string;
  readonly edge: string | null;
  readonly rim: string | null;
  readonly ink: string;
  readonly stage: StageColours;
}

/** Paint of a bar in the colour mode of the scene. */
export function paintOf(scene: Scene, bar: Bar, lot: Lot): BarPaint {
  const { palette } = scene;
  const stage = palette.stages[bar.stage];
  if (scene.state.colour === 'lateness') {
    if (lot.status === 'late') return { fill: palette.late, edge: null, rim: null, ink: palette.onLate, stage };
    if (lot.status === 'risk') return { fill: palette.risk, edge: null, rim: palette.riskEdge, ink: palette.onRisk, stage };
  }
  return { fill: stage.fill, edge: stage.edge, rim: null, ink: stage.ink, stage };
}
