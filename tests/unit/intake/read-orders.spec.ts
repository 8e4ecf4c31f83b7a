import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readActuals, readOrderBook, readOrders, readPins, renderProblems, writeActualsCsv, writeOrders, writeOrdersCsv, writePinsCsv } from '@lotwright/intake';
import type { LocatedProblem, Read } from '@lotwright/intake';
import { randomCase } from '../../support/random-case.js';
import { example, sapling, SAPLING_NOW, saplingOrders } from '../../support/sapling.js';

const plant = sapling();
const HEADER = 'order,coi,process,version,urgency,sequence_release,site';

function problems(read: Read<unknown>): readonly LocatedProblem[] {
  if (read.ok) throw new Error('the file was accepted');
  return read.problems;
}

function places(text: string): string[] {
  return problems(readOrders(text, 'o.csv', plant)).map((problem) => `${problem.row ?? problem.line ?? '-'} ${problem.column ?? problem.pointer ?? '-'} ${problem.code}`);
}

describe('readOrders', () => {
  test.each<[string, readonly number[], (bytes: Buffer) => Buffer]>([
    ['little-endian', [0xff, 0xfe], (bytes) => bytes],
    ['big-endian', [0xfe, 0xff], (bytes) => bytes.swap16()],
    ['little-endian without a mark', [], (bytes) => bytes],
    ['big-endian without a mark', [], (bytes) => bytes.swap16()],
  ])('says how to save a file that is UTF-16, %s', (_, mark, turn) => {
    for (const text of [example('sapling.orders.csv'), example('sapling.orders.json')]) {
      const bytes = Buffer.concat([Buffer.from(mark), turn(Buffer.from(text, 'utf16le'))]);
      const read = readOrders(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), 'o.csv', plant);
      expect(problems(read)).toMatchObject([{ code: 'not_text', detail: expect.stringContaining('save it as "CSV UTF-8"') }]);
    }
  });

  test('reads the same four orders from CSV and from JSON', () => {
    const csv = readOrders(example('sapling.orders.csv'), 'orders.csv', plant);
    expect(csv).toEqual({ ok: true, value: { orders: saplingOrders(plant).orders, actuals: [], pins: [] } });
  });

  test('decides by content, not by the name of the file', () => {
    expect(readOrders(example('sapling.orders.json'), 'orders.csv', plant).ok).toBe(true);
    expect(readOrders(example('sapling.orders.csv'), 'orders.json', plant).ok).toBe(true);
  });

  test.each<[string, (csv: string) => string]>([
    ["Excel's separator line", (csv) => `sep=;\r\n${csv.replaceAll(',', ';')}`],
    ['a byte order mark and a separator line', (csv) => `\ufeffsep=,\n${csv}`],
    ['semicolons', (csv) => csv.replaceAll(',', ';')],
    ['a byte order mark', (csv) => `\ufeff${csv}`],
    ['Windows line ends', (csv) => csv.replaceAll('\n', '\r\n')],
    ['quotes around every cell', (csv) => csv.replace(/[^,\n]+/g, '"$&"')],
    ['spaces around cells', (csv) => csv.replaceAll(',', ' , ')],
    ['column names in capitals and words', (csv) => csv.replace(/^.*/, (header) => header.toUpperCase().replaceAll('_', ' '))],
    ['blank rows', (csv) => csv.replaceAll('\n', '\n\n')],
    ['rows of empty cells', (csv) => `${csv},,,,,,,,,,,,\n`],
    ['no line end at the end', (csv) => csv.trimEnd()],
  ])('reads CSV with %s', (_, change) => {
    const read = readOrders(change(example('sapling.orders.csv')), 'orders.csv', plant);
    expect(read.ok ? read.value.orders : read).toEqual(saplingOrders(plant).orders);
  });

  test('reads an empty order book', () => {
    expect(readOrders(`${HEADER}\n`, 'o.csv', plant)).toEqual({ ok: true, value: { orders: [], actuals: [], pins: [] } });
    expect(readOrders('[]', 'o.json', plant).ok).toBe(true);
    expect(readOrders('{"orders":[]}', 'o.json', plant).ok).toBe(true);
  });

  test.each([
    ['a wrong urgency', `${HEADER}\nS-1,C-1,int,1,soon,2026-11-23 06:00,MUC-1`, ['2 urgency bad_value']],
    ['a gap', `${HEADER}\nS-1,C-1,int,1,,2027-03-28 02:30,MUC-1`, ['2 sequence_release local_time_skipped']],
    ['an overlap', `${HEADER}\nS-1,C-1,int,1,,2026-10-25 02:30,MUC-1`, ['2 sequence_release local_time_repeated']],
    ['a missing cell', `${HEADER}\nS-1,,int,1,,2026-11-23 06:00,MUC-1`, ['2 coi missing_field']],
    ['too few cells', `${HEADER}\nS-1,C-1\n`, ['2 - csv_cells']],
    ['an unknown version', `${HEADER}\nS-1,C-1,int,7,,2026-11-23 06:00,MUC-1`, ['2 version unknown_reference']],
    ['the same order twice', `${HEADER}\nS-1,C-1,int,1,,2026-11-23 06:00,MUC-1\n\nS-1,C-2,int,1,,2026-11-23 06:00,MUC-1`, ['4 order duplicate_id']],
    ['half a window', `${HEADER},window_opens\nS-1,C-1,int,1,,2026-11-23 06:00,MUC-1,2026-12-01 08:00`, ['2 window_closes missing_field', '2 window_every missing_field']],
    ['an unknown column', `${HEADER},colour\n`, ['1 colour unknown_field']],
    ['a column twice', `${HEADER},coi\n`, ['1 coi csv_column_twice']],
    ['a missing column', 'order,coi,process,version,site\n', ['1 sequence_release csv_column_missing']],
    ['a personal column', `${HEADER},Patient Name\nS-1,C-1,int,1,,2026-11-23 06:00,MUC-1,Anna\n`, ['1 patient_name personal_data']],
    ['no header', 'NIP-1,Anna Mueller,1958-03-12\n', ['1 - csv_syntax']],
    ['an open quote', `${HEADER}\n"S-1,C-1\n`, ['2 - csv_syntax']],
    ['an e-mail address', `${HEADER}\nS-1,C-1,int,1,,2026-11-23 06:00,anna@example.org`, ['2 site personal_data']],
    ['a birth date', `${HEADER}\nS-1,12.03.1958,int,1,,2026-11-23 06:00,MUC-1`, ['2 coi personal_data']],
    ['a formula', `${HEADER}\n=1+1,C-1,int,1,,2026-11-23 06:00,MUC-1`, ['2 order bad_id']],
  ])('refuses %s with row and column', (_, text, expected) => {
    expect(places(text)).toEqual(expected);
    expect(places(text.replaceAll(',', ';'))).toEqual(expected);
  });

  test('names the offsets between which a person has to choose', () => {
    const [problem] = problems(readOrders(`${HEADER}\nS-1,C-1,int,1,,2026-10-25 02:30,MUC-1`, 'o.csv', plant));
    expect(problem.detail).toBe('2026-10-25 02:30 occurs twice in Europe/Berlin; write the offset, +02:00 or +01:00');
  });

  test('reports every problem of every row at once', () => {
    const text = `${HEADER}\nS-1,C 1,int,1,soon,2026-11-23 06:00,MUC-1\nS-2,C-2\nS-3,C-3,int,1,,yesterday,MUC-1\n`;
    expect(places(text)).toEqual(['2 coi bad_id', '2 urgency bad_value', '3 - csv_cells', '4 sequence_release instant_malformed']);
  });

  test('never repeats a person', () => {
    const text = `${HEADER},Surname\n"Müller, Anna",Anna,int,1,,1958-03-12,"Anna Müller, Ulm"\n`;
    const json = JSON.stringify([{ id: 'Müller, Anna', coi: 'Anna', patient: 'Anna', process: 'int', processVersion: '1', sequenceRelease: '1958-03-12', site: 'anna@example.org' }]);
    for (const read of [readOrders(text, 'o', plant), readOrders(json, 'o', plant)]) {
      expect(JSON.stringify(problems(read))).not.toMatch(/müller|anna|ulm/i);
    }
  });

  test('points into a bare list as it stands in the file', () => {
    const read = readOrders('[{"id":"S-1","coi":"C-1","process":"int","processVersion":"9","sequenceRelease":"2026-11-23T06:00Z","site":"M"}]', 'o', plant);
    expect(problems(read)).toMatchObject([{ pointer: '/0/processVersion', code: 'unknown_reference' }]);
  });
});

