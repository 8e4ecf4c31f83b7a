import { Command } from 'commander';
import { encodeShape, planFile } from '@lotwright/contract';
import type { PlanningCase } from '@lotwright/domain';
import { writePlan } from '@lotwright/intake';
import { readCase } from '../files/case-files.js';
import type { CaseOptions } from '../files/case-files.js';
import { refuseUnwritable, writeWhole } from '../files/write-file.js';
import { counted } from '../render/figures.js';
import { lateLots, planSummary, unplannedOrders } from '../render/plan-summary.js';
import { verdictWire } from '../render/verdict-wire.js';
import { RequestRefused } from '../terminal/exit.js';
import type { ExitCode } from '../terminal/exit.js';
import type { Terminal } from '../terminal/terminal.js';
import { caseOptions, jsonOption, typedAgain } from './case-options.js';
import { acceptedPlan, exitOf, search } from './search.js';
import type { Searched } from './search.js';
import { effortOf, searchOptions } from './search-options.js';
import type { SearchOptions } from './search-options.js';

interface PlanOptions extends CaseOptions, SearchOptions {
  readonly out: string;
  readonly json?: boolean;
}

/** `lotwright plan`. */
export function planCommand(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const command = new Command('plan').summary('make a schedule from a plant and its orders').description(
    'Makes a finite-capacity schedule, has it judged by the independent checker, and writes it. Ctrl-C ends the search early and still writes the best plan so far.',
  );
  for (const option of [...caseOptions(), ...searchOptions()]) command.addOption(option);
  return command
    .requiredOption('--out <file>', 'where the plan goes, written whole or not at all; - is standard output, the summary then goes to standard error')
    .addOption(jsonOption())
    .action(async (options: PlanOptions) => {
      const piped = options.out === '-';
      if (piped && options.json) throw new RequestRefused('--out - and --json both want standard output.', 'Give --out a file, or leave --json out: the plan is JSON already.');
      if (!piped) await refuseUnwritable(options.out);
      const planningCase = await readCase(options, terminal, terminal.now());
      const searched = acceptedPlan(await search(planningCase, effortOf(options), terminal));
      const text = writePlan(searched.plan, planningCase.plant.zone);
      if (piped) {
        terminal.out(text.trimEnd());
        terminal.err(`${humanAnswer(searched, planningCase, options, { ...terminal, style: terminal.errStyle })}\n`);
      } else {
        await writeWhole(options.out, text);
        terminal.out(options.json ? machineAnswer(searched, planningCase, options.out) : humanAnswer(searched, planningCase, options, terminal));
      }
      finish(exitOf(searched));
    });
}

function humanAnswer(searched: Searched, planningCase: PlanningCase, options: PlanOptions, terminal: Terminal): string {
  const { plan, verdict, interrupted, seconds } = searched;
  const { style, width } = terminal;
  const zone = planningCase.plant.zone;
  const head = headline(searched);
  const parts = [`${style.bold(head)} ${style.dim(`(${plan.status}, ${seconds.toFixed(1)} s${interrupted ? ', stopped early' : ''})`)}`, planSummary(plan, planningCase, verdict, style)];
  const late = lateLots(plan, zone, style);
  if (late !== '') parts.push(late);
  if (plan.unplanned.length > 0) parts.push(unplannedOrders(plan, width, style));
  if (options.out !== '-') parts.push(`Written to ${options.out}.${nextStep(searched, options, terminal.command)}`);
  return parts.join('\n\n');
}

function headline({ plan }: Searched): string {
  const { planned, unplanned } = plan.kpis;
  if (planned + unplanned === 0) return 'There is nothing to plan: no open orders.';
  if (unplanned === 0) return planned === 1 ? 'The one open lot is planned.' : `All ${counted(planned, 'lot')} planned.`;
  return planned === 0 ? `None of ${counted(unplanned, 'lot')} could be planned.` : `${planned} of ${counted(planned + unplanned, 'lot')} planned.`;
}

/** What a planner would look into next: a lot that is left out, with the files that tell what keeps it out, or else the latest one. */
function nextStep({ plan }: Searched, options: PlanOptions, command: string): string {
  const [left] = plan.unplanned;
  if (left !== undefined) return ` What keeps a lot out: ${command} explain ${options.out} ${left.order}${typedAgain(options)}`;
  const late = [...plan.accounts].sort((a, b) => (b.lateBy ?? -Infinity) - (a.lateBy ?? -Infinity))[0];
  return late === undefined ? '' : ` Why a lot is where it is: ${command} explain ${options.out} ${late.order}`;
}

function machineAnswer(searched: Searched, planningCase: PlanningCase, out: string): string {
  const zone = planningCase.plant.zone;
  const { assignments: _assignments, runs: _runs, accounts: _accounts, ...figures } = encodeShape(planFile(zone), searched.plan) as unknown as Record<string, unknown>;
  const verdict = verdictWire(searched.verdict, zone);
  return JSON.stringify({ exitCode: exitOf(searched), out, seconds: Number(searched.seconds.toFixed(3)), interrupted: searched.interrupted, ...figures, verdict }, null, 2);
}
