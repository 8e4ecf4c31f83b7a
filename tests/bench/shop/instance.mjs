/** One classic instance in a process of its own, with as many threads as asked for: prints one JSON line, or why the file is refused. The makespan is recomputed from the file. */
import { flexibleJobShop, hybridFlowShop } from '@lotwright/shop';
import { searchShopInThreads } from '@lotwright/threads';
import { NoInstance, readFlowShop, readJobShop } from './instances.mjs';
import { judgeFlowShop, judgeJobShop } from './judge.mjs';

const FAMILIES = {
  hfsp: { read: readFlowShop, problem: ({ machines, times }) => ({ family: 'hybrid flow shop', shop: hybridFlowShop(machines, times) }), judge: judgeFlowShop },
  fjsp: { read: readJobShop, problem: ({ machines, times }) => ({ family: 'flexible job shop', shop: flexibleJobShop(machines, times) }), judge: judgeJobShop },
};

const { set, path, seconds, seed, threads, clock } = JSON.parse(process.argv[2]);
const { read, problem, judge } = FAMILIES[set];
const instance = accepted();
process.stdout.write(`${JSON.stringify(instance.refused === undefined ? await solved(instance) : instance)}\n`);
process.disconnect?.();

/** The instance as read and as posed, or why the file does not hold one. */
function accepted() {
  try {
    const shop = read(path);
    return { shop, posed: problem(shop) };
  } catch (error) {
    if (error instanceof NoInstance || error instanceof RangeError) return { refused: error.message };
    throw error;
  }
}

async function solved({ shop, posed }) {
  const begun = performance.now();
  const found = await searchShopInThreads(posed, { seed, seconds, steps: null }, { threads, clock, onProgress: (progress) => process.send?.(progress) });
  const took = (performance.now() - begun) / 1000;
  const makespan = judge(shop, found.sequences);
  if (makespan !== found.makespan) throw new Error(`the search says ${found.makespan}, its sequences give ${makespan}`);
  if (found.lowerBound > makespan) throw new Error(`the search says no schedule is shorter than ${found.lowerBound}, its own is ${makespan}`);
  return { objective: makespan, lowerBound: found.lowerBound, steps: found.steps, seconds: took };
}
