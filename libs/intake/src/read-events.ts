import { decodeShape, eventsFile } from '@lotwright/contract';
import { validateEvents, type PlanningCase, type PlantEvent } from '@lotwright/domain';
import type { Instant } from '@lotwright/time';
import { lookAtText } from './file-text.js';
import { parseJsonText } from './json-text.js';
import { inJson, inText, readOrRefuse } from './located-problem.js';
import type { Read } from './located-problem.js';

const ACCEPTED = 'events as a JSON object with a list named events';

/** Reads a file of events for the case they happened to, or refuses it with every problem. */
export function readEvents(text: string, fileName: string, planningCase: PlanningCase, now: Instant): Read<readonly PlantEvent[]> {
  const look = lookAtText(text, fileName, ACCEPTED);
  if (look.kind === 'refused') return { ok: false, problems: [look.problem], more: 0 };
  if (look.kind === 'csv') return { ok: false, problems: [inText(fileName, 'json_syntax', ACCEPTED, 'the file does not begin with a brace', 1, 1)], more: 0 };
  const parsed = parseJsonText(look.text, fileName);
  if (parsed.problems.length > 0) return { ok: false, problems: parsed.problems, more: 0 };
  const decoded = decodeShape(eventsFile(planningCase.plant.zone), parsed.value);
  if (!decoded.ok) return readOrRefuse(decoded.problems.map((problem) => inJson(fileName, problem)), () => []);
  const { events } = decoded.value;
  return readOrRefuse(validateEvents(planningCase, events, now).map((problem) => inJson(fileName, problem)), () => events);
}
