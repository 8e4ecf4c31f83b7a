import { type House, importsOf, partOf, resolveRelative, sourcesOf } from './house.js';

/**
 * Which parts of our own a part may import. The list is closed: what is not named is forbidden, and a part that is not a key
 * may not exist. docs/architecture.md shows the same table; a test compares the two.
 */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'libs/time': [],
  'libs/random': [],
  'libs/lp': [],
  'libs/settings': [],
  'libs/shop': ['random'],
  'libs/domain': ['time'],
  'libs/contract': ['domain', 'time'],
  'libs/intake': ['contract', 'domain', 'time'],
  'libs/demo': ['contract', 'domain', 'random', 'time'],
  'libs/engine': ['domain', 'lp', 'random', 'time'],
  'libs/checker': ['domain', 'time'],
  'libs/capacity': ['domain', 'engine', 'lp', 'time'],
  'libs/planning': ['capacity', 'checker', 'contract', 'demo', 'domain', 'engine', 'intake', 'lp', 'random', 'time'],
  'libs/threads': ['capacity', 'domain', 'engine', 'planning', 'shop', 'time'],
  'libs/persistence': ['contract', 'domain', 'planning', 'settings', 'time'],
  'libs/queue': ['contract', 'domain', 'planning', 'settings', 'time'],
  'apps/api': ['contract', 'domain', 'intake', 'persistence', 'planning', 'queue', 'settings', 'time'],
  'apps/worker': ['capacity', 'contract', 'domain', 'engine', 'persistence', 'planning', 'queue', 'settings', 'threads', 'time'],
  'apps/board': ['contract', 'domain', 'engine', 'time'],
  'apps/cli': ['capacity', 'checker', 'contract', 'demo', 'domain', 'engine', 'intake', 'planning', 'random', 'settings', 'threads', 'time'],
  'apps/launcher': ['api', 'contract', 'demo', 'domain', 'persistence', 'planning', 'queue', 'settings', 'threads', 'time', 'worker'],
};

/** Packages of others a part may import, closed as well. A name ending in `/` stands for everything below it. */
export const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  'libs/time': ['@js-temporal/polyfill'],
  'libs/random': [],
  'libs/lp': ['javascript-lp-solver'],
  'libs/settings': ['zod', 'node:'],
  'libs/shop': [],
  'libs/domain': [],
  'libs/contract': ['zod'],
  'libs/intake': ['csv-parse/'],
  'libs/demo': [],
  'libs/engine': ['@noble/hashes/'],
  'libs/checker': ['@js-temporal/polyfill', '@noble/hashes/'],
  'libs/capacity': [],
  'libs/planning': ['@noble/hashes/'],
  'libs/threads': ['node:', 'piscina'],
  'libs/persistence': ['node:', 'typeorm', 'pg', 'reflect-metadata'],
  'libs/queue': ['node:', 'bullmq', 'ioredis', 'pg'],
  'apps/api': ['node:', '@nestjs/', 'reflect-metadata', 'rxjs', 'typeorm', 'bullmq', 'zod', 'express', 'compression', 'helmet'],
  'apps/worker': ['node:', '@nestjs/', 'reflect-metadata', 'rxjs', 'typeorm', 'bullmq'],
  'apps/board': ['react', 'react/', 'react-dom', 'react-dom/', 'inter-ui/'],
  'apps/cli': ['node:', 'commander'],
  'apps/launcher': ['node:'],
};

/** Parts that may name another part in types only: it must leave no trace at run time. */
export const TYPES_ONLY: Readonly<Record<string, readonly string[]>> = { 'libs/checker': ['time', 'domain'] };

