import { decodeShape, planFile } from '@lotwright/contract';
import type { Plan, Plant } from '@lotwright/domain';
import { parseZone } from '@lotwright/time';
import type { ZoneId } from '@lotwright/time';
import { wrongKind, wrongTable } from './file-kind.js';
import { lookAtText } from './file-text.js';
import { parseJsonText } from './json-text.js';
import { inJson, inText, readOrRefuse } from './located-problem.js';
import type { Read } from './located-problem.js';

const ACCEPTED = 'a plan as a JSON object, as this program writes it';

/** A plan and the zone of the plant it is for. */
export interface ZonedPlan {
  readonly plan: Plan;
  readonly zone: ZoneId;
}

/** Reads a plan file for a plant. Whether the plan goes with the plant and the orders is the checker's question. */
export function readPlan(text: string, fileName: string, plant: Plant): Read<Plan> {
  const read = readPlanAlone(text, fileName, plant.zone);
  return read.ok ? { ok: true, value: read.value.plan } : read;
}

/** Reads a plan file without its plant; the zone is the one written in the file, else `zone`. */
export function readPlanAlone(text: string, fileName: string, zone: ZoneId = 'UTC' as ZoneId): Read<ZonedPlan> {
  const look = lookAtText(text, fileName, ACCEPTED);
  if (look.kind === 'refused') return { ok: false, problems: [look.problem], more: 0 };
  if (look.kind === 'csv') return { ok: false, problems: [wrongTable(look.text, fileName, 'plan', ACCEPTED) ?? inText(fileName, 'json_syntax', ACCEPTED, 'the file does not begin with a brace', 1, 1)], more: 0 };
  const raw = parseFast(look.text);
  if (raw === undefined) {
    const { problems } = parseJsonText(look.text, fileName);
    return { ok: false, problems, more: 0 };
  }
  const mistaken = wrongKind(raw, fileName, 'plan', ACCEPTED);
  if (mistaken) return { ok: false, problems: [mistaken], more: 0 };
  const named = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>)['zone'] : null;
  const planZone = (typeof named === 'string' ? parseZone(named) : null) ?? zone;
  const decoded = decodeShape(planFile(planZone), raw);
  const problems = decoded.ok ? [] : decoded.problems.map((problem) => inJson(fileName, problem));
  return readOrRefuse(problems, () => ({ plan: (decoded as { readonly value: Plan }).value, zone: planZone }));
}

/** Plans are large and written by programs: the built-in reader first, the explaining one only when it fails. */
function parseFast(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
