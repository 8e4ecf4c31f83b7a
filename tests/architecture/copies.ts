import ts from 'typescript';
import { type House, sourcesOf, treeOf } from './house.js';

/** Shortest function (lines) that counts as a copy: below it two honest authors may write the same. */
const SHORTEST = 4;

/**
 * Functions that stand in the engine and in the checker with the same body, names of variables aside. The checker only proves something
 * when it was written on its own.
 */
export function sharedFunctions(house: House): string[] {
  const engine = bodies(house, 'libs/engine/');
  return [...bodies(house, 'libs/checker/')].flatMap(([shape, place]) => (engine.has(shape) ? [`${place} is the same as ${engine.get(shape)}`] : []));
}

function bodies(house: House, part: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const path of sourcesOf(house, 'libs').filter((file) => file.startsWith(part))) {
    const tree = treeOf(house, path);
    const visit = (node: ts.Node): void => {
      if ((ts.isFunctionDeclaration(node) || ts.isArrowFunction(node) || ts.isMethodDeclaration(node)) && node.body) {
        const text = node.body.getText(tree);
        if (text.split('\n').length >= SHORTEST) found.set(shapeOf(node.body), `${path}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
  }
  return found;
}

/** The body as tokens, with identifiers numbered in order of appearance. */
function shapeOf(node: ts.Node): string {
  const numbers = new Map<string, number>();
  const tokens: string[] = [];
  const visit = (one: ts.Node): void => {
    if (ts.isIdentifier(one)) {
      if (!numbers.has(one.text)) numbers.set(one.text, numbers.size);
      tokens.push(`#${numbers.get(one.text)}`);
    } else if (one.getChildCount() === 0) {
      tokens.push(one.getText());
    } else {
      one.getChildren().forEach(visit);
    }
  };
  visit(node);
  return tokens.join(' ');
}
