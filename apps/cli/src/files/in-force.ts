import type { PlanningCase } from '@lotwright/domain';
import type { CaseOptions } from './case-files.js';
import { readCase, readPlanFile } from './case-files.js';
import type { Terminal } from '../terminal/terminal.js';

/** Options that name a planning case with its plan in force. */
export type InForceOptions = Omit<CaseOptions, 'published'> & { readonly plan: string };

/** Reads a case with its plan in force; without `--now` the plan's own now counts. @throws InputRefused with every problem */
export async function readInForce({ plan: path, ...options }: InForceOptions, terminal: Terminal): Promise<PlanningCase> {
  const { plan } = await readPlanFile(path, terminal);
  return readCase({ ...options, published: path }, terminal, plan.now);
}
