import { describe, expect, it } from '@jest/globals';
import { importCycles } from './cycles.js';
import { doorViolations, undocumentedExports } from './doors.js';
import { engineRoomViolations } from './engine-rooms.js';
import { EMPTY, plant, readHouse } from './house.js';
import { layerViolations, undeclaredImports, wrongReferences } from './layers.js';
import { environmentReaders, impurities, PURE_ZONE } from './purity.js';
import { sharedFunctions } from './copies.js';

const house = readHouse();

describe('layers', () => {
  it('every import is on the closed list of its part', () => {
    expect(layerViolations(house)).toEqual([]);
  });

  it.each([
    ['a leaf that looks up', 'libs/time/src/planted.ts', `import { x } from '@lotwright/domain';`, 'libs/time may import nothing of ours'],
    ['an adapter that looks sideways', 'libs/queue/src/planted.ts', `import { x } from '@lotwright/persistence';`, 'may import contract'],
    ['the api that reaches past planning', 'apps/api/src/planted.ts', `export { solve } from '@lotwright/engine';`, 'apps/api may import'],
    ['the checker that borrows from the engine', 'libs/checker/src/planted.ts', `import type { x } from '@lotwright/engine';`, 'libs/checker may import domain, time'],
    ['the checker that runs code of time', 'libs/checker/src/planted.ts', `import { x } from '@lotwright/time';`, 'types only'],
    ['another part by path', 'libs/demo/src/planted.ts', `import { RULES } from '../../domain/src/plan/rule.js';`, 'by its package name'],
    ['a second door', 'libs/demo/src/planted.ts', `import { x } from '@lotwright/domain/src/identity.js';`, 'one door'],
    ['a framework in the pure zone', 'libs/planning/src/planted.ts', `import { Injectable } from '@nestjs/common';`, 'may not use this package'],
    ['a Node built-in in the pure zone', 'libs/engine/src/search/planted.ts', `import { readFileSync } from 'node:fs';`, 'may not use this package'],
    ['a dynamic import', 'libs/lp/src/planted.ts', `export const late = () => import('@lotwright/planning');`, 'nothing of ours'],
    ['a type written as an import', 'libs/random/src/planted.ts', `export type Late = import('@lotwright/domain').Order;`, 'nothing of ours'],
    ['a file that is not there', 'libs/domain/src/planted.ts', `import { x } from './nowhere.js';`, 'no such file'],
  ])('catches %s', (_, path, text, message) => {
    const found = layerViolations(plant(house, { [path]: text })).filter((line) => line.startsWith(path));
    expect(found).toEqual([expect.stringContaining(message)]);
  });

  it('catches a part that nobody put on the list', () => {
    expect(layerViolations(plant(house, { 'libs/attic/src/index.ts': '' }))).toContainEqual(expect.stringContaining('libs/attic is not in the list'));
  });

  it('every imported package is declared by the part that imports it', () => {
    expect(undeclaredImports(house)).toEqual([]);
  });

  it('catches an import that package.json does not declare, and a declared part that nothing imports', () => {
    const planted = plant(house, {
      'libs/random/src/planted.ts': `import { z } from 'zod';`,
      'libs/lp/package.json': '{"dependencies":{"javascript-lp-solver":"1","@lotwright/time":"*"}}',
    });
    expect(undeclaredImports(planted)).toEqual(expect.arrayContaining([
      'libs/random imports zod but its package.json does not name it',
      'libs/lp/package.json names @lotwright/time, which it does not import',
    ]));
  });
});

describe('build order', () => {
  it('follows the imports', () => {
    expect(wrongReferences(house)).toEqual([]);
  });

  it('is caught when a reference is missing or idle', () => {
    const planted = plant(house, { 'libs/lp/src/planted.ts': `import type { Order } from '@lotwright/domain';`, 'libs/lp/tsconfig.json': '{"references":[{"path":"../time"}]}' });
    expect(wrongReferences(planted).filter((line) => line.startsWith('libs/lp/'))).toEqual([
      'libs/lp/tsconfig.json does not refer to domain, which libs/lp imports', 'libs/lp/tsconfig.json refers to time, which libs/lp does not import',
    ]);
  });
});

describe('rooms of the engine', () => {
  it('import in one direction only', () => {
    expect(engineRoomViolations(house)).toEqual([]);
  });

  it.each([
    ['a rule that knows the search', 'libs/engine/src/constraints/planted.ts', `import { x } from '../search/planted-search.js';`, 'constraints may import problem, solution'],
    ['a lower room that knows a higher one', 'libs/engine/src/problem/planted.ts', `import { x } from '../search/planted-search.js';`, 'problem may import no other room'],
    ['a rule that sees the domain', 'libs/engine/src/constraints/planted.ts', `import type { Order } from '@lotwright/domain';`, 'sees the domain'],
    ['a room that is not listed', 'libs/engine/src/attic/planted.ts', '', 'attic is not a room of the engine'],
  ])('catches %s', (_, path, text, message) => {
    const planted = plant(house, { 'libs/engine/src/search/planted-search.ts': '', [path]: text });
    expect(engineRoomViolations(planted).filter((line) => line.startsWith(path))).toEqual([expect.stringContaining(message)]);
  });
});

