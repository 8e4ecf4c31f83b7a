/** Writes text in the few ways a terminal has; plain when colour is not wanted. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  /** Lateness, violations, refusals. */
  readonly trouble: (text: string) => string;
  /** What fits, gains. */
  readonly good: (text: string) => string;
  /** At risk. */
  readonly risk: (text: string) => string;
}

const plain = (text: string): string => text;
const code = (open: number, close: number) => (text: string): string => (text === '' ? '' : `\u001B[${open}m${text}\u001B[${close}m`);

/** A style for a stream that shows colour, or the plain one. */
export function styleFor(colour: boolean): Style {
  if (!colour) return { bold: plain, dim: plain, trouble: plain, good: plain, risk: plain };
  return { bold: code(1, 22), dim: code(2, 22), trouble: code(31, 39), good: code(32, 39), risk: code(33, 39) };
}

/** Printed width of a text: its characters without the codes of a style. */
export function widthOf(text: string): number {
  return [...text.replace(/\u001B\[\d+m/g, '')].length;
}
