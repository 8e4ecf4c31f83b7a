import type { Violation } from '@lotwright/domain';
import { headDemands, headsOnDuty } from '../evidence/crew-demand.js';
import { overloads } from '../evidence/overload.js';
import type { Clause } from './clause.js';
import { violation } from './clause.js';

/** R9: at every minute the heads asked of a crew are on duty. */
export const crews: Clause = {
  rule: 'R9',
  judge: (evidence) => {
    const demands = headDemands(evidence);
    const known = new Map(evidence.book.given.plant.crews.map((c) => [c.id as string, c]));
    return [...new Set(demands.map((d) => d.crew))].flatMap((crew) => {
      const asked = demands.filter((d) => d.crew === crew);
      const from = asked.reduce((first, d) => Math.min(first, d.start), Infinity);
      const to = asked.reduce((last, d) => Math.max(last, d.end), -Infinity);
      return overloads(asked, headsOnDuty(evidence, known.get(crew), from, to)).map((over): Violation =>
        violation('R9', { order: over.last.order, operation: over.last.operation, resource: crew, from: over.start, to: over.end },
          `at most the ${over.capacity} heads on duty`, `${over.load} heads asked for`));
    });
  },
};
