import { expect, test } from '@jest/globals';
import type { Comparison, Figure } from '@lotwright/capacity';
import { comparisonText } from '../../../../apps/cli/src/render/comparison-text.js';
import { styleFor } from '../../../../apps/cli/src/render/style.js';

const figure = (base: number | null, patched: number | null): Figure => ({ key: 'x', unit: 'minutes', base, patched, difference: base === null || patched === null ? null : patched - base });
const same = figure(0, 0);
const comparison: Comparison = {
  title: 'one more isolator', planned: figure(20, 20), unplanned: same, late: same, missedWindows: same,
  turnaroundP50: figure(16.16 * 1440, 16.04 * 1440), turnaroundP90: figure(19.14 * 1440, 18.96 * 1440), turnaroundMean: figure(null, 5),
  objective: [], utilisation: [{ ...figure(0.2149, 0.1151), name: 'Fill isolator' }], onlyBase: [], onlyPatched: [],
};
const effort = (steps: number, interrupted = false) => ({ plan: { provenance: { steps } }, interrupted });
const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim().replace(/\s{2,}/g, ' | '));

test('differences are those of the figures as they are shown', () => {
  const lines = linesOf(comparisonText(comparison, effort(300), effort(300), styleFor(false)));
  expect(lines).toContain('turnaround P50 | 16.2 d | 16.0 d | −0.2 d');
  expect(lines).toContain('turnaround P90 | 19.1 d | 19.0 d | −0.1 d');
  expect(lines).toContain('turnaround mean | – | 0.0 d');
  expect(lines).toContain('used: Fill isolator | 21 % | 12 % | −9 pts');
  expect(lines.at(-1)).toBe('Searched: as it is 300 steps, patched 300 steps.');
});

test('an unequal search is not passed off as a difference of the plants', () => {
  const lines = linesOf(comparisonText(comparison, effort(240, true), effort(1408), styleFor(false)));
  expect(lines.at(-1)).toMatch(/^Searched: as it is 240 steps \(stopped early\), patched 1.408 steps\. Equal effort: --steps N\.$/);
});
