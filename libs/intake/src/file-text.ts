import { inText } from './located-problem.js';
import type { LocatedProblem } from './located-problem.js';

/** Largest text that is read, characters. */
const LARGEST = 400_000_000;

/** What kind of file a text is, or why it is none. */
export type FileText =
  | { readonly kind: 'json' | 'csv'; readonly text: string }
  | { readonly kind: 'refused'; readonly problem: LocatedProblem };

/** Looks at a text, not at the file's name: no byte order mark, no binary data, JSON when it begins with a brace or bracket, else CSV. */
export function lookAtText(raw: string, file: string, accepted: string): FileText {
  const text = raw.charCodeAt(0) === 0xfeff ? raw.slice(1) : raw;
  if (text.length > LARGEST) return refused(inText(file, 'file_too_large', `at most ${LARGEST} characters`, `the file has ${text.length} characters`));
  if (looksWide(text)) return refused(inText(file, 'not_text', `UTF-8 text: ${accepted}`, 'the file is UTF-16; save it as "CSV UTF-8" (in an editor: as UTF-8)'));
  if (looksBinary(text)) return refused(inText(file, 'not_text', `UTF-8 text: ${accepted}`, 'the file holds binary data or is not UTF-8'));
  const first = /\S/.exec(text.slice(0, 100_000))?.[0];
  if (first === undefined) return refused(inText(file, 'empty_file', accepted, 'the file is empty'));
  return { kind: first === '{' || first === '[' ? 'json' : 'csv', text };
}

function refused(problem: LocatedProblem): FileText {
  return { kind: 'refused', problem };
}

/** UTF-16 read as UTF-8: its byte order mark, which UTF-8 cannot hold, before a NUL; without the mark, NUL as every second character. */
function looksWide(text: string): boolean {
  const start = text.slice(0, 200);
  if (/^\ufffd\ufffd(?:\0[^\0]|[^\0]\0)/.test(start)) return true;
  return start.length > 1 && /^(?:[^\0]\0)+[^\0]?$|^(?:\0[^\0])+\0?$/.test(start);
}

/** NUL anywhere, or many control and replacement characters at the beginning. */
function looksBinary(text: string): boolean {
  if (text.includes('\0')) return true;
  const odd = text.slice(0, 8192).match(/[\u0001-\u0008\u000e-\u001f\ufffd]/g);
  return odd !== null && odd.length > 4;
}
