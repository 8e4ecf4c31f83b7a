import { type House, importsOf, partOf, resolveRelative, sourcesOf } from './house.js';

/** Rings of imports between files, type imports included; each as the path around the ring. */
export function importCycles(house: House): string[] {
  const graph = new Map(sourcesOf(house).map((path) => [path, targets(house, path)]));
  const state = new Map<string, 'open' | 'closed'>();
  const trail: string[] = [];
  const found: string[] = [];
  const visit = (path: string): void => {
    state.set(path, 'open');
    trail.push(path);
    for (const next of graph.get(path) ?? []) {
      if (state.get(next) === 'open') found.push([...trail.slice(trail.indexOf(next)), next].join(' → '));
      else if (!state.has(next)) visit(next);
    }
    trail.pop();
    state.set(path, 'closed');
  };
  for (const path of graph.keys()) if (!state.has(path)) visit(path);
  return found;
}

function targets(house: House, path: string): string[] {
  return importsOf(house, path).flatMap(({ specifier }) => {
    const own = /^@lotwright\/([^/]+)$/.exec(specifier);
    const target = own ? `libs/${own[1]}/src/index.ts` : specifier.startsWith('.') ? resolveRelative(house, path, specifier) : undefined;
    return target && house.has(target) && partOf(target) !== 'tests' ? [target] : [];
  });
}
