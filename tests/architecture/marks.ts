import type { House } from './house.js';

const word = (...parts: string[]): string => parts.join('');

/** Marks of unfinished, switched-off or machine-bound work, with what to do instead. */
const MARKS: ReadonlyArray<{ pattern: RegExp; where: RegExp; say: string }> = [
  { pattern: new RegExp(`\\b(${word('TO', 'DO')}|${word('FIX', 'ME')}|${word('X', 'XX')}|${word('HA', 'CK')})\\b`), where: /^(apps|libs|tests|docs|\.config|\.ci)\//, say: 'unfinished work is an issue, not a mark' },
  { pattern: new RegExp(word('not ', 'implemented'), 'i'), where: /^(apps|libs|tests)\//, say: 'no stubs' },
  { pattern: /\b(it|test|describe)\.(skip|only|todo|failing)\b|\bx(it|describe|test)\(|\bf(it|describe)\(/, where: /^tests\/.*\.tsx?$/, say: 'a test runs or does not exist' },
  { pattern: /\/(work|farm|tmp|home|root|Users)\/[a-z]/, where: /^(?!package-lock\.json|LICENSE)/, say: 'a path of one machine' },
  { pattern: new RegExp(`${word('registry', '.')}[a-z]+\\.(org|com|io)|"resolved": "http|${word('npm', 'mirror')}`), where: /./, say: 'a registry host' },
  { pattern: /@ts-(ignore|nocheck)|eslint-disable/, where: /^(apps|libs|tests)\//, say: 'mend the cause' },
  { pattern: /\bas any\b|: any\b/, where: /^(apps|libs)\/.*\.tsx?$/, say: 'say what it is' },
];

/** Lines of the house that carry a mark which must not be committed. */
export function marks(house: House): string[] {
  const found: string[] = [];
  for (const [path, text] of house) {
    const wanted = MARKS.filter(({ where }) => where.test(path) && path !== 'tests/architecture/marks.ts');
    if (!wanted.some(({ pattern }) => pattern.test(text))) continue;
    text.split('\n').forEach((line, index) => {
      for (const { pattern, say } of wanted) {
        const hit = pattern.exec(line);
        if (hit && !EXCUSED.some(([where, what]) => path === where && line.includes(what))) found.push(`${path}:${index + 1} has "${hit[0]}": ${say}`);
      }
    });
  }
  return found;
}

/** Places where a mark is right, with the text that excuses it: [path, text of the line]. */
const EXCUSED: ReadonlyArray<readonly [string, string]> = [];
