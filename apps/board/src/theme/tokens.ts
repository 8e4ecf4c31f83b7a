import type { Stage } from '@lotwright/domain';

/** Fill, edge and ink on the fill of one stage's bars. */
export interface StageColours {
  readonly fill: string;
  readonly edge: string;
  readonly ink: string;
}

/** Every colour of the board; contrast figures and colour-blind distances were measured for exactly these values. */
export interface Palette {
  readonly name: 'light' | 'dark';
  readonly canvas: string;
  readonly surface: string;
  /** Closed time. */
  readonly sunken: string;
  /** Grid. */
  readonly hair: string;
  /** Group borders, inputs. */
  readonly line: string;
  readonly ink1: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly accent: string;
  readonly accentTint: string;
  readonly late: string;
  readonly onLate: string;
  readonly lateInk: string;
  readonly lateTint: string;
  readonly risk: string;
  readonly riskEdge: string;
  readonly onRisk: string;
  readonly riskInk: string;
  readonly riskTint: string;
  readonly ok: string;
  readonly okTint: string;
  /** Changeover comb, queue, input boundary. */
  readonly barEdge: string;
  readonly load: string;
  /** Load column in the part of the overview that lies inside the frame. */
  readonly loadStrong: string;
  /** Working time in the waterfall. */
  readonly work: string;
  readonly doneFill: string;
  /** Stripes over unattended phases. */
  readonly hatch: string;
  readonly stages: Readonly<Record<Stage, StageColours>>;
}

const LIGHT_INK = '#171B22';
const DARK_INK = '#E8EBF0';

/** Colours on white paper. */
export const LIGHT: Palette = {
  name: 'light',
  canvas: '#F5F6F8', surface: '#FFFFFF', sunken: '#ECEEF2', hair: '#E4E7EC', line: '#CDD2DA',
  ink1: LIGHT_INK, ink2: '#454D59', ink3: '#666E7B',
  accent: '#3A4BD0', accentTint: '#EBEDFC',
  late: '#CF3F29', onLate: '#FFFFFF', lateInk: '#BF2F1B', lateTint: '#FBE3DD',
  risk: '#F3B63F', riskEdge: '#B97A00', onRisk: LIGHT_INK, riskInk: '#845400', riskTint: '#FDF0D2',
  ok: '#00735A', okTint: '#D9F1E8',
  barEdge: '#8A94A3', load: '#C6CDD8', loadStrong: '#7B8595', work: '#2C62A8', doneFill: '#F5F6F8', hatch: 'rgba(255,255,255,0.62)',
  stages: {
    'template': { fill: '#ABDDD1', edge: '#107363', ink: LIGHT_INK },
    'drug-substance': { fill: '#94C7DB', edge: '#006E8C', ink: LIGHT_INK },
    'formulation': { fill: '#ADD1FF', edge: '#2E64A6', ink: LIGHT_INK },
    'fill': { fill: '#B4AFEE', edge: '#6156A3', ink: LIGHT_INK },
    'quality-control': { fill: '#E6CAE7', edge: '#7A537C', ink: LIGHT_INK },
    'release': { fill: '#B8BEC8', edge: '#5B6471', ink: LIGHT_INK },
    'logistics': { fill: '#B8BEC8', edge: '#5B6471', ink: LIGHT_INK },
  },
};

/** Colours for dark rooms. */
export const DARK: Palette = {
  name: 'dark',
  canvas: '#0F1216', surface: '#161A20', sunken: '#0B0D11', hair: '#232932', line: '#39414D',
  ink1: DARK_INK, ink2: '#AEB6C2', ink3: '#8A93A0',
  accent: '#8FA2FF', accentTint: '#1F2542',
  late: '#C4412D', onLate: '#FFFFFF', lateInk: '#FF8A73', lateTint: '#3A1E1A',
  risk: '#E5AC3C', riskEdge: '#E5AC3C', onRisk: '#171B22', riskInk: '#F0BC56', riskTint: '#33270F',
  ok: '#5CCBA7', okTint: '#12302A',
  barEdge: '#77818F', load: '#3A4350', loadStrong: '#AEB6C2', work: '#81AEE8', doneFill: '#11151A', hatch: 'rgba(255,255,255,0.20)',
  stages: {
    'template': { fill: '#2A574D', edge: '#78BAAB', ink: DARK_INK },
    'drug-substance': { fill: '#1E5266', edge: '#72B6D0', ink: DARK_INK },
    'formulation': { fill: '#314E73', edge: '#81AEE8', ink: DARK_INK },
    'fill': { fill: '#483F7D', edge: '#A79FF0', ink: DARK_INK },
    'quality-control': { fill: '#5B445B', edge: '#C09DC2', ink: DARK_INK },
    'release': { fill: '#494D55', edge: '#A4ABB7', ink: DARK_INK },
    'logistics': { fill: '#494D55', edge: '#A4ABB7', ink: DARK_INK },
  },
};

/** The one type family, bundled; the fallback is the system's own. */
export const FONT = '"InterVariable", system-ui, sans-serif';
