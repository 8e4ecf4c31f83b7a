import { posix } from 'node:path';
import ts from 'typescript';
import { exists, type House, sourcesOf, treeOf } from './house.js';
import { MAY_IMPORT } from './layers.js';

const pages = (house: House): string[] => [...house.keys()].filter((path) => path.endsWith('.md'));

/** Links of the pages that lead nowhere: to a file that is not there, or to a heading that the page does not have. */
export function brokenLinks(house: House): string[] {
  return pages(house).flatMap((page) => {
    const text = withoutCode(house.get(page) ?? '');
    return [...text.matchAll(/!?\[[^\]]*\]\(([^)\s]+)\)/g)].map(([, target]) => target).filter((target) => !/^(https?:|mailto:)/.test(target)).flatMap((target) => {
      const [file, heading] = target.split('#');
      const path = file ? posix.join(posix.dirname(page), file) : page;
      if (!exists(house, path.replace(/\/$/, ''))) return [`${page} links to ${target}, which does not exist`];
      if (heading && house.has(path) && !headings(house.get(path) ?? '').includes(heading)) return [`${page} links to ${target}, but that page has no such heading`];
      return [];
    });
  });
}

function withoutCode(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
}

function headings(text: string): string[] {
  return [...text.matchAll(/^#+ +(.+)$/gm)].map(([, title]) => title.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').trim().replace(/ /g, '-'));
}

/** Paths written as code in the pages (`libs/engine/src/solve.ts`) that are not there. */
export function stalePaths(house: House): string[] {
  return pages(house).flatMap((page) =>
    [...(house.get(page) ?? '').matchAll(/`((?:apps|libs|tests|docs|\.config|\.ci)\/[\w./-]*)`/g)]
      .map(([, path]) => path.replace(/\/$/, ''))
      .filter((path) => !exists(house, path))
      .map((path) => `${page} names ${path}, which does not exist`));
}

/** npm scripts that the pages tell people to run and package.json does not have. */
export function unknownScripts(house: House): string[] {
  const { scripts } = JSON.parse(house.get('package.json') ?? '{}') as { scripts: Record<string, string> };
  return pages(house).flatMap((page) =>
    [...(house.get(page) ?? '').matchAll(/\bnpm (?:run (?!build -w)([\w:-]+)|(start|test)\b)/g)]
      .map(([, run, short]) => run ?? short)
      .filter((name) => !(name in scripts))
      .map((name) => `${page} says npm run ${name}, which package.json does not have`));
}

/** Commands of `lotwright` that the pages show and the program does not have. */
export function unknownCommands(house: House): string[] {
  const cli = sourcesOf(house, 'apps').filter((path) => path.startsWith('apps/cli/')).map((path) => house.get(path)).join('\n');
  const known = new Set([...cli.matchAll(/\.command\(\s*['"`]([a-z-]+)|new Command\(\s*['"`]([a-z-]+)/g)].map(([, one, other]) => one ?? other));
  return pages(house).flatMap((page) =>
    [...(house.get(page) ?? '').matchAll(/^(?:\$ )?(?:npx )?lotwright ([a-z]+)/gm)]
      .map(([, name]) => name)
      .filter((name) => !known.has(name))
      .map((name) => `${page} shows lotwright ${name}, which the program does not have`));
}

/** Settings that the pages name and neither libs/settings nor the test runner knows. */
export function unknownSettings(house: House): string[] {
  const known = [...house].filter(([path]) => path === 'libs/settings/src/catalogue.ts' || path.startsWith('tests/runner/')).map(([, text]) => text).join('\n');
  return [...house.keys()].filter((path) => path.endsWith('.md') || path === 'docker-compose.yml').flatMap((page) =>
    [...new Set((house.get(page) ?? '').match(/\b(LOTWRIGHT_[A-Z_]+|DATABASE_URL|REDIS_URL)\b/g))]
      .filter((name) => !new RegExp(`['"\`.]${name}\\b`).test(known))
      .map((name) => `${page} names the setting ${name}, which nothing reads`));
}

/** Pages of docs/ that nobody finds who starts at docs/README.md and follows links. */
export function lostPages(house: House): string[] {
  const found = new Set(['docs/README.md']);
  for (const page of found) {
    for (const [, target] of withoutCode(house.get(page) ?? '').matchAll(/\]\(([^)#\s]+)/g)) {
      const path = posix.join(posix.dirname(page), target);
      if (house.has(path)) found.add(path);
      for (const inside of pages(house)) if (posix.dirname(inside) === path.replace(/\/$/, '')) found.add(inside);
    }
  }
  return pages(house).filter((page) => page.startsWith('docs/') && !found.has(page)).map((page) => `${page} cannot be reached from docs/README.md`);
}

/** Differences between the rule codes of the domain and another place that has to know them all. */
export function ruleDifferences(house: House): string[] {
  const rules = ruleCodes(house);
  const model = [...(house.get('docs/engine/model.md') ?? '').matchAll(/^\*\*(R\d+) /gm)].map(([, code]) => code);
  const judged = judgedRules(house);
  return [
    ...difference(rules, model).map((code) => `docs/engine/model.md does not explain ${code}`),
    ...difference(model, rules).map((code) => `docs/engine/model.md explains ${code}, which libs/domain does not know`),
    ...difference(rules, judged).map((code) => `the checker has no clause for ${code}`),
  ];
}

/** Rules whose clause stands in the checker's list of clauses. */
function judgedRules(house: House): string[] {
  const listed = /CLAUSES[^=]*= \[([^\]]*)\]/.exec(house.get('libs/checker/src/rules/clauses.ts') ?? '')?.[1].split(/[\s,]+/) ?? [];
  return [...house].filter(([path]) => path.startsWith('libs/checker/src/rules/')).flatMap(([, text]) => {
    const clause = /export const (\w+): Clause = \{\s*rule: '(R\d+)'/.exec(text);
    return clause && listed.includes(clause[1]) ? [clause[2]] : [];
  });
}

function difference(left: readonly string[], right: readonly string[]): string[] {
  return left.filter((one) => !right.includes(one));
}

function ruleCodes(house: House): string[] {
  const text = house.get('libs/domain/src/plan/rule.ts') ?? '';
  return [...text.matchAll(/^ {2}(R\d+):/gm)].map(([, code]) => code);
}

/** Names of the domain that the glossary does not explain, and names it explains that the domain does not have. */
export function glossaryDifferences(house: House): string[] {
  const words = [...(house.get('docs/glossary.md') ?? '').matchAll(/^\| [^|]+ \|[^|]*\| *((?:`\w+`[, ]*)+) *\|$/gm)].flatMap(([, cell]) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name));
  const exported = exportedTypes(house, 'libs/domain/src/index.ts');
  return [
    ...difference(exported.filter((name) => !/Id$/.test(name)), words).map((name) => `docs/glossary.md does not explain ${name} of libs/domain`),
    ...difference(words, exported).map((name) => `docs/glossary.md names ${name}, which libs/domain does not export`),
  ];
}

function exportedTypes(house: House, door: string): string[] {
  return treeOf(house, door).statements.flatMap((statement) => {
    const types = ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause);
    return types && statement.isTypeOnly ? (statement.exportClause as ts.NamedExports).elements.map(({ name }) => name.text) : [];
  });
}

/** Differences between the table of parts in docs/architecture.md and the closed list that the layer check enforces. */
export function architectureDifferences(house: House): string[] {
  const rows = [...(house.get('docs/architecture.md') ?? '').matchAll(/^\| `((?:libs|apps)\/[a-z]+)` \|[^|]*\| ([^|]*) \|$/gm)];
  const shown = new Map(rows.map(([, part, may]) => [part, may.trim() === 'nothing of ours' ? '' : may.trim()]));
  const parts = Object.entries(MAY_IMPORT);
  return [
    ...parts.filter(([part]) => !shown.has(part)).map(([part]) => `docs/architecture.md does not list ${part}`),
    ...[...shown.keys()].filter((part) => !(part in MAY_IMPORT)).map((part) => `docs/architecture.md lists ${part}, which the layer check does not know`),
    ...parts.filter(([part, may]) => shown.has(part) && shown.get(part) !== may.join(', ')).map(([part, may]) => `docs/architecture.md lets ${part} import ${shown.get(part)}; the layer check says ${may.join(', ')}`),
  ];
}

/** Parts of the house without a source, and sources of a part that the root tsconfig.json does not build. */
export function unbuiltParts(house: House): string[] {
  const { references } = JSON.parse(house.get('tsconfig.json') ?? '{"references":[]}') as { references: Array<{ path: string }> };
  const built = references.map(({ path }) => path);
  const parts = [...new Set(sourcesOf(house).map((path) => path.split('/').slice(0, 2).join('/')))].filter((part) => part !== 'apps/board');
  return difference(parts, built).map((part) => `${part} is not among the references of tsconfig.json`);
}

/** Generated reference pages that no test compares with the code. */
export function unwatchedReference(house: House): string[] {
  const tests = [...house].filter(([path]) => /^tests\/.*\.tsx?$/.test(path) && !path.startsWith('tests/architecture/')).map(([, text]) => text).join('\n');
  return [...house.keys()]
    .filter((path) => /^docs\/reference\/[^/]+$/.test(path) && !path.endsWith('README.md'))
    .filter((path) => !tests.includes(posix.basename(path)))
    .map((path) => `${path}: no test says when it is stale`);
}

/** Checks that the constitution names and that do not exist. */
export function emptyPromises(house: House): string[] {
  const rows = [...(house.get('docs/constitution.md') ?? '').matchAll(/^\| (\d+) \|[^|]*\| ([^|]*) \|$/gm)];
  if (rows.length === 0) return ['docs/constitution.md has no numbered table'];
  return rows.flatMap(([, number, check]) => {
    const named = [...check.matchAll(/`([\w./-]+)`/g)].map(([, path]) => path).filter((path) => path.includes('/'));
    if (named.length === 0) return [`docs/constitution.md ${number} names no check`];
    return named.filter((path) => !exists(house, path)).map((path) => `docs/constitution.md ${number} names ${path}, which does not exist`);
  });
}
