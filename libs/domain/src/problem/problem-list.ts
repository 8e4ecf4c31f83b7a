import type { Problem, ProblemCode } from './problem.js';

/** Keys and indices from the root of a file's shape to a value. */
export type Path = readonly (string | number)[];

/** JSON pointer (RFC 6901) of a path; empty for the root. */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Collects problems while a plant or an order book is walked. */
export class ProblemList {
  readonly problems: Problem[] = [];

  add(path: Path, code: ProblemCode, value: string | number | null, accepted: string, detail: string): void {
    this.problems.push({ pointer: pointerOf(path), code, value: value === null ? null : String(value), accepted, detail });
  }

  /** Reports every id that occurs a second time. `hide` keeps the id out of the message. */
  distinct(path: Path, ids: readonly string[], key: string, what: string, hide: (id: string) => string | null = (id) => id): void {
    const first = new Map<string, number>();
    ids.forEach((id, index) => {
      const earlier = first.get(id);
      if (earlier === undefined) first.set(id, index);
      else this.add([...path, index, key], 'duplicate_id', hide(id), `every ${what} once`, `entry ${earlier} has the same ${what}`);
    });
  }

  /** Reports an id that names nothing. `known` may be a set or a map of the ids that exist. */
  reference(path: Path, id: string | null, known: { has(id: string): boolean; keys(): Iterable<string> }, what: string): boolean {
    if (id === null || known.has(id)) return true;
    this.add(path, 'unknown_reference', id, `the id of ${article(what)} ${what}${examples(known.keys())}`, absence(what, id));
    return false;
  }

  /** Reports a number outside `least`..`most`, or a fraction where a whole number is needed. */
  range(path: Path, value: number | null, least: number, most: number, unit: string, whole = true): void {
    if (value === null || (value >= least && value <= most && (!whole || Number.isInteger(value)))) return;
    this.add(path, 'out_of_range', value, `${whole ? 'a whole number' : 'a number'} of ${unit} from ${least} to ${most}`, `${value} ${unit} is outside ${least} to ${most}`);
  }
}

/** `operation of process int` that is missing: the process has no such operation. */
function absence(what: string, id: string): string {
  const owned = /^(lot|operation) of (.+)$/.exec(what);
  return owned ? `${owned[2]} has no ${owned[1]} ${id}` : `there is no ${what} ${id}`;
}

function article(what: string): string {
  return /^[aeiou]/.test(what) ? 'an' : 'a';
}

function examples(ids: Iterable<string>): string {
  const some: string[] = [];
  for (const id of ids) {
    if (some.length === 8) return `: ${some.join(', ')}, …`;
    some.push(id);
  }
  return some.length > 0 ? `: ${some.join(', ')}` : ', of which there is none yet';
}
