import { type House, sourcesOf } from './house.js';

/**
 * Unit specs that mirror no source: `tests/unit/x/a/b.spec.ts` is about `libs/x/src/a/b.ts` (or the folder `libs/x/src/a/b`, or the same below apps, or a
 * piece of test equipment beside the spec). Its folder has to mirror a folder, so that a spec
 * may also be about a room as a whole.
 */
export function straySpecs(house: House): string[] {
  return unitSpecs(house).filter((path) => !sourceOf(house, path) && !isAboutRoom(house, path)).map((path) => `${path} mirrors no file of libs or apps`);
}

/** Sources of libs with behaviour of their own and no unit spec by their name, as lines for a person; no failure. */
export function unmirrored(house: House): string[] {
  const mirrored = new Set(unitSpecs(house).map((path) => sourceOf(house, path)));
  return sourcesOf(house, 'libs').filter((path) => !mirrored.has(path) && !path.endsWith('/index.ts') && /^(export )?(function|class)|=> /m.test(house.get(path) ?? ''));
}

function unitSpecs(house: House): string[] {
  return [...house.keys()].filter((path) => /^tests\/unit\/(?!support\/).*\.spec\.tsx?$/.test(path));
}

function isAboutRoom(house: House, spec: string): boolean {
  const [, , part, ...rest] = spec.split('/');
  const room = [part, 'src', ...rest.slice(0, -1)].join('/');
  return [...house.keys()].some((path) => path.startsWith(`libs/${room}/`) || path.startsWith(`apps/${room}/`));
}

function sourceOf(house: House, spec: string): string | undefined {
  const [, , part, ...rest] = spec.replace(/\.spec\.tsx?$/, '').split('/');
  const bases = [...['libs', 'apps'].map((shelf) => `${shelf}/${part}/src/${rest.join('/')}`), `tests/unit/${part}/${rest.join('/')}`];
  const files = bases.flatMap((base) => [`${base}.ts`, `${base}.tsx`]);
  return files.find((path) => house.has(path)) ?? bases.find((base) => [...house.keys()].some((path) => path.startsWith(`${base}/`)));
}
