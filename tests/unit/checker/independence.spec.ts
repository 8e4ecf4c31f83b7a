import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = resolve(import.meta.dirname, '../../..');
const IMPORT = /^\s*(?:import|export)\s+(type\s+)?(\{[^}]*\}|\*\s+as\s+\w+|\w+)?(?:\s*from\s*)?['"]([^'"]+)['"]/gm;

interface Import { readonly from: string; readonly module: string; readonly typeOnly: boolean }

/** All import and export-from statements of a source text. */
function importsOf(text: string): { module: string; typeOnly: boolean }[] {
  return [...text.matchAll(IMPORT)].map(([, type, names, module]) => {
    const listed = names?.startsWith('{') ? names.slice(1, -1).split(',').map((n) => n.trim()).filter((n) => n !== '') : [];
    return { module, typeOnly: type !== undefined || (listed.length > 0 && listed.every((n) => n.startsWith('type '))) };
  });
}

/** The file an import leads to, or `null` when it leaves our house. */
function ours(from: string, module: string): string | null {
  if (module.startsWith('.')) return resolve(dirname(from), module.replace(/\.js$/, '.ts'));
  const lib = /^@lotwright\/([a-z-]+)$/.exec(module);
  return lib === null ? null : join(ROOT, 'libs', lib[1], 'src/index.ts');
}

/** Every module of ours that the sources of a lib load at run time, and all imports met on the way. */
function reach(lib: string): { modules: Set<string>; imports: Import[] } {
  const sources = readdirSync(join(ROOT, 'libs', lib, 'src'), { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile() && f.name.endsWith('.ts')).map((f) => join(f.parentPath, f.name));
  const modules = new Set<string>(sources);
  const imports: Import[] = [];
  for (const file of modules) {
    for (const { module, typeOnly } of importsOf(readFileSync(file, 'utf8'))) {
      imports.push({ from: relative(ROOT, file), module, typeOnly });
      const target = typeOnly ? null : ours(file, module);
      if (target !== null) modules.add(target);
    }
  }
  return { modules, imports };
}

describe('independence of the checker', () => {
  const checker = reach('checker');
  const engine = reach('engine');

  it('shares no module of ours with the engine at run time', () => {
    expect(checker.modules.size).toBeGreaterThan(20);
    expect(engine.modules.size).toBeGreaterThan(20);
    expect([...checker.modules].filter((m) => engine.modules.has(m)).map((m) => relative(ROOT, m))).toEqual([]);
  });

  it('takes only types from the words of the plant, and only these packages', () => {
    const foreign = checker.imports.filter((i) => !i.module.startsWith('.'));
    expect(foreign.filter((i) => i.module.startsWith('@lotwright/') && !i.typeOnly)).toEqual([]);
    expect([...new Set(foreign.map((i) => i.module))].sort()).toEqual([
      '@js-temporal/polyfill', '@lotwright/domain', '@noble/hashes/sha2.js', '@noble/hashes/utils.js',
    ]);
  });

  it('would be noticed missing: imports that share code are seen', () => {
    expect(importsOf("import { union } from '@lotwright/time';\nimport type { Plan } from '@lotwright/domain';\nimport { type A, type B } from './a.js';\nexport { c } from './c.js';")).toEqual([
      { module: '@lotwright/time', typeOnly: false }, { module: '@lotwright/domain', typeOnly: true }, { module: './a.js', typeOnly: true }, { module: './c.js', typeOnly: false },
    ]);
    expect(engine.imports.some((i) => i.module === '@lotwright/time' && !i.typeOnly)).toBe(true);
  });
});
