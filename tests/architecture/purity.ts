import ts from 'typescript';
import { type House, partOf, sourcesOf, treeOf } from './house.js';

/** Parts that run the same in a thread, in a browser and in a test: clock, seed and settings come in as arguments. */
export const PURE_ZONE = ['time', 'random', 'lp', 'shop', 'domain', 'contract', 'intake', 'demo', 'engine', 'checker', 'capacity', 'planning'];

const FORBIDDEN_MEMBERS: Readonly<Record<string, RegExp>> = {
  process: /^(env|argv|cwd|exit|exitCode|hrtime|nextTick|memoryUsage|stdout|stderr|stdin|platform|pid|versions|on|once|uptime)$/,
  Date: /^now$/,
  Math: /^random$/,
  performance: /.*/,
  crypto: /^(randomUUID|getRandomValues)$/,
  Now: /.*/,
  globalThis: /.*/,
  console: /.*/,
};
const FORBIDDEN_CALLS = ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'fetch', 'require'];

/** Places in the pure zone that read a clock, chance, the environment or the world. */
export function impurities(house: House): string[] {
  return sourcesOf(house, 'libs')
    .filter((path) => PURE_ZONE.includes(partOf(path).slice('libs/'.length)))
    .flatMap((path) => impuritiesIn(treeOf(house, path)).map(([line, what]) => `${path}:${line} uses ${what}: the pure zone gets it as an argument`));
}

function impuritiesIn(tree: ts.SourceFile): Array<[number, string]> {
  const found: Array<[number, string]> = [];
  const visit = (node: ts.Node): void => {
    const what = impurity(node);
    if (what) found.push([tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1, what]);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function impurity(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) return 'new Date()';
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
    const name = node.expression.text;
    return FORBIDDEN_CALLS.includes(name) || name === 'Date' ? `${name}()` : undefined;
  }
  if (ts.isPropertyAccessExpression(node)) {
    const owner = ts.isIdentifier(node.expression) ? node.expression.text : ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : '';
    return FORBIDDEN_MEMBERS[owner]?.test(node.name.text) && Object.hasOwn(FORBIDDEN_MEMBERS, owner) ? `${owner}.${node.name.text}` : undefined;
  }
  return undefined;
}

/** Files outside libs/settings that read the environment; programs hand the settings down. */
export function environmentReaders(house: House): string[] {
  return sourcesOf(house)
    .filter((path) => partOf(path) !== 'libs/settings')
    .filter((path) => readsEnvironment(treeOf(house, path)))
    .map((path) => `${path} reads process.env; libs/settings is its only reader`);
}

function readsEnvironment(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'env' && node.expression.getText() === 'process') return true;
  return ts.forEachChild(node, (child) => readsEnvironment(child) || undefined) ?? false;
}
