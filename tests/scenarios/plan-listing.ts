import { readFileSync } from 'node:fs';

interface ListedPlan {
  readonly status: string;
  readonly assignments: readonly { readonly order: string; readonly operation: string; readonly equipment?: string | null; readonly run?: string | null; readonly start: string; readonly end: string; readonly origin: string }[];
  readonly unplanned?: readonly { readonly order: string; readonly rule: string }[];
}

/** A plan file as text for a golden: one line per assignment in time order, facts and frozen work marked. */
export function planListing(path: string): string {
  const plan = JSON.parse(readFileSync(path, 'utf8')) as ListedPlan;
  const lines = plan.assignments
    .map((a) => `${a.start} ${a.end} ${a.order} ${a.operation}${a.equipment ? ` on ${a.equipment}` : ''}${a.run ? ` in ${a.run}` : ''}${a.origin === 'planned' ? '' : ` (${a.origin})`}`)
    .sort();
  const missing = (plan.unplanned ?? []).map((u) => `${u.order} unplanned by ${u.rule}`);
  return [plan.status, ...lines, ...missing].join('\n');
}
