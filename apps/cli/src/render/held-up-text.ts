import type { Plant } from '@lotwright/domain';
import type { HeldUp } from '@lotwright/planning';
import type { ZoneId } from '@lotwright/time';
import { lengthText, whenText } from './figures.js';
import { CAUSES, resourceName } from './story.js';
import type { Style } from './style.js';

/** Who waits for whom, one line for each lot, further in for each step away. */
export function heldUpText(chain: readonly HeldUp[], plant: Plant, name: (lot: string, operation: string) => string, zone: ZoneId, style: Style): string {
  const lines = chain.map(({ order, wait, by }, i) => {
    const what = wait.resource === null ? CAUSES[wait.cause] : `${CAUSES[wait.cause]} (${resourceName(plant, wait.cause, wait.resource)})`;
    const length = lengthText(wait.to - wait.from);
    const begun = i === 0 ? `${order} waits ${length} for ${what}` : `which began then because its ${name(order, wait.operation)} waited ${length} for ${what}`;
    const holder = by === null ? '.' : `: ${by.order} ${wait.cause === 'crew' ? 'had them for' : 'was there with'} ${name(by.order, by.operation)}, ${whenText(by.from, zone)} to ${whenText(by.to, zone)},`;
    return `${'  '.repeat(i)}${begun}${holder}`;
  });
  const last = lines.length - 1;
  return [style.bold('through other lots'), ...lines.map((line, i) => (i === last ? line.replace(/,$/, '.') : line))].join('\n');
}
