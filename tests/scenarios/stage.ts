import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const EXAMPLES = fileURLToPath(new URL('../../docs/reference/examples/', import.meta.url));

/** How a file of a scenario comes about besides lying in its folder: an example with some values changed, or bytes made for the occasion. */
export type StagedFile =
  | {
      readonly example: string;
      /** JSON pointer → value copied from another pointer of the example, before `set`. */
      readonly copy?: Readonly<Record<string, string>>;
      /** JSON pointer → new value; `null` as the last word of the pointer's list (`-`) appends. */
      readonly set?: Readonly<Record<string, unknown>>;
    }
  | { readonly randomBytes: number }
  | { readonly text: string };

/** Puts a staged file into the working directory of a scenario. */
export function stage(directory: string, name: string, file: StagedFile): void {
  const target = join(directory, name);
  if ('randomBytes' in file) writeFileSync(target, randomBytes(file.randomBytes));
  else if ('text' in file) writeFileSync(target, file.text);
  else {
    const source = join(EXAMPLES, file.example);
    if (!existsSync(source)) throw new Error(`there is no example ${file.example}`);
    if (!file.set && !file.copy) copyFileSync(source, target);
    else writeFileSync(target, JSON.stringify(changed(JSON.parse(readFileSync(source, 'utf8')) as unknown, file.copy ?? {}, file.set ?? {}), null, 2));
  }
}

function changed(document: unknown, copy: Readonly<Record<string, string>>, set: Readonly<Record<string, unknown>>): unknown {
  for (const [to, from] of Object.entries(copy)) put(document, to, structuredClone(get(document, from)));
  for (const [pointer, value] of Object.entries(set)) put(document, pointer, value);
  return document;
}

function get(document: unknown, pointer: string): unknown {
  return pointer.split('/').slice(1).reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], document);
}

function put(document: unknown, pointer: string, value: unknown): void {
  const keys = pointer.split('/').slice(1);
  const last = keys.pop()!;
  const owner = get(document, keys.map((key) => `/${key}`).join('')) as Record<string, unknown>;
  if (owner === undefined) throw new Error(`${pointer} leads nowhere`);
  if (Array.isArray(owner) && last === '-') owner.push(value);
  else if (value === undefined) delete owner[last];
  else owner[last] = value;
}
