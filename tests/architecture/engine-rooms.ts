import { type House, importsOf, resolveRelative, sourcesOf } from './house.js';

const ENGINE = 'libs/engine/src/';
const LOWER = ['problem', 'solution', 'constraints', 'objective'];

/**
 * Directions inside the engine: problem ← solution ← constraints ← objective ← construct ← { search, repair, promise, bounds } ← compile ← explain ← solve.
 * Files that lie directly in src/ are rooms of their own; `params` may be read by every room.
 */
export const ENGINE_ROOMS: Readonly<Record<string, readonly string[]>> = {
  problem: [],
  solution: ['problem'],
  constraints: ['problem', 'solution'],
  objective: ['problem', 'solution', 'constraints'],
  construct: LOWER,
  search: [...LOWER, 'construct'],
  repair: [...LOWER, 'construct'],
  promise: [...LOWER, 'construct', 'repair'],
  bounds: [...LOWER, 'construct'],
  hash: [],
  compile: [...LOWER, 'construct'],
  explain: [...LOWER, 'construct', 'repair', 'bounds', 'hash', 'compile'],
};

/** Rooms of the engine that see the words of the plant; all others know index numbers only. */
export const SEES_DOMAIN = ['compile', 'explain', 'hash', 'params', 'draft', 'reinsert', 'plan-bounder', 'plan-search', 'islands', 'solve', 'living-plan', 'promise-desk', 'index'];

const ABOVE_ALL = ['draft', 'reinsert', 'levelling', 'plan-bounder', 'bound-beside', 'bound-between', 'plan-search', 'islands', 'solve', 'living-plan', 'promise-desk', 'index'];

/** Imports inside the engine against its directions, rooms that are not listed, and rooms that see the domain without being allowed to. */
export function engineRoomViolations(house: House): string[] {
  const found: string[] = [];
  for (const path of sourcesOf(house, 'libs').filter((file) => file.startsWith(ENGINE))) {
    const room = roomOf(path);
    if (!(room in ENGINE_ROOMS) && !ABOVE_ALL.includes(room) && room !== 'params') found.push(`${path}: ${room} is not a room of the engine`);
    for (const { specifier, line } of importsOf(house, path)) {
      if (specifier === '@lotwright/domain' && !SEES_DOMAIN.includes(room)) found.push(`${path}:${line} sees the domain; only ${SEES_DOMAIN.join(', ')} may`);
      const target = specifier.startsWith('.') ? resolveRelative(house, path, specifier) : undefined;
      if (target && !mayImport(room, roomOf(target))) found.push(`${path}:${line} imports ${specifier}: ${room} may import ${ENGINE_ROOMS[room]?.join(', ') || 'no other room'}`);
    }
  }
  return found;
}

function mayImport(room: string, other: string): boolean {
  if (room === other || other === 'params') return true;
  if (other === 'index') return false;
  return ABOVE_ALL.includes(room) || (ENGINE_ROOMS[room] ?? []).includes(other);
}

function roomOf(path: string): string {
  return path.slice(ENGINE.length).split('/')[0].replace(/\.ts$/, '');
}
