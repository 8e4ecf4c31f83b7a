import { Command } from 'commander';
import { check } from '@lotwright/checker';
import { encodeShape, planFile } from '@lotwright/contract';
import { processOf } from '@lotwright/domain';
import type { OrderId, Plan, PlanningCase } from '@lotwright/domain';
import { heldUpChain } from '@lotwright/planning';
import type { HeldUp, LotOutlook } from '@lotwright/planning';
import type { ZoneId } from '@lotwright/time';
import { explainInThread } from '@lotwright/threads';
import type { LotProgress } from '@lotwright/threads';
import { readCase, readPlanFile, readPlantFile } from '../files/case-files.js';
import type { CaseOptions } from '../files/case-files.js';
import { refuseUnreadable } from '../files/text-file.js';
import { conflictText } from '../render/conflict-text.js';
import { counted } from '../render/figures.js';
import { heldUpText } from '../render/held-up-text.js';
import { unplannedOrders } from '../render/plan-summary.js';
import { lotStory } from '../render/story.js';
import type { StoryAids } from '../render/story.js';
import { whatIfText } from '../render/what-if-text.js';
import { EXIT, RequestRefused } from '../terminal/exit.js';
import type { ExitCode } from '../terminal/exit.js';
import { interruptible } from '../terminal/interruptible.js';
import { ProgressLine } from '../terminal/progress-line.js';
import type { Terminal } from '../terminal/terminal.js';
import { caseOptions, jsonOption } from './case-options.js';
import { dated } from './dated.js';
import { nearest } from './nearest.js';

const LISTED = 5;

interface ExplainOptions extends Partial<CaseOptions> {
  readonly json?: boolean;
  /** Commander's form of `--no-what-if`. */
  readonly whatIf: boolean;
}

/** Milliseconds that a stopped look may take to come to its end: one plan of a very large case. */
const PATIENCE = 120_000;

const NOTHING: LotOutlook = { whatIf: null, conflict: null, stopped: false };

/** `lotwright explain`. */
export function explainCommand(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const command = new Command('explain')
    .summary('say why a lot is where it is, and what would have it sooner')
    .description(
      'Tells the account of one lot: when it is ready and arrives, where its time went by cause, the chain that binds it and who held what, and the slack of its holds. With the plant and the orders also lot by lot who waits for whom, and the smallest changes that would have it ready sooner, each planned again and checked before it is told; for a lot that is not planned, the smallest set of demands that keeps it out: that each is necessary and, as far as the independent checker confirms it, that together they are sufficient.',
    )
    .argument('<plan>', 'plan file (JSON)')
    .argument('<order>', 'order id, or its end if only one order ends so');
  for (const option of caseOptions()) command.addOption(option.makeOptionMandatory(false));
  return command
    .option('--no-what-if', 'only what the plan itself says')
    .addOption(jsonOption())
    .action(async (path: string, order: string, options: ExplainOptions) => {
      await refuseUnreadable([path, options.plant, options.orders, options.actuals, options.pins, options.published], terminal);
      const { plan, zone } = await readPlanFile(path, terminal);
      const id = theOrder(plan, order, path);
      const { plant, orders } = options;
      const planningCase = plant !== undefined && orders !== undefined ? await readCase({ ...options, plant, orders }, terminal, plan.now) : null;
      const known = planningCase?.plant ?? (plant === undefined ? null : await readPlantFile(plant, terminal));
      const chain = planningCase === null ? [] : heldUpChain(planningCase, plan, id);
      const further = planningCase === null || !options.whatIf ? NOTHING : await lookFurther(planningCase, plan, id, path, terminal);
      terminal.out(options.json ? JSON.stringify({ ...machineAnswer(plan, id, zone), through: dated(chain, zone), ...withPatchFiles(further, zone) }, null, 2) : humanAnswer(plan, id, { zone, plant: known }, chainText(chain, planningCase, zone, terminal), further, terminal));
      finish(EXIT.fine);
    });
}

