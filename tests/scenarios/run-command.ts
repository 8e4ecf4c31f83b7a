import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../apps/cli/bin/lotwright.mjs', import.meta.url));

/** What a command line said and how it ended. */
export interface Ran {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command as people do: a process of its own, in a directory of its own. */
export function runCommand(args: readonly string[], directory: string, input = ''): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [COMMAND, ...args], { cwd: directory, env: { ...process.env, TZ: 'UTC', NO_COLOR: '1' } });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', reject);
    child.on('close', (exit) => resolve({ exit, out, err }));
    child.stdin.end(input);
  });
}

/** What of an answer is the same every time: no measured seconds, no hashes, no measured input. */
export function steady(text: string): string {
  return text
    .replace(/\d+\.\d s\b/g, '… s')
    .replace(/\b(plan|input|here) [0-9a-f]{12}\b/g, '$1 …')
    .replace(/\([0-9a-f]{12}, here/g, '(…, here')
    .replace(/checker \d+\.\d+\.\d+/g, 'checker …')
    .replace(/[ \t]+$/gm, '');
}
