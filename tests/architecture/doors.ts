import ts from 'typescript';
import { type House, partOf, sourcesOf, treeOf } from './house.js';

/** Doors that are not as agreed: one index.ts per lib, at its root, made of named re-exports only. */
export function doorViolations(house: House): string[] {
  const sources = sourcesOf(house);
  const misplaced = sources
    .filter((path) => /\/index\.tsx?$/.test(path) && path !== `${partOf(path)}/src/index.ts`)
    .map((path) => `${path}: only a lib's root has an index.ts; inside a part import the file`);
  const missing = [...new Set(sources.filter((path) => path.startsWith('libs/')).map(partOf))]
    .filter((part) => !house.has(`${part}/src/index.ts`))
    .map((part) => `${part} has no door src/index.ts`);
  const doors = sources.filter((path) => /^libs\/[^/]+\/src\/index\.ts$/.test(path));
  return [...misplaced, ...missing, ...doors.flatMap((path) => doorFaults(treeOf(house, path)))];
}

function doorFaults(tree: ts.SourceFile): string[] {
  return tree.statements.flatMap((statement) => {
    const named = ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause);
    if (named) return [];
    const line = tree.getLineAndCharacterOfPosition(statement.getStart(tree)).line + 1;
    return [`${tree.fileName}:${line} a door only has lines of the form export { name } from './file.js'`];
  });
}

/** Exported declarations without a doc comment. */
export function undocumentedExports(house: House): string[] {
  return sourcesOf(house).flatMap((path) => {
    const tree = treeOf(house, path);
    return tree.statements.filter(isExportedDeclaration).filter((statement) => !hasDocComment(tree, statement)).map((statement) => {
      const line = tree.getLineAndCharacterOfPosition(statement.getStart(tree)).line + 1;
      return `${path}:${line} ${nameOf(statement)} is exported without a doc comment`;
    });
  });
}

function isExportedDeclaration(statement: ts.Statement): boolean {
  if (ts.isExportDeclaration(statement) || ts.isExportAssignment(statement)) return false;
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  const exported = modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
  const laterSignature = ts.isFunctionDeclaration(statement) && previousOverload(statement);
  return exported && !laterSignature && !isDerivedType(statement);
}

/** `export type Stage = (typeof STAGES)[number]` says no more than the documented value it is made from. */
function isDerivedType(statement: ts.Statement): boolean {
  return ts.isTypeAliasDeclaration(statement) && /^(\(typeof \w+\)\[(number|keyof typeof \w+)\]|keyof typeof \w+)$/.test(statement.type.getText());
}

function previousOverload(statement: ts.FunctionDeclaration): boolean {
  const siblings = (statement.parent as ts.SourceFile).statements;
  const before = siblings[siblings.indexOf(statement) - 1];
  return before !== undefined && ts.isFunctionDeclaration(before) && before.name?.text === statement.name?.text;
}

function hasDocComment(tree: ts.SourceFile, statement: ts.Statement): boolean {
  const comments = ts.getLeadingCommentRanges(tree.text, statement.getFullStart()) ?? [];
  const last = comments.at(-1);
  if (!last) return continuesGroup(tree, statement);
  const text = tree.text.slice(last.pos, last.end);
  return text.startsWith('/**') && /[a-z]{2,}/i.test(text);
}

/** A constant on the line right below a documented constant belongs to the same group. */
function continuesGroup(tree: ts.SourceFile, statement: ts.Statement): boolean {
  const before = tree.statements[tree.statements.indexOf(statement) - 1];
  if (!before || !ts.isVariableStatement(before) || !ts.isVariableStatement(statement)) return false;
  const blank = /\n\s*\n/.test(tree.text.slice(before.getEnd(), statement.getStart(tree)));
  return !blank && isExportedDeclaration(before) && hasDocComment(tree, before);
}

function nameOf(statement: ts.Statement): string {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map((one) => one.name.getText()).join(', ');
  return (statement as ts.DeclarationStatement).name?.getText() ?? 'default';
}
