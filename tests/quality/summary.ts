import { brokenPromises } from './judge-seed.js';
import type { HandOverJudgement } from './judge-hand-over.js';
import type { RepairJudgement } from './judge-repair.js';
import type { Judgement } from './judge-seed.js';

/** The figures of a run as a table for the ledger (Markdown). */
export function summary(all: readonly Judgement[]): string {
  const rows = [['all', all], ['fresh', all.filter((j) => j.family === 'fresh')], ['in force, disrupted', all.filter((j) => j.family === 'disrupted')]] as const;
  const head = ['cases', 'n', 'violations and wrong claims', 'OPTIMAL: confirmed / open / false', 'orders left out: confirmed / open / false', 'bounds of FEASIBLE plans: confirmed / open / false', 'best plan reached of decided', 'open', 'asked of CP-SAT: decided / open'];
  const lines = rows.map(([name, some]) => [
    name, some.length, count(some, (j) => j.wrong.length > 0), optimal(some), leftOut(some), bounds(some), reached(some), count(some, (j) => j.verdict === 'open'), asked(some),
  ]);
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function count(some: readonly Judgement[], wanted: (j: Judgement) => boolean): number {
  return some.filter(wanted).length;
}

function optimal(all: readonly Judgement[]): string {
  const some = all.filter((j) => j.status === 'OPTIMAL');
  return split(some, count(some, (j) => j.verdict === 'open'), count(some, (j) => j.verdict === 'beaten'));
}

function leftOut(all: readonly Judgement[]): string {
  const some = all.filter((j) => j.levels[0] > 0);
  return split(some, count(some, (j) => (j.verdict === 'open' || j.verdict === 'beaten') && !j.leastLeftOut), count(some, (j) => j.verdict === 'left out'));
}

/** A plan that is proven the best has a bound that is proven, too: none lies above it. */
function bounds(all: readonly Judgement[]): string {
  // Lines of runs before bounds were tried by themselves say nothing.
  const some = all.filter((j) => (j.bound ?? 'none') !== 'none');
  return split(some, count(some, (j) => j.bound === 'open'), count(some, (j) => brokenPromises(j).some((b) => b.startsWith('claims a bound'))));
}

function asked(all: readonly Judgement[]): string {
  const some = all.filter((j) => j.asked === true);
  const open = count(some, (j) => j.verdict === 'open' || j.bound === 'open');
  return `${some.length - open} / ${open}`;
}

function split(some: readonly Judgement[], open: number, wrong: number): string {
  return `${some.length - wrong - open} / ${open} / ${wrong}`;
}

function reached(some: readonly Judgement[]): string {
  const best = count(some, (j) => j.verdict === 'best');
  const decided = best + count(some, (j) => j.verdict === 'beaten' || j.verdict === 'left out');
  return decided === 0 ? '–' : `${best} of ${decided} (${((100 * best) / decided).toFixed(1)} %)`;
}

/** The figures of a run of repairs and quotes as a table for the ledger (Markdown). */
export function repairSummary(all: readonly RepairJudgement[]): string {
  const rows: readonly (readonly [string, readonly RepairJudgement[]])[] = [['all', all], ['whole hours', all.filter((j) => j.family === 'coarse')], ['minutes', all.filter((j) => j.family === 'fine')]];
  const head = ['plans in force', 'n', 'events', 'seeds with something wrong', 'moves', 'lots that lost their place', 'repaired plans tried exhaustively: best / beaten / left out / open', 'quotes', 'with a place', 'first place confirmed / sooner possible / open', 'better with moves', 'that place confirmed / open'];
  const lines = rows.map(([name, some]) => {
    const verdicts = some.flatMap((j) => j.verdicts);
    const quotes = some.flatMap((j) => j.quotes);
    const first = quotes.map((q) => q.exact);
    const second = quotes.map((q) => q.exactWithMoves);
    return [
      name, some.length, sum(some.map((j) => j.events.length)), some.filter((j) => j.wrong.length > 0).length, sum(some.map((j) => j.moves)), sum(some.map((j) => j.lost)),
      `${times(verdicts, 'best')} / ${times(verdicts, 'beaten')} / ${times(verdicts, 'left out')} / ${times(verdicts, 'open')}`,
      quotes.length, times(quotes.map((q) => q.withoutMoves), true), `${times(first, 'best')} / ${times(first, 'beaten', 'left out')} / ${times(first, 'open')}`,
      times(quotes.map((q) => q.withMoves), true), `${times(second, 'best', 'beaten')} / ${times(second, 'open')}`,
    ];
  });
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The figures of plans carried over from event to event as a table for the ledger (Markdown). */
export function handOverSummary(all: readonly HandOverJudgement[]): string {
  const rows: readonly (readonly [string, readonly HandOverJudgement[]])[] = [['all', all], ['whole hours', all.filter((j) => j.family === 'coarse')], ['minutes', all.filter((j) => j.family === 'fine')]];
  const kinds = ['equipment-down', 'crew-short', 'order-added', 'order-cancelled', 'actual', 'calendar-changed'] as const;
  const head = ['plans in force', 'n', 'events', `of them ${kinds.join(' / ')}`, 'starts and ends reported between them', 'moves', 'plans in which something is wrong'];
  const lines = rows.map(([name, some]) => {
    const happened = some.flatMap((j) => j.events);
    return [name, some.length, happened.length, kinds.map((kind) => times(happened, kind)).join(' / '), sum(some.map((j) => j.reported)), sum(some.map((j) => j.moves)), some.filter((j) => j.wrong.length > 0).length];
  });
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const times = <T>(list: readonly T[], ...wanted: T[]): number => list.filter((x) => wanted.includes(x)).length;
