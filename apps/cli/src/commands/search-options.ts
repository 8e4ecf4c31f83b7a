import { InvalidArgumentError, Option } from 'commander';
import type { SolveParams } from '@lotwright/engine';

/** Search time of a command that names neither seconds nor steps. */
export const DEFAULT_SECONDS = 10;

/** Options of every command that searches. */
export interface SearchOptions {
  readonly seconds?: number;
  readonly steps?: number;
  readonly seed: number;
}

/** `--seconds`, `--steps` and `--seed`. */
export function searchOptions(): Option[] {
  return [
    new Option('--seconds <S>', `search this long; ${DEFAULT_SECONDS} when neither seconds nor steps are given`).argParser(positive),
    new Option('--steps <N>', 'search this many steps: the same plan on every machine').argParser((text) => whole(text, 0)),
    new Option('--seed <K>', 'seed of the search').argParser((text) => whole(text, 0)).default(1),
  ];
}

/** What the options ask of the search. */
export function effortOf(options: SearchOptions): SolveParams {
  const seconds = options.seconds ?? (options.steps === undefined ? DEFAULT_SECONDS : null);
  return { seed: options.seed, seconds, steps: options.steps ?? null };
}

/** A whole number of at least `least`. @throws InvalidArgumentError otherwise. */
export function whole(text: string, least: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) throw new InvalidArgumentError(`It must be a whole number of at least ${least}.`);
  return value;
}

function positive(text: string): number {
  const value = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || !(value > 0) || value > 86_400) throw new InvalidArgumentError('It must be a number above 0, at most 86400.');
  return value;
}
