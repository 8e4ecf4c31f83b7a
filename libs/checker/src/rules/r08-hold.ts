import { instantText } from '../values.js';
import type { Clause } from './clause.js';
import { violation } from './clause.js';

/** R8: nothing waits longer than its hold time, counted from the actual end where there is one. */
export const hold: Clause = {
  rule: 'R8',
  judge: (evidence) =>
    evidence.links.flatMap(({ link, from, to }) => {
      if (link.maxLag === null) return [];
      const latest = from.end + link.maxLag;
      if (to.start <= latest) return [];
      return [violation('R8', { order: to.order, operation: to.operation, from: from.end, to: to.start },
        `start within ${link.maxLag} min of the end of ${link.from} (${link.name}), by ${instantText(latest)}`, `${to.start - latest} min later`)];
    }),
};
