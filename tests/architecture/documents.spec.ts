import { describe, expect, it } from '@jest/globals';
import {
  architectureDifferences, brokenLinks, emptyPromises, glossaryDifferences, lostPages, ruleDifferences, stalePaths, unbuiltParts, unknownCommands,
  unknownScripts, unknownSettings, unwatchedReference,
} from './documents.js';
import { type House, plant, readHouse } from './house.js';

const house = readHouse();

describe('the pages', () => {
  const checks: Array<[string, (house: House) => string[]]> = [
    ['link to what is there', brokenLinks],
    ['name paths that exist', stalePaths],
    ['show npm scripts that exist', unknownScripts],
    ['show commands that lotwright has', unknownCommands],
    ['name settings that are read', unknownSettings],
    ['can be found from the map', lostPages],
    ['explain the same rules as the domain knows and the checker judges', ruleDifferences],
    ['explain every word of the domain', glossaryDifferences],
    ['show the parts and directions that the layer check enforces', architectureDifferences],
    ['promise nothing without a check', emptyPromises],
    ['that are generated are watched by a test', unwatchedReference],
  ];

  it.each(checks)('%s', (_, check) => {
    expect(check(house)).toEqual([]);
  });

  it.each([
    ['a link to nowhere', brokenLinks, { 'docs/planted.md': '[x](nowhere.md)' }, 'docs/planted.md links to nowhere.md'],
    ['a link to a heading that is gone', brokenLinks, { 'docs/planted.md': '# One\n[x](#two)' }, 'no such heading'],
    ['a path that is gone', stalePaths, { 'docs/planted.md': 'see `libs/attic/src/x.ts`' }, 'libs/attic/src/x.ts'],
    ['a script that is gone', unknownScripts, { 'README.md': '`npm run dance`' }, 'npm run dance'],
    ['a command that is gone', unknownCommands, { 'README.md': '```\nnpx lotwright dance\n```' }, 'lotwright dance'],
    ['a setting that nothing reads', unknownSettings, { 'docs/planted.md': 'set `LOTWRIGHT_MOOD`' }, 'LOTWRIGHT_MOOD'],
    ['a page that nothing links to', lostPages, { 'docs/planted.md': 'alone' }, 'docs/planted.md cannot be reached'],
    ['a rule nobody explains', ruleDifferences, { 'libs/domain/src/plan/rule.ts': `export const RULES = {\n  R99: 'x',\n};` }, 'does not explain R99'],
    ['a rule nobody judges', ruleDifferences, { 'libs/domain/src/plan/rule.ts': `export const RULES = {\n  R99: 'x',\n};` }, 'no clause for R99'],
    ['a clause that is not on the checker\'s list', ruleDifferences, { 'libs/checker/src/rules/clauses.ts': 'export const CLAUSES: readonly Clause[] = [complete];' }, 'no clause for R8'],
    ['a rule that is gone', ruleDifferences, { 'libs/domain/src/plan/rule.ts': '' }, 'explains R1, which'],
    ['a word nobody explains', glossaryDifferences, { 'libs/domain/src/index.ts': `export type { Dance } from './identity.js';` }, 'does not explain Dance'],
    ['a word that is gone', glossaryDifferences, { 'docs/glossary.md': '| dance | moving about | `Dance` |' }, 'names Dance'],
    ['a table without a part', architectureDifferences, { 'docs/architecture.md': '' }, 'does not list libs/engine'],
    ['a table with another direction', architectureDifferences, { 'docs/architecture.md': '| `libs/time` | x | engine |' }, 'lets libs/time import engine'],
    ['a promise without a check', emptyPromises, { 'docs/constitution.md': '| 1 | Be good | hope |' }, 'names no check'],
    ['a promise whose check is gone', emptyPromises, { 'docs/constitution.md': '| 1 | Be good | `tests/architecture/gone.ts` |' }, 'does not exist'],
    ['a generated page nobody watches', unwatchedReference, { 'docs/reference/planted.json': '{}' }, 'no test says'],
  ] as Array<[string, (house: House) => string[], Record<string, string>, string]>)('are caught with %s', (_, check, files, message) => {
    expect(check(plant(house, files))).toContainEqual(expect.stringContaining(message));
  });
});

describe('the build', () => {
  it('reaches every part', () => {
    expect(unbuiltParts(house)).toEqual([]);
    expect(unbuiltParts(plant(house, { 'libs/attic/src/index.ts': '' }))).toEqual(['libs/attic is not among the references of tsconfig.json']);
  });
});
