import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseJsonText } from '../../../libs/intake/src/json-text.js';

function place(text: string): string {
  const { problems } = parseJsonText(text, 'f');
  return problems.map((problem) => `${problem.code} ${problem.line ?? '-'}:${problem.column ?? '-'} ${problem.pointer ?? ''}`.trim()).join('; ');
}

describe('parseJsonText', () => {
  test('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.constantFrom(undefined, 1, '\t'), (text, space) => {
        const value: unknown = JSON.parse(text);
        if (/"(__proto__|constructor|prototype)"/.test(text)) return;
        expect(parseJsonText(JSON.stringify(value, null, space), 'f')).toEqual({ value: JSON.parse(JSON.stringify(value)), problems: [] });
      }),
    );
  });

  test('accepts and refuses the same texts as JSON.parse', () => {
    const pieces = fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '"a"', '1', '-', '0.5', '1e9', 'true', 'null', ' ', '\n', '\\u00e9', '\\', 'x', '01');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        let good = true;
        try {
          JSON.parse(text);
        } catch {
          good = false;
        }
        const codes = parseJsonText(text, 'f').problems.map((problem) => problem.code);
        expect([text, codes.includes('json_syntax')]).toEqual([text, !good]);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['{\n "a": tru\n}', 'json_syntax 2:7'],
    ['{"a":1,}', 'json_syntax 1:8'],
    ['[1 2]', 'json_syntax 1:4'],
    ['{"a":1} x', 'json_syntax 1:9'],
    ['{"a":"b', 'json_syntax 1:6'],
    ['{"a":"b\nc"}', 'json_syntax 1:8'],
    ['{"a":"\\x"}', 'json_syntax 1:7'],
    ['[', 'json_syntax 1:2'],
    [`${'['.repeat(65)}`, 'json_too_deep 1:65'],
    ['{"a":1,"b":{"c":1,"c":2}}', 'json_duplicate_key -:- /b/c'],
    ['{"a":[{"__proto__":{"x":1}}]}', 'unknown_field -:- /a/0/__proto__'],
    ['{"constructor":1,"prototype":2}', 'unknown_field -:- /constructor; unknown_field -:- /prototype'],
  ])('says where %p goes wrong', (text, expected) => {
    expect(place(text)).toBe(expected);
  });

  test('keeps prototypes clean', () => {
    parseJsonText('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}', 'f');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('refuses lists beyond the limit', () => {
    expect(place(`[${'0,'.repeat(400_000)}0]`)).toMatch(/^file_too_large/);
  });
});