async function lookFurther(planningCase: PlanningCase, plan: Plan, id: OrderId, path: string, terminal: Terminal): Promise<LotOutlook> {
  const { violations } = check(planningCase, plan);
  if (violations.length > 0) {
    throw new RequestRefused(`${path} is no plan of this case: it breaks rules ${counted(violations.length, 'time')}.`, 'Give the files it was planned with, or leave --orders out; "lotwright check" lists what is broken.');
  }
  const line = new ProgressLine(terminal, `Looking into ${id}`);
  const onProgress = ({ solves, most }: LotProgress): void => line.draw(solves / most, ` ${counted(solves, 'plan')} made, at most ${most}`);
  const { answer } = await interruptible(terminal, line, 'what has been verified so far', (signal) => explainInThread(planningCase, plan, id, { onProgress, signal, patience: PATIENCE }));
  return answer;
}

/** Longest title that a patch file may have. */
const LONGEST_TITLE = 200;

/** The same with each change of the plant as a whole patch file, ready for `compare --patch`; `null` where the plant stays as it is. */
function withPatchFiles({ whatIf, conflict, stopped }: LotOutlook, zone: ZoneId): Readonly<Record<string, unknown>> {
  const changes = whatIf?.changes.map((c) => ({ ...c, patch: c.patch.length === 0 ? null : { title: c.title.slice(0, LONGEST_TITLE), changes: c.patch } }));
  return { whatIf: whatIf && { ...whatIf, changes }, conflict: dated(conflict, zone), stopped };
}

function humanAnswer(plan: Plan, id: OrderId, aids: StoryAids, chain: string, { whatIf, conflict, stopped }: LotOutlook, { width, style }: Terminal): string {
  const account = plan.accounts.find((a) => a.order === id);
  const parts = [account === undefined ? unplannedOrders({ ...plan, unplanned: plan.unplanned.filter((u) => u.order === id) }, width, style) : lotStory(plan, account, aids, style)];
  if (chain !== '') parts.push(chain);
  if (whatIf !== null) parts.push(whatIfText(whatIf, style));
  if (conflict !== null) parts.push(conflictText(conflict, aids.zone, style));
  if (stopped && whatIf === null) parts.push('Stopped before it was known what keeps it out.');
  return parts.join('\n\n');
}

function chainText(chain: readonly HeldUp[], planningCase: PlanningCase | null, zone: ZoneId, { style }: Terminal): string {
  if (planningCase === null || chain.length === 0) return '';
  const { plant, orders } = planningCase;
  const name = (lot: string, operation: string): string => {
    const order = orders.find((o) => o.id === lot);
    return (order && processOf(plant, order))?.operations.find((o) => o.id === operation)?.name ?? operation;
  };
  return heldUpText(chain, plant, name, zone, style);
}

function theOrder(plan: Plan, text: string, path: string): OrderId {
  const ids: OrderId[] = [...plan.accounts.map((a) => a.order), ...plan.unplanned.map((u) => u.order)];
  const exact = ids.find((id) => id === text);
  if (exact !== undefined) return exact;
  const ending = text.trim() === '' ? [] : ids.filter((id) => id.endsWith(text));
  if (ending.length === 1) return ending[0];
  const near = nearest(ids, text, LISTED);
  const examples = (ending.length > 1 ? ending : near.length > 0 ? near : ids).slice(0, LISTED).join(', ');
  const none = text.trim() === '' ? 'The order id is empty.' : `${path} has no order ${text}.`;
  const message = ending.length > 1 ? `${ending.length} orders of ${path} end in ${text}.` : none;
  throw new RequestRefused(message, ids.length === 0 ? 'The plan has no orders at all.' : near.length > 0 && ending.length === 0 ? `Did you mean ${near.join(' or ')}?` : `Orders are for example ${examples}.`);
}

function machineAnswer(plan: Plan, id: string, zone: Parameters<typeof planFile>[0]): Readonly<Record<string, unknown>> {
  const wire = encodeShape(planFile(zone), {
    ...plan,
    assignments: plan.assignments.filter((a) => a.order === id),
    accounts: plan.accounts.filter((a) => a.order === id),
    unplanned: plan.unplanned.filter((u) => u.order === id),
    runs: [],
  });
  return { order: id, planned: wire.unplanned?.length === 0, account: wire.accounts?.[0] ?? null, unplanned: wire.unplanned?.[0] ?? null, assignments: wire.assignments };
}
