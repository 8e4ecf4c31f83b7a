import { Argument, Command } from 'commander';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { RequestRefused } from '../terminal/exit.js';
import type { ExitCode } from '../terminal/exit.js';

/** The benchmarks live beside the product, with packages of their own. */
const BENCH = fileURLToPath(new URL('../../../../tests/bench/run.mjs', import.meta.url));

/** `lotwright bench`. */
export function benchCommand(finish: (code: ExitCode) => void): Command {
  return new Command('bench')
    .summary('measure the engine')
    .description('Runs the benchmarks of the checkout, each instance in a process of its own. plant: first plan, search speed, peak memory and objective by plant, family and size; with --peers beside what other solvers make of the same instances. micro: what a move, an insertion and a placement cost, memory, and what threads add. steady: turnaround of plants in their stride. repair, quote: processor time of one repair after an event, and of one slot quote. hfsp, fjsp: classic hybrid flow shop and flexible job shop instances of a folder, on all processors; Ctrl-C ends with the instances that are done. Protocol: docs/benchmarks/protocol.md.')
    .addArgument(new Argument('<set>', 'what to measure').choices(['plant', 'micro', 'steady', 'repair', 'quote', 'hfsp', 'fjsp']))
    .argument('[dir]', 'folder of public instances: hfsp and fjsp only')
    .option('--plants <names>', 'plants, separated by commas', 'alder,birch')
    .option('--families <names>', 'families of plant instances, separated by commas: nominal, hard, varied', 'nominal')
    .option('--sizes <numbers>', 'lots, separated by commas', '60,300,1000')
    .option('--seconds <S>', 'search time of each instance', '10')
    .option('--seed <K>', 'seed of orders and search; plant: several, separated by commas', '1')
    .option('--peers <names>', 'other solvers for the same plant instances, separated by commas: cp-sat, cp-sat-native, cp-sat-native-hinted')
    .option('--workers <N>', 'workers of each peer', '1')
    .option('--python <file>', 'Python interpreter with the package ortools, for cp-sat-native')
    .option('--limit <N>', 'only the first instances: hfsp and fjsp')
    .option('--threads <N>', 'threads of each search: plant, one when not given; hfsp and fjsp, one for each processor when not given; micro: measures 1 to N threads')
    .option('--clock <which>', 'what a second is: of the day, or on a processor, for a busy machine (wall, processor)', 'wall')
    .option('--ledger', 'append the figures to docs/benchmarks/results.md')
    .option('--json <file>', 'write the figures to a file; hfsp and fjsp: after every instance')
    .action(async (set: string, directory: string | undefined, options: Record<string, string | boolean>) => {
      if (!existsSync(BENCH)) throw new RequestRefused('The benchmarks are not here.', 'They belong to the source checkout: tests/bench.');
      const passed = Object.entries(options).flatMap(([key, value]) => (value === true ? [`--${key}`] : [`--${key}`, String(value)]));
      finish((await runs([BENCH, set, ...(directory === undefined ? [] : [directory]), ...passed])) as ExitCode);
    });
}

/** Runs the benchmarks to their end, also when Ctrl-C asks them to come to it. */
function runs(args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: 'inherit' });
    const passOn = (): unknown => child.kill('SIGINT');
    process.on('SIGINT', passOn);
    child.on('error', reject);
    child.on('exit', (code) => {
      process.off('SIGINT', passOn);
      resolve(code ?? 1);
    });
  });
}
