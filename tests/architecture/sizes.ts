import ts from 'typescript';
import { type House, sourcesOf, treeOf } from './house.js';

/** Lines a file may have before it needs a named reason, and before nothing helps. */
export const FILE_LINES = { warn: 400, hard: 600 };
/** Lines a function may have before it is listed, and before it needs a named reason. */
export const FUNCTION_LINES = { warn: 50, hard: 80 };
/** Injected dependencies a constructor may have. */
export const CONSTRUCTOR_DEPENDENCIES = 6;

/** Exceptions by name, each with its reason: `path` for a file, `path#function` for a function. One that is no longer needed is an error too. */
export const EXCEPTIONS: Readonly<Record<string, string>> = {};

/** What is over its limit without a named reason, and reasons that nothing needs any more. */
export function sizeViolations(house: House, exceptions: Readonly<Record<string, string>> = EXCEPTIONS): string[] {
  const needed = new Set<string>();
  const excused = (name: string): boolean => {
    needed.add(name);
    return name in exceptions;
  };
  const files = sized(house).flatMap(({ path, lines }) => {
    if (lines > FILE_LINES.hard) return [`${path} has ${lines} lines; ${FILE_LINES.hard} is the limit: split it by subject`];
    if (lines > FILE_LINES.warn && !excused(path)) return [`${path} has ${lines} lines: split it by subject, or name the reason in tests/architecture/sizes.ts`];
    return [];
  });
  const functions = longFunctions(house, FUNCTION_LINES.hard)
    .filter(({ path, name }) => !excused(`${path}#${name}`))
    .map(({ path, name, lines }) => `${path}: ${name} has ${lines} lines; ${FUNCTION_LINES.hard} is the limit`);
  const idle = Object.keys(exceptions).filter((name) => !needed.has(name)).map((name) => `${name} no longer needs its size exception`);
  return [...files, ...functions, ...crowdedConstructors(house), ...idle];
}

/** Functions longer than a comfortable read, as lines for a person; no failure. */
export function longReads(house: House): string[] {
  return longFunctions(house, FUNCTION_LINES.warn).map(({ path, name, lines }) => `${path}: ${name} has ${lines} lines`);
}

function sized(house: House): Array<{ path: string; lines: number }> {
  return [...house]
    .filter(([path]) => /^(libs|apps|tests|\.config)\/.*\.(ts|tsx|mjs|css)$/.test(path) && !/generated|\.d\.ts$|^tests\/bench\//.test(path))
    .map(([path, text]) => ({ path, lines: text.split('\n').length - 1 }));
}

function longFunctions(house: House, limit: number): Array<{ path: string; name: string; lines: number }> {
  return sourcesOf(house).flatMap((path) => {
    const tree = treeOf(house, path);
    const found: Array<{ path: string; name: string; lines: number }> = [];
    const visit = (node: ts.Node): void => {
      if (isFunctionWithBody(node)) {
        const lines = lineOf(tree, node.getEnd()) - lineOf(tree, node.getStart(tree)) + 1;
        if (lines > limit) found.push({ path, name: functionName(node), lines });
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
    return found;
  });
}

function crowdedConstructors(house: House): string[] {
  return sourcesOf(house).flatMap((path) => {
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isConstructorDeclaration(node) && node.parameters.length > CONSTRUCTOR_DEPENDENCIES) {
        found.push(`${path}: the constructor of ${node.parent.name?.getText() ?? 'a class'} takes ${node.parameters.length} things; ${CONSTRUCTOR_DEPENDENCIES} is the limit`);
      }
      ts.forEachChild(node, visit);
    };
    visit(treeOf(house, path));
    return found;
  });
}

function isFunctionWithBody(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}

function functionName(node: ts.FunctionLikeDeclaration): string {
  if (node.name) return node.name.getText();
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  return ts.isVariableDeclaration(node.parent) || ts.isPropertyAssignment(node.parent) ? node.parent.name.getText() : 'a function without name';
}

function lineOf(tree: ts.SourceFile, position: number): number {
  return tree.getLineAndCharacterOfPosition(position).line;
}
