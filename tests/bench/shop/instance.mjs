/** One classic instance in a process of its own: prints one JSON line. The makespan is recomputed from the file. */
import { flexibleJobShop, hybridFlowShop, solveFlexibleJobShop, solveHybridFlowShop } from '@lotwright/shop';
import { readFlowShop, readJobShop } from './instances.mjs';
import { judgeFlowShop, judgeJobShop } from './judge.mjs';

const FAMILIES = {
  hfsp: { read: readFlowShop, solve: ({ machines, times }, ...how) => solveHybridFlowShop(hybridFlowShop(machines, times), ...how), judge: judgeFlowShop },
  fjsp: { read: readJobShop, solve: ({ machines, times }, ...how) => solveFlexibleJobShop(flexibleJobShop(machines, times), ...how), judge: judgeJobShop },
};

const { set, path, seconds, seed } = JSON.parse(process.argv[2]);
const { read, solve, judge } = FAMILIES[set];
const shop = read(path);
const begun = performance.now();
const found = solve(shop, { seed, seconds, steps: null }, { clock: () => performance.now() });
const took = (performance.now() - begun) / 1000;
const makespan = judge(shop, found.sequences);
if (makespan !== found.makespan) throw new Error(`the search says ${found.makespan}, its sequences give ${makespan}`);
process.stdout.write(`${JSON.stringify({ objective: makespan, lowerBound: found.lowerBound, steps: found.steps, seconds: took })}\n`);
