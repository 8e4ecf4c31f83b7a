import { expect, test } from '@jest/globals';
import type { Instant } from '@lotwright/time';
import { compile, firstHorizon } from '../../../../libs/engine/src/compile/compile.js';
import { Decoder } from '../../../../libs/engine/src/construct/decoder.js';
import { weightShortOf } from '../../../../libs/engine/src/construct/shortage.js';
import { Workshop } from '../../../../libs/engine/src/construct/workshop.js';
import { actual, id, NOW, operation, order, plant, planningCase, process } from '../../../support/tiny.js';

const needing = (quantity: number) => [{ material: id<never>('kit'), quantity }];

/** Two litres a lot (three for process BIG), `received` litres in all; urgent lots weigh 5, standard ones 2, flexible ones 1. The first `planned` orders have their place. */
function shortOf(received: number, orders: ReturnType<typeof order>[], planned: number, started: string[] = []): number {
  const mix = (quantity: number) => [operation('mix', { materials: needing(quantity) }), operation('fill')];
  const given = planningCase({
    plant: plant({
      materials: [{ id: id('kit'), name: 'Kit', unit: 'litre', receipts: [{ at: NOW, quantity: received, expires: (NOW + 900_000) as Instant }] }],
      processes: [process(mix(2)), process(mix(3), [], { id: id('BIG') })],
    }),
    orders,
    actuals: started.map((name) => actual(name, 'mix')),
  });
  const { problem } = compile(given, firstHorizon(given));
  const decoder = new Decoder(problem, new Workshop(problem));
  for (let o = 0; o < planned; o++) expect(decoder.place(o)).toBe(true);
  return weightShortOf(problem, decoder.workshop.table, orders.length - 1);
}

const standard = ['L-1', 'L-2', 'L-3'].map((name) => order(name));

test('nothing has to be left out while there is enough for all', () => {
  expect(shortOf(6, standard, 2)).toBe(0);
});

test('a lot like the others has to be left out for one of them', () => {
  expect(shortOf(4, standard, 2)).toBe(2);
  expect(shortOf(5, standard, 2)).toBe(2);
});

test('what is wanted is given up by those that free most for their weight', () => {
  expect(shortOf(4, [order('L-1', { urgency: 'flexible' }), standard[1], order('L-9', { urgency: 'urgent' })], 2)).toBe(1);
  // Two litres of three, by a lot that weighs two and frees three.
  expect(shortOf(4, [order('L-1', { process: id('BIG') }), order('L-2')], 1)).toBe(2);
  expect(shortOf(4, [standard[0], standard[1], order('L-9', { process: id('BIG') })], 2)).toBe(3);
});

test('started work has taken its share already, and orders without a place take none', () => {
  expect(shortOf(4, standard, 2, ['L-1'])).toBe(0);
  expect(shortOf(4, standard, 1)).toBe(0);
});
