import { describe, expect, it } from '@jest/globals';
import { EMPTY, partOf, plant, readHouse } from './house.js';
import { marks } from './marks.js';
import { straySpecs, unmirrored } from './mirror.js';
import { emptyNames, oddSpelling, strayTopLevel } from './names.js';
import { longReads, sizeViolations } from './sizes.js';

const house = readHouse();
const lines = (count: number): string => 'const x = 1;\n'.repeat(count);
const functionOf = (count: number): string => `/** Planted. */\nexport function planted() {\n${'  void 0;\n'.repeat(count - 2)}}\n`;

describe('sizes', () => {
  it('stay within the limits, or have a named reason', () => {
    expect(sizeViolations(house)).toEqual([]);
  });

  it.each([
    ['a file over 400 lines without a reason', 'libs/lp/src/planted.ts', lines(401), 'has 401 lines'],
    ['a spec over 400 lines', 'tests/unit/lp/planted.spec.ts', lines(401), 'has 401 lines'],
    ['a function over 80 lines', 'libs/lp/src/planted.ts', functionOf(81), 'planted has 81 lines'],
    ['a constructor with seven things', 'apps/api/src/planted.ts', 'class P { constructor(a, b, c, d, e, f, g) {} }', 'takes 7 things'],
  ])('catch %s', (_, path, text, message) => {
    expect(sizeViolations(plant(EMPTY, { [path]: text })).filter((line) => line.startsWith(path))).toEqual([expect.stringContaining(message)]);
  });

  it('let a named reason excuse 400 lines but not 600, and want it gone when it is idle', () => {
    const path = 'libs/lp/src/planted.ts';
    const excuse = { [path]: 'one table' };
    expect(sizeViolations(plant(EMPTY, { [path]: lines(500) }), excuse).filter((line) => line.includes(path))).toEqual([]);
    expect(sizeViolations(plant(EMPTY, { [path]: lines(601) }), excuse)).toContainEqual(expect.stringContaining('has 601 lines'));
    expect(sizeViolations(plant(EMPTY, { [path]: lines(5) }), excuse)).toContainEqual(`${path} no longer needs its size exception`);
  });

  it('name the functions that are no comfortable read', () => {
    expect(longReads(plant(EMPTY, { 'libs/lp/src/planted.ts': functionOf(51) }))).toContain('libs/lp/src/planted.ts: planted has 51 lines');
    tell('functions over 50 lines', longReads(house));
  });
});

describe('names', () => {
  it('at the top of the repository are the agreed ones', () => {
    expect(strayTopLevel(house)).toEqual([]);
    expect(strayTopLevel(plant(house, { 'jest.config.js': '', 'scripts/x.sh': '', '.editorconfig': '' }))).toEqual([
      'jest.config.js does not belong at the top of the repository', 'scripts does not belong at the top of the repository',
    ]);
  });

  it('say what they are about', () => {
    expect(emptyNames(house)).toEqual([]);
    const planted = plant(EMPTY, { 'libs/lp/src/utils/a.ts': '', 'libs/lp/src/types.ts': '', 'apps/api/src/order.util.ts': '', 'tests/common/a.ts': '' });
    expect(emptyNames(planted)).toHaveLength(4);
  });

  it('of files are in kebab-case', () => {
    expect(oddSpelling(house)).toEqual([]);
    expect(oddSpelling(plant(EMPTY, { 'libs/lp/src/SolveIt.ts': '' }))).toHaveLength(1);
  });
});

describe('marks', () => {
  it('of unfinished work, switched-off tests and single machines are nowhere', () => {
    expect(marks(house)).toEqual([]);
  });

  it.each([
    ['a reminder', 'libs/lp/src/planted.ts', `// ${'TO'}${'DO'} later`],
    ['a stub', 'libs/lp/src/planted.ts', `throw new Error('not ${'implemented'}')`],
    ['a test that is switched off', 'tests/unit/lp/planted.spec.ts', `it.${'skip'}('x', () => {});`],
    ['a test that switches the others off', 'tests/unit/lp/planted.spec.ts', `describe.${'only'}('x', () => {});`],
    ['a path of one machine', 'docs/planted.md', `see /${'tmp'}/scratch`],
    ['a registry host', 'package-lock.json', `"resolved": "${'http'}://example.org/x.tgz"`],
    ['a silenced compiler', 'libs/lp/src/planted.ts', `// @ts-${'ignore'}`],
  ])('catch %s', (_, path, text) => {
    expect(marks(plant(EMPTY, { [path]: text })).filter((line) => line.startsWith(path))).toHaveLength(1);
  });
});

describe('unit specs', () => {
  it('mirror a source', () => {
    expect(straySpecs(house)).toEqual([]);
    const planted = plant(house, { 'tests/unit/lp/attic/nowhere.spec.ts': '', 'tests/unit/attic/solve.spec.ts': '', 'tests/unit/lp/whole.spec.ts': '' });
    expect(straySpecs(planted)).toEqual(['tests/unit/lp/attic/nowhere.spec.ts', 'tests/unit/attic/solve.spec.ts'].map((path) => `${path} mirrors no file of libs or apps`));
  });

  it('are counted against the sources that have none', () => {
    expect(unmirrored(plant(house, { 'libs/lp/src/planted.ts': 'export function f() {}' }))).toContain('libs/lp/src/planted.ts');
    tell('sources of libs without a unit spec of their own name, by lib', perPart(unmirrored(house)));
  });
});

function tell(what: string, list: readonly string[]): void {
  if (list.length > 0) process.stdout.write(`note: ${what}:\n${list.map((one) => `  ${one}\n`).join('')}`);
}

function perPart(paths: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(partOf(path), (counts.get(partOf(path)) ?? 0) + 1);
  return [...counts].map(([part, count]) => `${part}: ${count}`);
}
