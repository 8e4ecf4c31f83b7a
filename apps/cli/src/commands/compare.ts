import { Command } from 'commander';
import { compareOutcomes } from '@lotwright/capacity';
import type { SolveParams } from '@lotwright/engine';
import { casePaths, patchedCase, readCase } from '../files/case-files.js';
import type { CaseOptions } from '../files/case-files.js';
import { refuseUnreadable } from '../files/text-file.js';
import { comparisonText } from '../render/comparison-text.js';
import { EXIT } from '../terminal/exit.js';
import type { ExitCode } from '../terminal/exit.js';
import type { Terminal } from '../terminal/terminal.js';
import { caseOptions, jsonOption } from './case-options.js';
import { acceptedPlan, exitOf, search } from './search.js';
import type { Searched } from './search.js';
import { effortOf, searchOptions } from './search-options.js';
import type { SearchOptions } from './search-options.js';

interface CompareOptions extends CaseOptions, SearchOptions {
  readonly patch: string;
  readonly json?: boolean;
}

/** `lotwright compare`. */
export function compareCommand(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const command = new Command('compare').summary('plan the plant as it is and as patched, side by side').description(
    'Plans the same orders on the plant as it is and on the plant as a patch changes it ("one more isolator", "no Saturday shift"), with the same seed and effort, and prints both with their differences. Ctrl-C ends the search of the plant as it is, and the patched one is then searched as long. Patches: docs/reference/patch.md.',
  );
  for (const option of [...caseOptions(), ...searchOptions()]) command.addOption(option);
  return command
    .requiredOption('--patch <file>', 'patch file (JSON)')
    .addOption(jsonOption())
    .action(async (options: CompareOptions) => {
      await refuseUnreadable([...casePaths(options), options.patch], terminal);
      const base = await readCase(options, terminal, terminal.now());
      const { title, planningCase: changed } = await patchedCase(base, options.patch, terminal);
      const effort = effortOf(options);
      const asIs = acceptedPlan(await search(base, effort, terminal, 'As it is'));
      const patched = acceptedPlan(await search(changed, asIs.interrupted ? effortTaken(asIs, effort) : effort, terminal, 'Patched'));
      const comparison = compareOutcomes(title, base, asIs.plan, patched.plan);
      const code = Math.max(exitOf(asIs), exitOf(patched)) as ExitCode;
      terminal.out(options.json ? JSON.stringify({ exitCode: code, ...comparison, base: hashes(asIs), patched: hashes(patched) }, null, 2) : comparisonText(comparison, asIs, patched, terminal.style));
      finish(code === EXIT.fine ? EXIT.fine : EXIT.partial);
    });
}

/** What a search that was ended early has taken, so that the other is given as much and the two can still be compared. */
function effortTaken({ plan }: Searched, { seed }: SolveParams): SolveParams {
  const { steps, threadSteps } = plan.provenance;
  return { seed, seconds: null, boundSteps: [], ...(threadSteps === undefined ? { steps, threads: 1 } : { steps: null, threadSteps }) };
}

function hashes({ plan }: Searched): unknown {
  return { status: plan.status, ...plan.provenance };
}
