import { Command } from 'commander';
import { encodeShape, planFile } from '@lotwright/contract';
import type { Plan } from '@lotwright/domain';
import { readPlanFile, readPlantFile } from '../files/case-files.js';
import { refuseUnreadable } from '../files/text-file.js';
import { unplannedOrders } from '../render/plan-summary.js';
import { lotStory } from '../render/story.js';
import { EXIT, RequestRefused } from '../terminal/exit.js';
import type { ExitCode } from '../terminal/exit.js';
import type { Terminal } from '../terminal/terminal.js';
import { jsonOption } from './case-options.js';

const LISTED = 5;

/** `lotwright explain`. */
export function explainCommand(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  return new Command('explain')
    .summary('say why a lot is where it is')
    .description('Tells the account of one lot: when it is ready and arrives, where its time went by cause, the chain that binds it and who held what, and the slack of its holds.')
    .argument('<plan>', 'plan file (JSON)')
    .argument('<order>', 'order id, or its end if only one order ends so')
    .option('--plant <file>', 'plant file: names instead of ids, and the holds')
    .addOption(jsonOption())
    .action(async (path: string, order: string, options: { readonly plant?: string; readonly json?: boolean }) => {
      await refuseUnreadable([path, options.plant], terminal);
      const { plan, zone } = await readPlanFile(path, terminal);
      const plant = options.plant === undefined ? null : await readPlantFile(options.plant, terminal);
      const id = theOrder(plan, order, path);
      const account = plan.accounts.find((a) => a.order === id);
      if (options.json) terminal.out(JSON.stringify(machineAnswer(plan, id, zone), null, 2));
      else if (account === undefined) terminal.out(unplannedOrders({ ...plan, unplanned: plan.unplanned.filter((u) => u.order === id) }, terminal.width, terminal.style));
      else terminal.out(lotStory(plan, account, { zone, plant }, terminal.style));
      finish(EXIT.fine);
    });
}

function theOrder(plan: Plan, text: string, path: string): string {
  const ids: string[] = [...plan.accounts.map((a) => a.order), ...plan.unplanned.map((u) => u.order)];
  if (ids.includes(text)) return text;
  const ending = text.trim() === '' ? [] : ids.filter((id) => id.endsWith(text));
  if (ending.length === 1) return ending[0];
  const examples = (ending.length > 1 ? ending : ids).slice(0, LISTED).join(', ');
  const none = text.trim() === '' ? 'The order id is empty.' : `${path} has no order ${text}.`;
  const message = ending.length > 1 ? `${ending.length} orders of ${path} end in ${text}.` : none;
  throw new RequestRefused(message, ids.length === 0 ? 'The plan has no orders at all.' : `Orders are for example ${examples}.`);
}

function machineAnswer(plan: Plan, id: string, zone: Parameters<typeof planFile>[0]): unknown {
  const wire = encodeShape(planFile(zone), {
    ...plan,
    assignments: plan.assignments.filter((a) => a.order === id),
    accounts: plan.accounts.filter((a) => a.order === id),
    unplanned: plan.unplanned.filter((u) => u.order === id),
    runs: [],
  });
  return { order: id, planned: wire.unplanned?.length === 0, account: wire.accounts?.[0] ?? null, unplanned: wire.unplanned?.[0] ?? null, assignments: wire.assignments };
}
