import { expect, test } from '@jest/globals';
import { stream } from '@lotwright/random';
import { differingHours, fewerHeads, tableOf } from '../../../../libs/engine/src/construct/changed-hours.js';
import { CalendarTable } from '../../../../libs/engine/src/problem/calendar-table.js';
import type { Problem } from '../../../../libs/engine/src/problem/problem.js';
import { HeadCount } from '../../../../libs/engine/src/solution/head-count.js';

const END = 3000;
const problem = { begin: 0, horizon: END } as Problem;

function randomTable(random: ReturnType<typeof stream>): CalendarTable | null {
  const spans = Array.from({ length: random.nextInt(9) }, () => {
    const start = random.nextInt(END - 400);
    return { start, end: start + random.nextInt(400) };
  });
  return tableOf(spans, problem);
}

const isOpen = (table: CalendarTable | null, minute: number): boolean => table !== null && table.lastOverlapEnd(minute, minute + 1) >= 0;

test('hours differ exactly where one table is open and the other is not', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const random = stream(seed, 'changed hours');
    const [a, b] = [randomTable(random), randomTable(random)];
    const differs = differingHours(a, b, problem);
    const wrong = Array.from({ length: END }, (_, m) => m).filter((m) => isOpen(differs, m) !== (isOpen(a, m) !== isOpen(b, m)));
    expect([seed, wrong]).toEqual([seed, []]);
  }
});

test('a roster has fewer heads exactly where it has, and a count that is taken over is one made anew with the same work booked', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const random = stream(seed, 'fewer heads');
    const most = 1 + random.nextInt(6);
    const roster = () => {
      const times = Int32Array.from({ length: 6 }, (_, i) => i * 450 + random.nextInt(400));
      return { times, heads: Int32Array.from(times, () => random.nextInt(most + 1)) };
    };
    const [was, is] = [roster(), roster()];
    const before = new HeadCount(was, 0, END);
    const fresh = new HeadCount(is, 0, END);
    const fewer = fewerHeads(was, is, problem);
    const wrong = Array.from({ length: END }, (_, m) => m).filter((m) => isOpen(fewer, m) !== fresh.at(m) < before.at(m));
    expect([seed, wrong]).toEqual([seed, []]);
    for (let start = 0; start + 50 < END; start += 100) {
      if ((fewer?.lastOverlapEnd(start, start + 50) ?? -1) >= 0 || before.earliest(start, 50, 1) !== start) continue;
      for (const count of [before, fresh]) count.take(start, start + 50, 1);
    }
    expect([seed, new HeadCount(is, 0, END, before).difference(fresh)]).toEqual([seed, -1]);
  }
});
