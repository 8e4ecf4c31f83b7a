import { flexibleJobShop, FlowShopSearch, hybridFlowShop, JobShopSearch, LocalIsland, searchIslands } from '@lotwright/shop';
import type { Island, Round, RoundReport } from '@lotwright/shop';
import { simulatedMakespan } from '../support/schedule-check.js';
import { randomFlowShop, randomJobShop, stageSequences, worksOfFlowShop, worksOfJobShop } from '../support/small-shops.js';

const times = randomJobShop(4, 10, 6, 5);
const shop = flexibleJobShop(5, times);
const jobIslands = (count: number, seed = 3): Island[] => Array.from({ length: count }, (_, i) => new LocalIsland(new JobShopSearch(shop, seed, i)));
const steps = (count: number): { seconds: null; steps: number } => ({ seconds: null, steps: count });

/** An island that tells what it is given to tell, and remembers what it was asked. */
class Scripted implements Island {
  readonly asked: Round[] = [];

  constructor(private readonly reports: readonly RoundReport[]) {}

  round(round: Round): Promise<RoundReport> {
    this.asked.push(round);
    return Promise.resolve(this.reports[Math.min(this.asked.length, this.reports.length) - 1]);
  }
}

const told = (makespan: number, lowerBound: number, label: number | null): RoundReport => ({ makespan, lowerBound, sequences: label === null ? null : [Int32Array.of(label)], steps: 1 });

describe('a search on islands', () => {
  it('gives the same schedule for the same seed, islands and steps, and counts the steps of all', async () => {
    const found = await searchIslands(jobIslands(2), steps(10_400));
    expect(await searchIslands(jobIslands(2), steps(10_400))).toEqual(found);
    expect(found.steps).toBe(20_800);
    expect(simulatedMakespan(worksOfJobShop(times), found.sequences)).toBe(found.makespan);
  });

  it('does the same for flow shops', async () => {
    const rows = randomFlowShop(5, 12, 3);
    const islands = (): Island[] => [0, 1].map((i) => new LocalIsland(new FlowShopSearch(hybridFlowShop([2, 3, 2], rows), 1, i)));
    const found = await searchIslands(islands(), steps(11_000));
    expect(await searchIslands(islands(), steps(11_000))).toEqual(found);
    expect(simulatedMakespan(worksOfFlowShop([2, 3, 2], rows), stageSequences([2, 3, 2], found.sequences))).toBe(found.makespan);
  });

  it('lets each island work with random numbers of its own', () => {
    const reports = jobIslands(2).map((island) => island.round({ ...steps(50), bound: 0, offered: null }));
    return Promise.all(reports).then(([a, b]) => expect(a.sequences).not.toEqual(b.sequences));
  });

  it('hands the news of each island to its neighbour once, and the best bound to all', async () => {
    const a = new Scripted([told(20, 5, 1), told(20, 5, null), told(18, 5, 3)]);
    const b = new Scripted([told(22, 7, 2), told(19, 7, 4)]);
    const found = await searchIslands([a, b], steps(30_000));
    expect(a.asked.map(({ bound, offered }) => [bound, offered?.[0][0] ?? null])).toEqual([[0, null], [7, 2], [7, 4]]);
    expect(b.asked.map(({ bound, offered }) => [bound, offered?.[0][0] ?? null])).toEqual([[0, null], [7, 1], [7, null]]);
    expect([found.makespan, found.lowerBound, found.sequences[0][0]]).toEqual([18, 7, 3]);
  });

  it('ends when the schedule of one island meets the bound of another', async () => {
    const a = new Scripted([told(9, 5, 1)]);
    const b = new Scripted([told(12, 9, 2)]);
    const found = await searchIslands([a, b], steps(1_000_000));
    expect([found.makespan, found.lowerBound, a.asked.length]).toEqual([9, 9, 1]);
  });

  it('says at once that the bound is met where time is limited, and never where only steps are', async () => {
    let proven = 0;
    const onProven = (): unknown => proven++;
    await searchIslands([new Scripted([told(9, 9, 1)])], { seconds: 1, steps: null }, { onProven });
    expect(proven).toBe(1);
    await searchIslands([new Scripted([told(9, 9, 1)])], steps(10), { onProven });
    expect(proven).toBe(1);
  });

  it('counts seconds by the clock it is given, else as the rounds grant them', async () => {
    let now = 0;
    const fast = new Scripted([told(9, 5, 1)]);
    await searchIslands([fast], { seconds: 1, steps: null }, { clock: () => (now += 300) });
    expect(fast.asked.length).toBe(2);
    const granted = new Scripted([told(9, 5, 1)]);
    await searchIslands([granted], { seconds: 1, steps: null });
    expect(granted.asked.map(({ seconds }) => seconds)).toEqual([0.25, 0.25, 0.25, 0.25]);
  });

  it('stops when told to, and wants islands and a limit', async () => {
    const island = new Scripted([told(9, 5, 1)]);
    const rounds: number[] = [];
    await searchIslands([island], steps(1_000_000), { shouldStop: () => rounds.length === 2, onRound: ({ makespan }) => rounds.push(makespan) });
    expect(rounds).toEqual([9, 9]);
    await expect(searchIslands([], steps(1))).rejects.toThrow(/at least one island/);
    await expect(searchIslands([island], { seconds: null, steps: null })).rejects.toThrow(/limit/);
  });
});
