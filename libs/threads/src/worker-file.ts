/**
 * Where a compiled worker file lies. Threads run JavaScript only: from the sources, as in tests, the file is taken from
 * this library's own output.
 */
export function workerFile(name: string): string {
  const folder = import.meta.url.endsWith('.ts') ? '../dist/' : './';
  return new URL(`${folder}${name}.js`, import.meta.url).href;
}
