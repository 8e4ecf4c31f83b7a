import { availableParallelism } from 'node:os';
import { describe, expect, test } from '@jest/globals';
import { Command } from 'commander';
import { effortOf, searchOptions } from '../../../../apps/cli/src/commands/search-options.js';
import type { SearchOptions } from '../../../../apps/cli/src/commands/search-options.js';

function effort(...words: string[]) {
  const command = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  for (const option of searchOptions()) command.addOption(option);
  return effortOf(command.parse(words, { from: 'user' }).opts<SearchOptions>());
}

describe('what the options ask of the search', () => {
  test('is some seconds on all processors when nothing is said', () => {
    expect(effort()).toEqual({ seed: 1, seconds: 10, steps: null, threads: availableParallelism() });
  });

  test('with steps is one thread, so that every machine gives the same plan', () => {
    expect(effort('--steps', '500')).toEqual({ seed: 1, seconds: null, steps: 500, threads: 1 });
    expect(effort('--steps', '500', '--threads', '3')).toEqual({ seed: 1, seconds: null, steps: 500, threads: 3 });
  });

  test('with steps of several threads is as many threads', () => {
    expect(effort('--steps', '500,468', '--seed', '7')).toEqual({ seed: 7, seconds: null, steps: null, threadSteps: [500, 468] });
    expect(() => effort('--steps', '500,468', '--threads', '3')).toThrow('names 2 threads');
  });

  test('names the steps of the bound where they are given', () => {
    expect(effort('--steps', '500', '--bound-steps', '40')).toEqual({ seed: 1, seconds: null, steps: 500, threads: 1, boundSteps: [40] });
    expect(effort('--steps', '9,8', '--bound-steps', '20,0,7')).toEqual({ seed: 1, seconds: null, steps: null, threadSteps: [9, 8], boundSteps: [20, 0, 7] });
  });

  test.each([['--steps', '5,x'], ['--bound-steps', '5,'], ['--steps', '-1'], ['--threads', '0'], ['--threads', '65'], ['--steps', Array(65).fill('1').join(',')], ['--seconds', '0']])('refuses %s %s', (option, value) => {
    expect(() => effort(option, value)).toThrow();
  });
});
