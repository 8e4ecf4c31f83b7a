import { brokenPromises } from './judge-seed.js';
import type { Judgement } from './judge-seed.js';

/** The figures of a run as a table for the ledger (Markdown). */
export function summary(all: readonly Judgement[]): string {
  const rows = [['all', all], ['fresh', all.filter((j) => j.family === 'fresh')], ['in force, disrupted', all.filter((j) => j.family === 'disrupted')]] as const;
  const head = ['cases', 'n', 'violations and wrong claims', 'OPTIMAL: confirmed / open / false', 'orders left out: confirmed / open / false', 'false bounds', 'best plan reached of decided', 'open'];
  const lines = rows.map(([name, some]) => [
    name, some.length, count(some, (j) => j.wrong.length > 0), split(some.filter((j) => j.status === 'OPTIMAL'), 'beaten'), split(some.filter((j) => j.levels[0] > 0), 'left out'),
    count(some, (j) => brokenPromises(j).some((b) => b.startsWith('claims a bound'))), reached(some), count(some, (j) => j.verdict === 'open'),
  ]);
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function count(some: readonly Judgement[], wanted: (j: Judgement) => boolean): number {
  return some.filter(wanted).length;
}

function split(some: readonly Judgement[], refuted: Judgement['verdict']): string {
  const wrong = count(some, (j) => j.verdict === refuted);
  // A plan beaten on a lower level may have left the question open whether fewer orders can be left out.
  const open = count(some, (j) => j.verdict === 'open' || (refuted === 'left out' && j.verdict === 'beaten'));
  return `${some.length - wrong - open} / ${open} / ${wrong}`;
}

function reached(some: readonly Judgement[]): string {
  const best = count(some, (j) => j.verdict === 'best');
  const decided = best + count(some, (j) => j.verdict === 'beaten' || j.verdict === 'left out');
  return decided === 0 ? '–' : `${best} of ${decided} (${((100 * best) / decided).toFixed(1)} %)`;
}