describe('the pure zone', () => {
  it('reads no clock, no chance, no environment and nothing of the world', () => {
    expect(impurities(house)).toEqual([]);
  });

  it.each([
    ['Date.now()', 'const t = Date.now();'],
    ['new Date()', 'const t = new Date();'],
    ['Math.random()', 'const x = Math.random();'],
    ['process.env', 'const x = process.env.HOME;'],
    ['globalThis.process', 'const x = globalThis.process;'],
    ['Temporal.Now', 'const x = Temporal.Now.instant();'],
    ['a timer', 'setTimeout(() => {}, 1);'],
    ['performance.now()', 'const x = performance.now();'],
  ])('catches %s in every one of its parts', (_, text) => {
    for (const part of PURE_ZONE) {
      const path = `libs/${part}/src/planted.ts`;
      expect(impurities(plant(EMPTY, { [path]: text }))).toContainEqual(expect.stringContaining(`${path}:1`));
    }
  });

  it('lets a recipe be called process, and an instant be made from a number', () => {
    const text = 'export const f = (process: { operations: number[] }) => [process.operations, new Date(0)];';
    expect(impurities(plant(EMPTY, { 'libs/domain/src/planted.ts': text })).filter((line) => line.includes('planted'))).toEqual([]);
  });

  it('only settings reads the environment', () => {
    expect(environmentReaders(house)).toEqual([]);
    expect(environmentReaders(plant(EMPTY, { 'libs/queue/src/planted.ts': 'export const url = process.env.REDIS_URL;' }))).toContainEqual(expect.stringContaining('libs/queue/src/planted.ts'));
  });
});

describe('files of a part', () => {
  it('do not import each other in a ring', () => {
    expect(importCycles(house)).toEqual([]);
  });

  it('are caught when they do, also by types alone', () => {
    const planted = plant(house, {
      'libs/lp/src/planted-a.ts': `import type { B } from './planted-b.js';`,
      'libs/lp/src/planted-b.ts': `import type { A } from './planted-a.js';`,
    });
    expect(importCycles(planted)).toContain('libs/lp/src/planted-a.ts → libs/lp/src/planted-b.ts → libs/lp/src/planted-a.ts');
  });

  it('have one door per lib, made of named exports', () => {
    expect(doorViolations(house)).toEqual([]);
  });

  it.each([
    ['a door that exports everything', 'libs/lp/src/index.ts', `export * from './solve.js';`, 'only has lines of the form'],
    ['a door with code in it', 'libs/lp/src/index.ts', 'export const x = 1;', 'only has lines of the form'],
    ['a door inside a part', 'libs/engine/src/search/index.ts', '', 'inside a part import the file'],
  ])('are caught with %s', (_, path, text, message) => {
    expect(doorViolations(plant(house, { [path]: text })).filter((line) => line.startsWith(path))).toEqual([expect.stringContaining(message)]);
  });

  it('say what every export means', () => {
    expect(undocumentedExports(house)).toEqual([]);
  });

  it('are caught when an export says nothing', () => {
    const text = ['/** Means something. */', 'export const told = 1;', 'export function untold(): void {}', '// not a doc comment', 'export type Untold = 1;', 'const inner = 1;'].join('\n');
    expect(undocumentedExports(plant(EMPTY, { 'libs/lp/src/planted.ts': text })).filter((line) => line.includes('planted'))).toEqual([
      'libs/lp/src/planted.ts:3 untold is exported without a doc comment',
      'libs/lp/src/planted.ts:5 Untold is exported without a doc comment',
    ]);
  });
});

describe('engine and checker', () => {
  it('share no function', () => {
    expect(sharedFunctions(house)).toEqual([]);
  });

  it('are caught when one copies the other, also under other names', () => {
    const body = (a: string, b: string): string => `export function ${a}f(${b}: number[]) {\n  let ${a} = 0;\n  for (const one of ${b}) {\n    ${a} += one;\n  }\n  return ${a};\n}`;
    const planted = plant(house, { 'libs/engine/src/search/planted.ts': body('sum', 'list'), 'libs/checker/src/planted.ts': body('total', 'values') });
    expect(sharedFunctions(planted)).toEqual(['libs/checker/src/planted.ts:1 is the same as libs/engine/src/search/planted.ts:1']);
  });
});
