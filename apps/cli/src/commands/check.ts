import { Command } from 'commander';
import { check } from '@lotwright/checker';
import type { Plan, Verdict } from '@lotwright/domain';
import type { ZoneId } from '@lotwright/time';
import { casePaths, readCase, readPlanFile } from '../files/case-files.js';
import type { CaseOptions } from '../files/case-files.js';
import { refuseUnreadable } from '../files/text-file.js';
import { counted } from '../render/figures.js';
import { verdictWire } from '../render/verdict-wire.js';
import { violationList } from '../render/violations.js';
import { EXIT, RequestRefused } from '../terminal/exit.js';
import type { ExitCode } from '../terminal/exit.js';
import type { Terminal } from '../terminal/terminal.js';
import { caseOptions, jsonOption } from './case-options.js';

/** `lotwright check`. */
export function checkCommand(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const command = new Command('check').summary('judge a plan by every rule, independently of the engine').description(
    'Judges a plan with the independent checker, which shares no code with the engine: every violation of rules R1 to R16, and every figure of the plan that its own assignments do not bear out. Without --now the plan\'s own now counts.',
  );
  for (const option of caseOptions()) command.addOption(option);
  return command
    .argument('<plan>', 'plan file (JSON)')
    .addOption(jsonOption())
    .action(async (path: string, options: CaseOptions & { readonly json?: boolean }) => {
      if (path === '-' && [options.plant, options.orders].includes('-')) throw new RequestRefused('Standard input is asked for twice.', 'Give - for one file only.');
      await refuseUnreadable([...casePaths(options), path], terminal);
      const { plan, file } = await readPlanFile(path, terminal);
      const planningCase = await readCase(options, terminal, plan.now);
      const verdict = check(planningCase, plan);
      const zone = planningCase.plant.zone;
      const sound = verdict.feasible && verdict.claims.length === 0;
      terminal.out(options.json ? JSON.stringify({ exitCode: sound ? 0 : 3, ...verdictWire(verdict, zone) }, null, 2) : answer(plan, verdict, file, zone, terminal));
      finish(sound ? EXIT.fine : EXIT.partial);
    });
}

function answer(plan: Plan, verdict: Verdict, path: string, zone: ZoneId, { style }: Terminal): string {
  const parts: string[] = [];
  const lots = counted(plan.kpis.planned, 'planned lot');
  const unplanned = plan.unplanned.length > 0 ? `, ${plan.unplanned.length} listed as unplanned` : '';
  const size = `${lots}${unplanned}, ${counted(plan.assignments.length, 'assignment')}`;
  if (plan.provenance.inputHash !== verdict.inputHash) {
    parts.push(`${style.risk('The plan was made from other input')} than these files (${plan.provenance.inputHash.slice(0, 12)}, here ${verdict.inputHash.slice(0, 12)}): plant, orders, actuals, pins, plan in force, now and objective must be the same.`);
  }
  if (verdict.feasible) parts.push(`${style.good('No rule is broken')} in ${path}: ${size}.`);
  else parts.push(`${style.trouble(counted(verdict.violations.length, 'violation'))} in ${path} (${size}):\n${violationList(verdict, zone, style)}`);
  const proof = proofText(plan, verdict);
  if (proof !== null) parts.push(proof);
  if (verdict.claims.length > 0) {
    const lines = verdict.claims.map((c) => `  ${c.what} says ${c.reported}; its assignments say ${c.recomputed}`);
    parts.push(`${style.trouble(counted(verdict.claims.length, 'wrong claim'))} of the plan about itself:\n${lines.join('\n')}`);
  }
  parts.push(style.dim(`plan ${verdict.planHash.slice(0, 12)}, input ${verdict.inputHash.slice(0, 12)}, checker ${verdict.checkerVersion}`));
  return parts.join('\n');
}

/** How far from the best the plan can be, as far as it can be reckoned again; null when its certificate proves nothing of the kind. */
function proofText(plan: Plan, { provenBound }: Verdict): string | null {
  const turnaround = plan.objective.find(({ level }) => level === 'turnaround')?.value;
  if (turnaround === undefined || plan.lowerBound === null || plan.kpis.planned === 0 || provenBound === undefined) return null;
  const from = plan.certificate?.things.length === 0 ? 'what every lot needs alone in the plant' : 'the prices it brings';
  return `Its turnaround is at most ${percentFrom(provenBound, turnaround)} from optimal, proven from ${from}.`;
}

function percentFrom(bound: number, value: number): string {
  return `${(value === 0 ? 0 : Math.ceil(((value - bound) / value) * 10_000) / 100).toFixed(2)} %`;
}
