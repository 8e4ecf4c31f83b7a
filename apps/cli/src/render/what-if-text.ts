import type { Counterfactual, Counterfactuals, LotEffect } from '@lotwright/planning';
import { counted, firstOf, lengthText } from './figures.js';
import type { Style } from './style.js';

/** Lots named one by one when a change moves others. */
const NAMED = 6;

/** What would have a lot ready sooner: each change with what it does to the lot, to the others, and to all together. */
export function whatIfText({ order, changes, tried, stopped, evenTogether }: Counterfactuals, style: Style): string {
  const head = style.bold(`what would have ${order} ready sooner`);
  const ended = stopped ? ` Stopped early: ${changes.length === 0 ? 'nothing had been verified yet' : 'there may be more'}.` : '';
  if (changes.length === 0) return `${head}\n${stopped ? '' : noneText(tried, evenTogether)}${ended.trim()}`;
  const lines = changes.flatMap((c, i) => [`${i + 1}. ${capital(c.title)}`, `   ${effectText(c, style)}`]);
  return [head, ...lines, style.dim(`${counted(tried, 'change')} tried; each told here was planned again and accepted by the independent checker. With --json each change of the plant comes as a patch file for "compare".${ended}`)].join('\n');
}

function noneText(tried: number, evenTogether: boolean | null): string {
  const none = tried <= 1 ? 'Nothing that could be changed stands in its way' : `None of the ${counted(tried, 'change')} tried would`;
  const all = evenTogether === false ? ', and neither would all of them together' : evenTogether === true ? '; only more than three of them together would' : '';
  return `${none}${all}, with all other lots where they are.`;
}

function effectText(change: Counterfactual, style: Style): string {
  const { lot, others, totals } = change;
  const gain = style.good(`ready ${lengthText(-lot.patientReady)} sooner`);
  const parts = [gain, arrivalText(lot), windowsText(lot), othersText(others, style)].filter((part) => part !== '');
  const all = others.length === 0 ? '' : `; all lots together ${weightedText(totals.turnaround)}`;
  const least = change.smallest ? ' Nothing less of it would do.' : '';
  return `${parts.join(', ')}${all}.${least}`;
}

function weightedText(turnaround: number): string {
  if (turnaround === 0) return 'neither better nor worse by weight';
  return `${lengthText(Math.abs(turnaround))} ${turnaround < 0 ? 'less' : 'more'} turnaround by weight`;
}

function arrivalText({ arrival }: LotEffect): string {
  if (arrival === 0) return 'arrives as before';
  return arrival < 0 ? `arrives ${lengthText(-arrival)} sooner` : `arrives ${lengthText(arrival)} later`;
}

function windowsText({ missedWindows }: LotEffect): string {
  if (missedWindows === 0) return '';
  return missedWindows < 0 ? `misses ${counted(-missedWindows, 'clinic window')} less` : `misses ${counted(missedWindows, 'clinic window')} more`;
}

function othersText(others: readonly LotEffect[], style: Style): string {
  if (others.length === 0) return 'nobody else moves';
  const named = others.map((o) => {
    const windows = windowsText(o);
    const moved = o.patientReady > 0 ? style.risk(`${o.order} ${lengthText(o.patientReady)} later`) : o.patientReady < 0 ? `${o.order} ${lengthText(-o.patientReady)} sooner` : `${o.order} ready as before`;
    return windows === '' ? moved : `${moved} (${windows})`;
  });
  return firstOf(named, NAMED);
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
