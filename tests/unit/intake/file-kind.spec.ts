import { describe, expect, test } from '@jest/globals';
import { readActuals, readOrders, readPins, readPlan, readPlant } from '@lotwright/intake';
import type { Read } from '@lotwright/intake';
import { example, sapling } from '../../support/sapling.js';

const plant = sapling();
const PLANT = example('sapling.plant.json');
const ORDERS = example('sapling.orders.json');
const CSV = example('sapling.orders.csv');
const PLAN = '{"status":"FEASIBLE","assignments":[],"kpis":{},"provenance":{}}';

function details(read: Read<unknown>): readonly string[] {
  return read.ok ? [] : read.problems.map((problem) => problem.detail);
}

describe('a file of another kind', () => {
  test.each<[string, Read<unknown>, string]>([
    ['a plant as orders', readOrders(PLANT, 'f', plant), 'This is a plant file; orders are asked for'],
    ['a plan as orders', readOrders(PLAN, 'f', plant), 'This is a plan file; orders are asked for'],
    ['a plant as pins', readPins(PLANT, 'f', plant, []), 'This is a plant file; pins are asked for'],
    ['orders as a plant', readPlant(ORDERS, 'f'), 'This is an order file; a plant is asked for'],
    ['orders.csv as a plant', readPlant(CSV, 'f'), 'This is an order file; a plant is asked for'],
    ['orders.csv of a spreadsheet as a plant', readPlant(`sep=,\r\n${CSV}`, 'f'), 'This is an order file; a plant is asked for'],
    ['a plan as a plant', readPlant(PLAN, 'f'), 'This is a plan file; a plant is asked for'],
    ['a plant as a plan', readPlan(PLANT, 'f', plant), 'This is a plant file; a plan is asked for'],
    ['orders as a plan', readPlan(ORDERS, 'f', plant), 'This is an order file; a plan is asked for'],
    ['orders.csv as actuals', readActuals(CSV, 'f', plant, []), 'This is an order file; actuals are asked for'],
    ['actuals.csv as orders', readOrders('order,operation,state\nS-1,ivt,done\n', 'f', plant), 'This is a file of actuals; orders are asked for'],
  ])('is refused with one problem: %s', (_, read, detail) => {
    expect(details(read)).toEqual([detail]);
  });

  test('is not seen in a file of the kind asked for that has more than it should', () => {
    expect(details(readOrders('{"orders":[],"calendars":[],"processes":[]}', 'f', plant)).join()).not.toContain('This is');
    expect(details(readActuals('order,operation,state,coi\nS-1,ivt,done,C-1\n', 'f', plant, [])).join()).not.toContain('This is');
  });
});