/** Imports that leave the closed lists, cross a part by path, or miss the package's single door. */
export function layerViolations(house: House): string[] {
  const unknown = [...new Set(sourcesOf(house).map(partOf))].filter((part) => !(part in MAY_IMPORT));
  const found = unknown.map((part) => `${part} is not in the list of parts (tests/architecture/layers.ts)`);
  for (const path of sourcesOf(house)) {
    const part = partOf(path);
    if (!(part in MAY_IMPORT)) continue;
    for (const one of importsOf(house, path)) {
      const fault = one.specifier.startsWith('.')
        ? relativeFault(house, path, one.specifier)
        : packageFault(part, one.specifier, one.typeOnly);
      if (fault) found.push(`${path}:${one.line} imports ${one.specifier}: ${fault}`);
    }
  }
  return found;
}

function relativeFault(house: House, path: string, specifier: string): string | undefined {
  const target = resolveRelative(house, path, specifier);
  if (!target) return 'there is no such file';
  if (partOf(target) !== partOf(path)) return `another part is imported by its package name, not by path`;
  return undefined;
}

function packageFault(part: string, specifier: string, typeOnly: boolean): string | undefined {
  const own = /^@lotwright\/([^/]+)(\/.*)?$/.exec(specifier);
  if (!own) {
    const allowed = MAY_USE[part].some((name) => (/[:/]$/.test(name) ? specifier.startsWith(name) : specifier === name));
    return allowed ? undefined : `${part} may not use this package`;
  }
  const [, name, below] = own;
  if (below) return 'a lib has one door, its package name';
  if (!MAY_IMPORT[part].includes(name)) return `${part} may import ${MAY_IMPORT[part].join(', ') || 'nothing of ours'}`;
  if (!typeOnly && TYPES_ONLY[part]?.includes(name)) return `${part} may use ${name} for types only (import type)`;
  return undefined;
}

/** Imports between parts that package.json does not declare, and declared parts of ours that nothing imports. */
export function undeclaredImports(house: House): string[] {
  const used = new Map<string, Set<string>>();
  for (const path of sourcesOf(house)) {
    const names = used.get(partOf(path)) ?? new Set<string>();
    used.set(partOf(path), names);
    for (const { specifier } of importsOf(house, path)) {
      if (!/^(\.|node:)/.test(specifier)) names.add(specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/'));
    }
  }
  return [...used].flatMap(([part, names]) => {
    const manifest = JSON.parse(house.get(`${part}/package.json`) ?? '{}') as { dependencies?: Record<string, string>; devDependencies?: Record<string, string> };
    const declared = { ...manifest.dependencies, ...manifest.devDependencies };
    const missing = [...names].filter((name) => !(name in declared)).map((name) => `${part} imports ${name} but its package.json does not name it`);
    const idle = Object.keys(manifest.dependencies ?? {}).filter((name) => /^@lotwright\//.test(name) && house.has(`libs/${name.slice(11)}/package.json`) && !names.has(name));
    return [...missing, ...idle.map((name) => `${part}/package.json names ${name}, which it does not import`)];
  });
}

/** Libs of ours that a part imports, or no longer imports, against the references of its tsconfig.json: they decide what is built first. */
export function wrongReferences(house: House): string[] {
  return Object.keys(MAY_IMPORT).filter((part) => part !== 'apps/board' && house.has(`${part}/tsconfig.json`)).flatMap((part) => {
    const { references = [] } = JSON.parse(house.get(`${part}/tsconfig.json`) ?? '{}') as { references?: Array<{ path: string }> };
    const referred = references.map(({ path }) => path.split('/').at(-1) ?? '');
    const imported = new Set(sourcesOf(house).filter((path) => partOf(path) === part).flatMap((path) => importsOf(house, path)).flatMap(({ specifier }) => /^@lotwright\/([^/]+)$/.exec(specifier)?.[1] ?? []));
    return [
      ...[...imported].filter((name) => !referred.includes(name)).map((name) => `${part}/tsconfig.json does not refer to ${name}, which ${part} imports`),
      ...referred.filter((name) => !imported.has(name)).map((name) => `${part}/tsconfig.json refers to ${name}, which ${part} does not import`),
    ];
  });
}
