import type { Style } from './style.js';
import { widthOf } from './style.js';

/** A column: its heading and which way its cells lean. */
export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
}

/** Rows under headings, columns two spaces apart, no rules. Cells may carry style codes. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], style: Style): string {
  const widths = columns.map((c, i) => Math.max(widthOf(c.title), ...rows.map((r) => widthOf(r[i]))));
  const line = (cells: readonly string[]): string => cells.map((cell, i) => padded(cell, widths[i], columns[i].align)).join('  ').trimEnd();
  return [style.dim(line(columns.map((c) => c.title))), ...rows.map(line)].join('\n');
}

/** A text padded to a printed width. */
export function padded(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'left' ? text + space : space + text;
}

/** Folds a sentence to a width, continuation lines indented. */
export function folded(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.join(`\n${indent}`);
}
