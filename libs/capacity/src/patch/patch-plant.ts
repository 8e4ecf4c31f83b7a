import type { Plant, Problem } from '@lotwright/domain';
import { applyChange } from './apply-change.js';
import { readChange } from './read-change.js';

/** A patched plant, or everything that is wrong with the patch. */
export type PatchOutcome =
  | { readonly title: string; readonly plant: Plant; readonly problems: readonly [] }
  | { readonly title: null; readonly plant: null; readonly problems: readonly Problem[] };

/**
 * Reads a patch (`{"title": "one more isolator", "changes": [...]}`, already parsed from JSON) and applies its changes in order, so that
 * later ones may name what earlier ones added. All problems are reported at once and nothing is half-applied.
 */
export function patchPlant(plant: Plant, patch: unknown): PatchOutcome {
  const problems: Problem[] = [];
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) {
    return refused([{ pointer: '', code: 'wrong_type', value: null, accepted: 'an object with title and changes', detail: 'A patch is not an object.' }]);
  }
  const { title, changes, $schema: _schema, ...rest } = patch as Record<string, unknown>;
  for (const key of Object.keys(rest)) problems.push({ pointer: `/${key}`, code: 'unknown_field', value: null, accepted: 'title and changes', detail: `A patch has no field ${key}.` });
  if (typeof title !== 'string' || title.length === 0 || title.length > 200) {
    problems.push({ pointer: '/title', code: title === undefined ? 'missing_field' : 'bad_text', value: null, accepted: 'a text of 1 to 200 characters that says what changes', detail: 'A patch needs a title.' });
  }
  if (!Array.isArray(changes) || changes.length === 0) {
    problems.push({ pointer: '/changes', code: changes === undefined ? 'missing_field' : 'wrong_type', value: null, accepted: 'a list of at least one change', detail: 'A patch needs changes.' });
    return refused(problems);
  }
  let patched = plant;
  changes.forEach((raw, i) => {
    const read = readChange(raw, patched, `/changes/${i}`);
    if ('problems' in read) problems.push(...read.problems);
    else patched = applyChange(patched, read.change);
  });
  return problems.length > 0 ? refused(problems) : { title: title as string, plant: patched, problems: [] };
}

function refused(problems: readonly Problem[]): PatchOutcome {
  return { title: null, plant: null, problems };
}
