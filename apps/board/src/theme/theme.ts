import { DARK, LIGHT, type Palette } from './tokens.js';

/** The two sets of colours. */
export type ThemeName = 'light' | 'dark';

const STORED = 'lotwright.theme';

/** The theme chosen earlier on this machine, else the one the system asks for. */
export function initialTheme(): ThemeName {
  const stored = localStorage.getItem(STORED);
  if (stored === 'light' || stored === 'dark') return stored;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Remembers the choice on this machine. */
export function rememberTheme(name: ThemeName): void {
  localStorage.setItem(STORED, name);
}

/** The colours of a theme. */
export function paletteOf(name: ThemeName): Palette {
  return name === 'dark' ? DARK : LIGHT;
}

/** Hands the palette to the style sheets as custom properties, so that canvas and page share one table of colours. */
export function applyTheme(name: ThemeName): void {
  const root = document.documentElement;
  root.dataset.theme = name;
  root.style.colorScheme = name;
  for (const [token, value] of Object.entries(paletteOf(name))) {
    if (typeof value === 'string') root.style.setProperty(`--${kebab(token)}`, value);
  }
  for (const [stage, colours] of Object.entries(paletteOf(name).stages)) {
    root.style.setProperty(`--stage-${stage}`, colours.fill);
    root.style.setProperty(`--stage-${stage}-edge`, colours.edge);
  }
}

function kebab(token: string): string {
  return token.replace(/([A-Z])/g, '-$1').replace(/(\d)/g, '-$1').toLowerCase();
}
