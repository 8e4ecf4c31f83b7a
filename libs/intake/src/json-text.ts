import { pointerOf } from '@lotwright/domain';
import { inJson, inText } from './located-problem.js';
import type { LocatedProblem } from './located-problem.js';

const DEEPEST = 64;
/** Entries of one list at most. */
const LONGEST_LIST = 300_000;
const LIMITS = {
  json_syntax: 'JSON (RFC 8259)',
  json_too_deep: `at most ${DEEPEST} levels`,
  file_too_large: `lists of at most ${LONGEST_LIST} entries`,
} as const;
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\n\r]*/y;
const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const PLAIN_KEY = /^[A-Za-z_$][A-Za-z0-9_.-]{0,39}$/;

/** Text that stops being JSON at an offset. */
class BrokenJson extends Error {
  constructor(readonly offset: number, message: string, readonly code: 'json_syntax' | 'json_too_deep' | 'file_too_large' = 'json_syntax') {
    super(message);
  }
}

/** What strict JSON reading gives. */
export interface JsonText {
  readonly value: unknown;
  readonly problems: readonly LocatedProblem[];
}

/**
 * Reads JSON strictly: says line and character of a mistake, and refuses duplicate keys and nesting beyond 64 levels.
 * Keys that could reach a prototype are refused like other unknown fields. Never repeats the text.
 */
export function parseJsonText(text: string, file: string): JsonText {
  const reader = new JsonReader(text, file);
  try {
    const value = reader.readDocument();
    return { value, problems: reader.problems };
  } catch (error) {
    if (!(error instanceof BrokenJson)) throw error;
    const before = text.slice(0, error.offset);
    const line = before.split('\n').length;
    const character = error.offset - before.lastIndexOf('\n');
    return { value: undefined, problems: [inText(file, error.code, LIMITS[error.code], error.message, line, character)] };
  }
}

class JsonReader {
  readonly problems: LocatedProblem[] = [];
  private offset = 0;
  private depth = 0;
  private readonly path: (string | number)[] = [];

  constructor(private readonly text: string, private readonly file: string) {}

  readDocument(): unknown {
    this.skipSpace();
    const value = this.readValue();
    this.skipSpace();
    if (this.offset < this.text.length) throw new BrokenJson(this.offset, 'there is more text after the end of the JSON value');
    return value;
  }

  private readValue(): unknown {
    switch (this.text[this.offset]) {
      case '{':
        return this.readObject();
      case '[':
        return this.readList();
      case '"':
        return this.readString();
      case 't':
        return this.readWord('true', true);
      case 'f':
        return this.readWord('false', false);
      case 'n':
        return this.readWord('null', null);
      case undefined:
        throw new BrokenJson(this.offset, 'the text ends where a value is expected');
      default:
        return this.readNumber();
    }
  }

  private readObject(): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    this.enter();
    this.readMembers('}', () => {
      if (this.text[this.offset] !== '"') throw new BrokenJson(this.offset, 'a key in double quotes is expected here');
      const key = this.readString();
      this.skipSpace();
      if (this.text[this.offset] !== ':') throw new BrokenJson(this.offset, 'a colon is expected after the key');
      this.offset++;
      this.skipSpace();
      this.path.push(key);
      const value = this.readValue();
      if (key === '__proto__' || key === 'constructor' || key === 'prototype') this.report('unknown_field', 'the fields of the published schema', 'a key with this name is not accepted');
      else if (Object.hasOwn(object, key)) this.report('json_duplicate_key', 'every key once', 'the key occurs twice in one object');
      else object[key] = value;
      this.path.pop();
    });
    return object;
  }

  private readList(): unknown[] {
    const list: unknown[] = [];
    this.enter();
    this.readMembers(']', () => {
      this.path.push(list.length);
      list.push(this.readValue());
      if (list.length > LONGEST_LIST) throw new BrokenJson(this.offset, `a list has more than ${LONGEST_LIST} entries`, 'file_too_large');
      this.path.pop();
    });
    return list;
  }

  /** Members up to the closing bracket; the opening one is at the offset. */
  private readMembers(close: string, readMember: () => void): void {
    this.offset++;
    this.skipSpace();
    if (this.text[this.offset] === close) {
      this.offset++;
      this.depth--;
      return;
    }
    for (;;) {
      readMember();
      this.skipSpace();
      const next = this.text[this.offset];
      if (next !== ',' && next !== close) throw new BrokenJson(this.offset, `a comma or ${close} is expected here`);
      this.offset++;
      if (next === close) break;
      this.skipSpace();
    }
    this.depth--;
  }

  private enter(): void {
    this.depth++;
    if (this.depth > DEEPEST) throw new BrokenJson(this.offset, `objects and lists are nested more than ${DEEPEST} levels deep`, 'json_too_deep');
  }

  private readString(): string {
    const start = this.offset;
    this.offset++;
    let value = '';
    for (;;) {
      PLAIN.lastIndex = this.offset;
      const plain = PLAIN.exec(this.text)?.[0] ?? '';
      value += plain;
      this.offset += plain.length;
      const next = this.text[this.offset];
      if (next === '"') {
        this.offset++;
        return value;
      }
      if (next === undefined) throw new BrokenJson(start, 'a text in double quotes begins here and never ends');
      if (next !== '\\') throw new BrokenJson(this.offset, 'a text must not hold line breaks or control characters; write them as \\n or \\u000a');
      value += this.readEscape();
    }
  }

  private readEscape(): string {
    const kind = this.text[this.offset + 1] ?? '';
    if (kind === 'u') {
      const hex = this.text.slice(this.offset + 2, this.offset + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(hex)) throw new BrokenJson(this.offset, 'four hexadecimal digits are expected after \\u');
      this.offset += 6;
      return String.fromCharCode(Number.parseInt(hex, 16));
    }
    if (!Object.hasOwn(ESCAPES, kind)) throw new BrokenJson(this.offset, 'this backslash escape is not JSON');
    this.offset += 2;
    return ESCAPES[kind];
  }

  private readNumber(): number {
    NUMBER.lastIndex = this.offset;
    const digits = NUMBER.exec(this.text)?.[0];
    if (!digits) throw new BrokenJson(this.offset, 'a value is expected here: an object, a list, a text in double quotes, a number, true, false or null');
    this.offset += digits.length;
    return Number(digits);
  }

  private readWord<Value>(word: string, value: Value): Value {
    if (!this.text.startsWith(word, this.offset)) throw new BrokenJson(this.offset, `${word} is expected here`);
    this.offset += word.length;
    return value;
  }

  private skipSpace(): void {
    SPACE.lastIndex = this.offset;
    SPACE.exec(this.text);
    this.offset = SPACE.lastIndex;
  }

  private report(code: 'unknown_field' | 'json_duplicate_key', accepted: string, detail: string): void {
    const safe = this.path.every((key) => typeof key === 'number' || PLAIN_KEY.test(key));
    const pointer = pointerOf(safe ? this.path : this.path.slice(0, -1));
    if (this.problems.length < 1000) this.problems.push(inJson(this.file, { pointer, code, value: null, accepted, detail }));
  }
}
