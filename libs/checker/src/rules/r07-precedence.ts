import { instantText } from '../values.js';
import type { Clause } from './clause.js';
import { violation } from './clause.js';

/** R7: an operation starts after what it follows has ended plus the minimum lag, and never before sequence release. */
export const precedence: Clause = {
  rule: 'R7',
  judge: (evidence) => [
    ...evidence.links.filter(({ link, from, to }) => to.start < from.end + link.minLag).map(({ link, from, to }) =>
      violation('R7', { order: to.order, operation: to.operation, from: from.end, to: to.start },
        `start ${link.minLag} min after the end of ${link.from} or later, ${instantText(from.end + link.minLag)}`, `${from.end + link.minLag - to.start} min earlier`)),
    ...evidence.plan.placed.filter((p) => !p.started && p.start < p.of.sequenceRelease).map((p) =>
      violation('R7', { order: p.order, operation: p.operation, from: p.start, to: p.end },
        `start at sequence release or later, ${instantText(p.of.sequenceRelease)}`, `${p.of.sequenceRelease - p.start} min earlier`)),
  ],
};
