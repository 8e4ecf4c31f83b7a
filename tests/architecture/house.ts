import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** Folder of the checkout. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Files of the checkout by path from its root (with `/`), as text; made and fetched files are left out. */
export type House = ReadonlyMap<string, string>;

const LEFT_OUT = new Set(['node_modules', 'dist', '.git', '.lotwright', 'coverage', 'output']);
const NOT_TEXT = /\.(png|woff2?|ico|jpg|tsbuildinfo|log)$/;

/** Reads the checkout as it stands; folders and files at the top that git does not track are their owner's own. */
export function readHouse(): House {
  const files = new Map<string, string>();
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !LEFT_OUT.has(entry.name)) visit(path);
      if (entry.isFile()) files.set(relative(ROOT, path).split('\\').join('/'), NOT_TEXT.test(entry.name) ? '' : readFileSync(path, 'utf8'));
    }
  };
  visit(ROOT);
  const tracked = trackedTopLevel();
  return tracked.size === 0 ? files : new Map([...files].filter(([path]) => tracked.has(path.split('/')[0])));
}

/** Entries at the top that git tracks; empty where there is no git. */
function trackedTopLevel(): Set<string> {
  const { status, stdout } = spawnSync('git', ['-c', 'safe.directory=*', 'ls-files'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 26 });
  return new Set(status === 0 ? stdout.split('\n').filter(Boolean).map((path) => path.split('/')[0]) : []);
}

/** A house with nothing in it, for checks that look at one file at a time. */
export const EMPTY: House = new Map();

/** The house with some files added or replaced: how a violation is planted. */
export function plant(house: House, files: Readonly<Record<string, string>>): House {
  return new Map([...house, ...Object.entries(files)]);
}

/** Whether there is something at the path, also when it is not text (a picture). */
export function exists(house: House, path: string): boolean {
  return house.has(path) || [...house.keys()].some((file) => file.startsWith(`${path}/`)) || existsSync(join(ROOT, path));
}

const parsed = new Map<string, { text: string; tree: ts.SourceFile }>();

/** Syntax tree of a TypeScript file of the house. */
export function treeOf(house: House, path: string): ts.SourceFile {
  const text = house.get(path) ?? '';
  const known = parsed.get(path);
  if (known?.text === text) return known.tree;
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true, kind);
  parsed.set(path, { text, tree });
  return tree;
}

/** Sources of libs and apps (`libs/x/src/...`, `apps/x/src/...`), in order of path. */
export function sourcesOf(house: House, shelf: 'libs' | 'apps' | 'both' = 'both'): string[] {
  const wanted = shelf === 'both' ? /^(libs|apps)\/[^/]+\/src\/.*\.tsx?$/ : new RegExp(`^${shelf}/[^/]+/src/.*\\.tsx?$`);
  return [...house.keys()].filter((path) => wanted.test(path) && !path.endsWith('.d.ts')).sort();
}

/** Part of the house a path belongs to, such as `libs/engine` or `apps/api`. */
export function partOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}

/** One import or re-export in a file. */
export interface Import {
  /** What is written between the quotes. */
  specifier: string;
  /** Only types are named, so that nothing remains of it at run time. */
  typeOnly: boolean;
  line: number;
}

const imports = new WeakMap<ts.SourceFile, Import[]>();

/** Everything a file imports: import and export declarations, `import()` and `import('…')` types. */
export function importsOf(house: House, path: string): Import[] {
  const tree = treeOf(house, path);
  const known = imports.get(tree) ?? readImports(tree);
  imports.set(tree, known);
  return known;
}

function readImports(tree: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node, specifier: string, typeOnly: boolean): void => {
    found.push({ specifier, typeOnly, line: tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1 });
  };
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node, node.moduleSpecifier.text, isTypeOnly(node));
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && ts.isStringLiteralLike(node.arguments[0])) {
      add(node, node.arguments[0].text, false);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
      add(node, node.argument.literal.text, true);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) {
    const names = node.exportClause && ts.isNamedExports(node.exportClause) ? node.exportClause.elements : [];
    return node.isTypeOnly || (names.length > 0 && names.every((name) => name.isTypeOnly));
  }
  const clause = node.importClause;
  if (!clause) return false;
  const names = clause.namedBindings && ts.isNamedImports(clause.namedBindings) ? clause.namedBindings.elements : [];
  return clause.isTypeOnly || (!clause.name && names.length > 0 && names.every((name) => name.isTypeOnly));
}

/** The file of the house a relative import means (`./x.js` is written for `./x.ts`), or undefined when there is none. */
export function resolveRelative(house: House, from: string, specifier: string): string | undefined {
  const target = posix.join(posix.dirname(from), specifier);
  const candidates = [target, target.replace(/\.js$/, '.ts'), target.replace(/\.js$/, '.tsx'), target.replace(/\.jsx$/, '.tsx'), `${target}.ts`, `${target}.tsx`];
  return candidates.find((path) => house.has(path)) ?? (existsSync(join(ROOT, target)) ? target : undefined);
}
