import { expect, test } from '@jest/globals';
import type { Order, PlanningCase } from '@lotwright/domain';
import { compile, firstHorizon, type Compiled } from '../../../../libs/engine/src/compile/compile.js';
import { assignment, id, NOW, operation, order, plant, planningCase, process } from '../../../support/tiny.js';

const ops = [operation('mix'), operation('fill')];
const site = plant({ processes: [process(ops), process([operation('mix'), operation('hold'), operation('fill')], [], { id: id('LONG') })] });
const names = ['L-1', 'L-2', 'L-3', 'L-4'];
const published = names.flatMap((name, i) => [assignment(name, 'mix', NOW + i * 60, [60]), assignment(name, 'fill', NOW + 60 + i * 60, [60])]);
const caseOf = (orders: readonly Order[]): PlanningCase => planningCase({ plant: site, orders, published });
const [one, two, three, four] = names.map((name) => order(name));
const cancelled = (of: Order): Order => ({ ...of, cancelled: true });

/** What the assignments of the plan in force are called. */
const opsIn = (of: PlanningCase, before?: Compiled): number[] => [...compile(of, firstHorizon(of), before).index.inForce.op];

test.each<[string, readonly Order[], readonly Order[]]>([
  ['a new order comes last', [one, two, three, four], [one, two, three, four, order('L-5')]],
  ['an order is cancelled', [one, two, three, four], [one, cancelled(two), three, four]],
  ['a cancelled order is back', [cancelled(one), two, three, four], [one, two, three, four]],
  ['an order has another process now', [one, two, three, four], [one, { ...two, process: id('LONG') }, three, four]],
  ['an order that the plan knew already comes, and another is in its place', [one, three, two], [one, two, three, four]],
  ['orders are gone from the list', [one, two, three, four], [one, four]],
])('operations of the plan in force have the numbers that they would be given from nothing when %s', (_, was, is) => {
  const before = compile(caseOf(was), firstHorizon(caseOf(was)));
  const after = caseOf(is);
  expect(after.published).toBe(before.index.planningCase.published);
  expect(opsIn(after, before)).toEqual(opsIn(after));
  expect(opsIn(after)).not.toEqual([...before.index.inForce.op].map(() => -1));
});