describe('order files', () => {
  test('come back as they were written', () => {
    for (let seed = 0; seed < 60; seed++) {
      const { plant: random, orders, actuals, pins, now } = randomCase(seed);
      expect(readOrders(writeOrders({ orders, actuals, pins }, random.zone), 'o', random, now)).toEqual({ ok: true, value: { orders, actuals, pins } });
      expect(readOrders(writeOrdersCsv(orders, random.zone), 'o', random)).toEqual({ ok: true, value: { orders, actuals: [], pins: [] } });
      expect(readActuals(writeActualsCsv(actuals, random.zone), 'a', random, orders, now)).toEqual({ ok: true, value: actuals });
      expect(readPins(writePinsCsv(pins, random.zone), 'p', random, orders)).toEqual({ ok: true, value: pins });
    }
  });

  test('are put together, and each problem goes back to its file', () => {
    const sources = {
      orders: { text: example('sapling.orders.csv'), fileName: 'orders.csv' },
      actuals: { text: example('sapling.actuals.csv'), fileName: 'actuals.csv' },
      pins: { text: 'order,operation,start,equipment\nS-02,fill,,FILL-1\n', fileName: 'pins.csv' },
    };
    expect(readOrderBook(sources, plant, SAPLING_NOW)).toEqual({ ok: true, value: saplingOrders(plant) });
    const spoiled = readOrderBook(
      {
        ...sources,
        actuals: { text: `${sources.actuals.text}S-77,template,1,released,,,,,\n`, fileName: 'actuals.csv' },
        pins: { text: '[{"order":"S-02","operation":"fill","equipment":"FILL-9"}]', fileName: 'pins.json' },
      },
      plant,
      SAPLING_NOW,
    );
    expect(renderProblems(spoiled as never)).toEqual([
      'actuals.csv row 3, order: there is no such order (seen: S-77); accepted: the id of an order in the same input [unknown_reference]',
      expect.stringContaining('pins.json /0/equipment: there is no piece of equipment FILL-9'),
    ]);
  });

  test('find the same attempt in two files', () => {
    const read = readOrderBook(
      { orders: { text: example('sapling.orders.json'), fileName: 'orders.json' }, actuals: { text: example('sapling.actuals.csv'), fileName: 'actuals.csv' } },
      plant,
    );
    expect(problems(read)).toMatchObject([{ file: 'actuals.csv', row: 2, column: 'attempt', code: 'duplicate_id' }]);
  });
});

