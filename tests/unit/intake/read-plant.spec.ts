import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readPlant, renderProblems, writePlant } from '@lotwright/intake';
import type { LocatedProblem, Read } from '@lotwright/intake';
import { randomCase } from '../../support/random-case.js';
import { example, sapling, SAPLING_NOW, saplingRaw } from '../../support/sapling.js';

function problems(read: Read<unknown>): readonly LocatedProblem[] {
  if (read.ok) throw new Error('the file was accepted');
  return read.problems;
}

describe('readPlant', () => {
  test('reads the example Sapling', () => {
    const plant = sapling();
    expect(plant.processes[0].operations.map((operation) => operation.id)).toEqual(['template', 'ivt', 'mix', 'fill', 'potency', 'sterility', 'review', 'certify', 'ship']);
  });

  test('reads what writePlant wrote', () => {
    const plant = sapling();
    expect(readPlant(writePlant(plant), 'p.json', SAPLING_NOW)).toEqual({ ok: true, value: plant });
    for (let seed = 0; seed < 30; seed++) {
      const { plant: random, now } = randomCase(seed);
      const read = readPlant(writePlant(random), 'p.json', now);
      if (read.ok) expect(read.value).toEqual(random);
      else expect(read.problems.map((problem) => problem.code)).not.toContain('wrong_type');
    }
  });

  test.each([
    ['nothing', '', 'empty_file'],
    ['white space', ' \n\t ', 'empty_file'],
    ['a byte order mark alone', '\ufeff', 'empty_file'],
    ['NUL bytes', '{"id"\0}', 'not_text'],
    ['replacement characters', '\ufffd'.repeat(20), 'not_text'],
    ['a CSV file', 'order,coi\n', 'json_syntax'],
    ['half a plant', example('sapling.plant.json').slice(0, 3000), 'json_syntax'],
    ['a list', '[]', 'wrong_type'],
    ['null', '{"id":null}', 'wrong_type'],
  ])('refuses %s', (_, text, code) => {
    expect(problems(readPlant(text, 'plant.json')).map((problem) => problem.code)).toContain(code);
  });

  test('reads a file with a byte order mark', () => {
    expect(readPlant(`\ufeff${example('sapling.plant.json')}`, 'p', SAPLING_NOW).ok).toBe(true);
  });

  test('reads local times in the zone that the plant names', () => {
    const raw = saplingRaw();
    raw.zone = 'America/New_York';
    raw.materials[0].receipts[0].at = '2026-11-01 03:00';
    raw.materials[0].receipts[1].at = '2026-11-01 01:30';
    expect(problems(readPlant(JSON.stringify(raw), 'p'))).toMatchObject([{ pointer: '/materials/0/receipts/1/at', code: 'local_time_repeated' }]);
  });

  test('refuses e-mail addresses in any text and does not repeat them', () => {
    const raw = saplingRaw();
    raw.crews[0].name = 'Operators (anna.m@example.org)';
    const found = problems(readPlant(JSON.stringify(raw), 'p'));
    expect(found).toMatchObject([{ pointer: '/crews/0/name', code: 'personal_data', value: null }]);
    expect(JSON.stringify(found)).not.toContain('anna');
  });

  test('lists a hundred problems and counts the rest', () => {
    const raw = saplingRaw();
    raw.equipment = Array.from({ length: 130 }, () => 7);
    const read = readPlant(JSON.stringify(raw), 'p.json');
    expect(read.ok ? null : [read.problems.length, read.more]).toEqual([100, 30]);
    expect(read.ok ? '' : renderProblems(read).at(-1)).toBe('… and 30 more problems');
  });
});

describe('a plant with any one value changed', () => {
  /** Every place in the plant file that holds a value. */
  const places: (string | number)[][] = [];
  const walk = (value: unknown, path: (string | number)[]): void => {
    if (path.length > 0) places.push(path);
    if (typeof value === 'object' && value !== null) for (const key of Object.keys(value)) walk((value as any)[key], [...path, Array.isArray(value) ? Number(key) : key]);
  };
  walk(saplingRaw(), []);
  const valueAt = (raw: any, path: readonly (string | number)[]): any => path.reduce((value, key) => value[key], raw);

  test('is read or refused with places, and never crashes', () => {
    const replacement = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom<unknown>(undefined, -1, 0, 1e308, '', '24:00', 'P1Y', 'PT0M', '2026-10-25 02:30', '-PT5M', 'mon', 'template', '__proto__'),
      fc.constantFrom(...places).map((path) => valueAt(saplingRaw(), path)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...places), replacement, (path, value) => {
        const raw = saplingRaw();
        valueAt(raw, path.slice(0, -1))[path[path.length - 1]] = value;
        const read = readPlant(JSON.stringify(raw), 'p.json', SAPLING_NOW);
        if (read.ok) return;
        expect(read.problems.length).toBeGreaterThan(0);
        for (const problem of read.problems) expect(problem.accepted.length > 3 && problem.detail.length > 3 && problem.pointer !== null).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});

describe('renderProblems', () => {
  test('says place, cause, value and what is accepted', () => {
    const raw = saplingRaw();
    raw.equipment[0].calendar = 'nights';
    const read = readPlant(JSON.stringify(raw), 'plant.json', SAPLING_NOW);
    expect(read.ok ? [] : renderProblems(read)).toEqual([
      'plant.json /equipment/0/calendar: there is no calendar nights (seen: nights); accepted: the id of a calendar: two-shifts, office [unknown_reference]',
    ]);
    const broken = readPlant('{\n  "id" 1', 'plant.json');
    expect(broken.ok ? [] : renderProblems(broken)).toEqual(['plant.json line 2, character 8: a colon is expected after the key; accepted: JSON (RFC 8259) [json_syntax]']);
  });
});
