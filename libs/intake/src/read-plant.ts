import { decodeShape, plantFile } from '@lotwright/contract';
import { validatePlant } from '@lotwright/domain';
import type { Plant, Problem } from '@lotwright/domain';
import { parseZone } from '@lotwright/time';
import type { Instant, ZoneId } from '@lotwright/time';
import { withoutRefused } from './beyond-shape.js';
import { wrongKind, wrongTable } from './file-kind.js';
import { lookAtText } from './file-text.js';
import { parseJsonText } from './json-text.js';
import { inJson, inText, readOrRefuse } from './located-problem.js';
import type { Read } from './located-problem.js';
import { scanPersonal, withPersonal } from './personal-scan.js';

const ACCEPTED = 'a plant as a JSON object';

/**
 * Reads a plant file: the whole plant, checked, or every problem.
 * @param now Decides which clock changes and openings matter; see `validatePlant`. A *now* on the plant's wall clock is a function of its zone.
 */
export function readPlant(text: string, fileName: string, now: Instant | null | ((zone: ZoneId) => Instant) = null): Read<Plant> {
  const look = lookAtText(text, fileName, ACCEPTED);
  if (look.kind === 'refused') return { ok: false, problems: [look.problem], more: 0 };
  if (look.kind === 'csv') return { ok: false, problems: [wrongTable(look.text, fileName, 'plant', ACCEPTED) ?? inText(fileName, 'json_syntax', ACCEPTED, 'the file does not begin with a brace', 1, 1)], more: 0 };
  const { value: raw, problems: textProblems } = parseJsonText(look.text, fileName);
  if (raw === undefined) return { ok: false, problems: textProblems, more: 0 };
  const mistaken = wrongKind(raw, fileName, 'plant', ACCEPTED);
  if (mistaken) return { ok: false, problems: [mistaken], more: 0 };
  const zone = zoneOf(raw);
  const from = typeof now === 'function' ? now(zone) : now;
  const decoded = decodeShape(plantFile(zone), raw);
  const found = decoded.ok ? validatePlant(decoded.value, from) : [...decoded.problems, ...problemsBeyondShape(raw, decoded.problems, from)];
  const problems = [...textProblems, ...withPersonal(found, scanPersonal(raw)).map((problem) => inJson(fileName, problem))];
  return readOrRefuse(problems, () => (decoded as { readonly value: Plant }).value);
}

/** What else is wrong in a plant whose shape was refused: judged on what is left without the refused entries. */
function problemsBeyondShape(raw: unknown, refused: readonly Problem[], now: Instant | null): Problem[] {
  const remains = withoutRefused(raw, refused);
  const zone = zoneOf(raw);
  const decoded = decodeShape(plantFile(zone), { ...(remains.raw as object), zone });
  return decoded.ok ? remains.findings(validatePlant(decoded.value, now)) : [];
}

/** The zone that the raw plant names; UTC when it names none that exists, which the shape then refuses. */
function zoneOf(raw: unknown): ZoneId {
  const named = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>)['zone'] : null;
  return (typeof named === 'string' ? parseZone(named) : null) ?? ('UTC' as ZoneId);
}
