import type { House } from './house.js';

/** What may lie at the top of the repository, besides dot-files. */
export const TOP_LEVEL = [
  'apps', 'libs', 'tests', 'docs', 'docker-compose.yml', 'nest-cli.json', 'package.json', 'package-lock.json', 'tsconfig.json',
  'README.md', 'LICENSE', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md',
];

const SAYS_NOTHING = /^(utils?|helpers?|common|shared|misc|core|base|types?|interfaces?|constants?|legacy|tmp|temp|v\d+|stuff|lib)$/i;
const SAYS_NOTHING_SUFFIX = /\.(utils?|helpers?|types?|interfaces?|constants?|dto)$/i;

/** Entries at the top of the repository that are not on the list. */
export function strayTopLevel(house: House): string[] {
  const entries = new Set([...house.keys()].map((path) => path.split('/')[0]));
  return [...entries].filter((name) => !name.startsWith('.') && !TOP_LEVEL.includes(name)).map((name) => `${name} does not belong at the top of the repository`);
}

/** Folders and files below apps, libs, tests and docs whose name does not say what they are about. */
export function emptyNames(house: House): string[] {
  const found = new Set<string>();
  for (const path of house.keys()) {
    if (!/^(apps|libs|tests|docs|\.config)\//.test(path)) continue;
    const parts = path.split('/');
    parts.slice(1).forEach((part, index) => {
      const stem = part.replace(/\.(spec\.)?(tsx?|mjs|cjs|js|json|css|md)$/, '');
      if (SAYS_NOTHING.test(stem) || SAYS_NOTHING_SUFFIX.test(stem)) found.add(`${parts.slice(0, index + 2).join('/')}: name the subject`);
    });
  }
  return [...found];
}

/** Source files of the parts that are not in kebab-case. */
export function oddSpelling(house: House): string[] {
  return [...house.keys()]
    .filter((path) => /^(apps|libs|tests)\/.*\.(ts|tsx|mjs)$/.test(path))
    .filter((path) => path.split('/').some((part) => !/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(part)))
    .map((path) => `${path}: file and folder names are kebab-case`);
}
