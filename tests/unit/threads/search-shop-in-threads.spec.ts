import { describe, expect, test } from '@jest/globals';
import { flexibleJobShop, hybridFlowShop, JobShopSearch, LocalIsland, searchIslands } from '@lotwright/shop';
import type { IslandProgress } from '@lotwright/shop';
import { searchShopInThreads } from '@lotwright/threads';
import { randomFlowShop, randomJobShop } from '../shop/support/small-shops.js';

const shop = flexibleJobShop(5, randomJobShop(4, 10, 6, 5));
const problem = { family: 'flexible job shop', shop } as const;
const limits = { seconds: null, steps: 11_000 };

describe('a shop in threads', () => {
  test('is searched as the same islands on one thread would, every time', async () => {
    const islands = [0, 1].map((i) => new LocalIsland(new JobShopSearch(shop, 3, i)));
    const alone = await searchIslands(islands, limits);
    for (let run = 0; run < 2; run++) expect(await searchShopInThreads(problem, { seed: 3, ...limits }, { threads: 2 })).toEqual(alone);
  });

  test('may be a flow shop, and is told of while the search goes on', async () => {
    const heard: IslandProgress[] = [];
    const flow = { family: 'hybrid flow shop', shop: hybridFlowShop([2, 2], randomFlowShop(1, 10, 2)) } as const;
    const found = await searchShopInThreads(flow, { seed: 1, seconds: null, steps: 100 }, { threads: 2, onProgress: (progress) => heard.push(progress) });
    expect(heard.at(-1)).toEqual({ makespan: found.makespan, lowerBound: found.lowerBound, steps: found.steps });
  });

  test('ends when it is aborted, before or after it began, with what there is', async () => {
    const effort = { seed: 1, seconds: 3600, steps: null };
    expect((await searchShopInThreads(problem, effort, { threads: 2, signal: AbortSignal.abort() })).makespan).toBeGreaterThan(0);
    const abort = new AbortController();
    const found = await searchShopInThreads(problem, effort, { threads: 2, signal: abort.signal, onProgress: () => abort.abort() });
    expect(found.sequences.reduce((sum, row) => sum + row.length, 0)).toBe(shop.operations);
  });

  test('is over in all threads when one has met the bound', async () => {
    const trivial = { family: 'flexible job shop', shop: flexibleJobShop(1, [[[4]], [[5]], [[6]]]) } as const;
    const found = await searchShopInThreads(trivial, { seed: 1, seconds: 3600, steps: null }, { threads: 2 });
    expect([found.makespan, found.lowerBound]).toEqual([15, 15]);
  });

  test('passes on what goes wrong in a thread', async () => {
    await expect(searchShopInThreads({ family: 'flexible job shop', shop: null as never }, { seed: 1, seconds: null, steps: 1 })).rejects.toThrow();
  });

  test('can be limited by the processor time of each thread', async () => {
    const found = await searchShopInThreads(problem, { seed: 1, seconds: 0.1, steps: null }, { threads: 1, clock: 'processor' });
    expect(found.steps).toBeGreaterThan(0);
  });
});