describe('any text at all', () => {
  const answers = (text: string): boolean => {
    const read = readOrders(text, 'o', plant);
    return read.ok || read.problems.length > 0;
  };

  test('gets an answer and no crash', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), answers));
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => answers(`${HEADER}\n${text}`)));
    fc.assert(fc.property(fc.array(fc.constantFrom('"', ',', ';', '\n', '\r', 'S-1', '=', "'", '\ud800', '\u2028', ' '), { maxLength: 40 }), (parts) => answers(`${HEADER}\n${parts.join('')}`)));
  });

  test('of any JSON gets an answer and no crash', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => answers(JSON.stringify({ orders: value })) && answers(JSON.stringify([value])) && answers(JSON.stringify(value))));
  });

  test.each<[string, string]>([
    ['random bytes', randomBytes(10_000_000)],
    ['letters without end', 'x'.repeat(10_000_000)],
    ['a cell without end', `${HEADER}\n"${'x'.repeat(10_000_000)}`],
    ['brackets without end', '['.repeat(5_000_000)],
    ['commas without end', `${HEADER}\n${','.repeat(10_000_000)}`],
    ['rows without end', `${HEADER}\n${'S-1,C-1,int,1,,x,M\n'.repeat(500_000)}`],
    ['a huge number', '{"orders":1e999999}'],
  ])('ten megabytes of %s are refused', (_, text) => {
    const found = problems(readOrders(text, 'o', plant));
    expect(found.length).toBeLessThanOrEqual(100);
    expect(JSON.stringify(found).length).toBeLessThan(100_000);
  });
});

/** Bytes that look random, as a file reader would hand them over. */
function randomBytes(count: number): string {
  let state = 1;
  const bytes = Buffer.alloc(count);
  for (let index = 0; index < count; index++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes.toString('utf8');
}
