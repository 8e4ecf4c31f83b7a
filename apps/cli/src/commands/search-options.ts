import { InvalidArgumentError, Option } from 'commander';
import { availableParallelism } from 'node:os';
import type { SolveParams } from '@lotwright/engine';
import { RequestRefused } from '../terminal/exit.js';

/** Threads at most: each keeps the whole case and a search of its own. */
const MOST_THREADS = 64;

/** Search time of a command that names neither seconds nor steps. */
export const DEFAULT_SECONDS = 10;

/** Options of every command that searches. */
export interface SearchOptions {
  readonly seconds?: number;
  /** One number, or one for each thread. */
  readonly steps?: readonly number[];
  readonly threads?: number;
  /** One number, or one for each plan aimed at. */
  readonly boundSteps?: readonly number[];
  readonly seed: number;
}

/** `--seconds`, `--steps`, `--threads`, `--bound-steps` and `--seed`. */
export function searchOptions(): Option[] {
  return [
    new Option('--seconds <S>', `search this long; ${DEFAULT_SECONDS} when neither seconds nor steps are given`).argParser(positive),
    new Option('--steps <N>', 'search this many steps in each thread: the same plan on every machine. Numbers with commas between, one for each thread, replay a plan that a clock ended').argParser(stepsOf),
    new Option('--threads <T>', 'threads that search together; all processors when left out, 1 with --steps. Beside several that a clock ends one more looks for the lower bound').argParser((text) => whole(text, 1, MOST_THREADS)),
    new Option('--bound-steps <N>', 'look for the lower bound this many steps, after the search; as long as time allows when left out. Numbers with commas between, in a thread beside the search, find again what a clock ended').argParser(stepsOf),
    new Option('--seed <K>', 'seed of the search').argParser((text) => whole(text, 0)).default(1),
  ];
}

/** What the options ask of the search. @throws RequestRefused when steps and threads do not go together */
export function effortOf(options: SearchOptions): SolveParams {
  const { seed, steps, boundSteps } = options;
  const bounding = boundSteps === undefined ? {} : { boundSteps };
  const seconds = options.seconds ?? (steps === undefined ? DEFAULT_SECONDS : null);
  if (steps !== undefined && steps.length > 1) {
    if (options.threads !== undefined && options.threads !== steps.length) throw new RequestRefused(`--steps names ${steps.length} threads, --threads says ${options.threads}.`, 'Leave --threads out: there are as many as numbers of steps.');
    return { seed, seconds, steps: null, threadSteps: steps, ...bounding };
  }
  return { seed, seconds, steps: steps?.[0] ?? null, threads: options.threads ?? (steps === undefined ? availableParallelism() : 1), ...bounding };
}

function stepsOf(text: string): number[] {
  const parts = text.split(',');
  if (parts.length > MOST_THREADS) throw new InvalidArgumentError(`It may name ${MOST_THREADS} numbers at most.`);
  return parts.map((part) => whole(part, 0));
}

/** A whole number from `least` to `most`. @throws InvalidArgumentError otherwise. */
export function whole(text: string, least: number, most = Number.MAX_SAFE_INTEGER): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new InvalidArgumentError(`It must be a whole number of at least ${least}${most === Number.MAX_SAFE_INTEGER ? '' : ` and at most ${most}`}.`);
}

function positive(text: string): number {
  const value = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || !(value > 0) || value > 86_400) throw new InvalidArgumentError('It must be a number above 0, at most 86400.');
  return value;
}
