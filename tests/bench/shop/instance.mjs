/** One classic instance in a process of its own, with as many threads as asked for: prints one JSON line. The makespan is recomputed from the file. */
import { flexibleJobShop, hybridFlowShop } from '@lotwright/shop';
import { searchShopInThreads } from '@lotwright/threads';
import { readFlowShop, readJobShop } from './instances.mjs';
import { judgeFlowShop, judgeJobShop } from './judge.mjs';

const FAMILIES = {
  hfsp: { read: readFlowShop, problem: ({ machines, times }) => ({ family: 'hybrid flow shop', shop: hybridFlowShop(machines, times) }), judge: judgeFlowShop },
  fjsp: { read: readJobShop, problem: ({ machines, times }) => ({ family: 'flexible job shop', shop: flexibleJobShop(machines, times) }), judge: judgeJobShop },
};

const { set, path, seconds, seed, threads, clock } = JSON.parse(process.argv[2]);
const { read, problem, judge } = FAMILIES[set];
const shop = read(path);
const begun = performance.now();
const found = await searchShopInThreads(problem(shop), { seed, seconds, steps: null }, { threads, clock, onProgress: (progress) => process.send?.(progress) });
const took = (performance.now() - begun) / 1000;
const makespan = judge(shop, found.sequences);
if (makespan !== found.makespan) throw new Error(`the search says ${found.makespan}, its sequences give ${makespan}`);
if (found.lowerBound > makespan) throw new Error(`the search says no schedule is shorter than ${found.lowerBound}, its own is ${makespan}`);
process.stdout.write(`${JSON.stringify({ objective: makespan, lowerBound: found.lowerBound, steps: found.steps, seconds: took })}\n`);
process.disconnect?.();
