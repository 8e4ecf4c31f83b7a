import { spawn } from 'node:child_process';

/**
 * Runs an instance in a process of its own; resolves with what it measured, or with why it failed. What the process says in between (`process.send`)
 * goes to `onMessage`. When `signal` aborts, the process is ended.
 */
export function inProcess(script, instance, { onMessage, signal } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, JSON.stringify(instance)], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    const end = () => child.kill();
    let out = '';
    let err = '';
    child.stdout.on('data', (text) => (out += text));
    child.stderr.on('data', (text) => (err += text));
    child.on('message', (message) => onMessage?.(message));
    signal?.addEventListener('abort', end, { once: true });
    child.on('close', (code) => {
      signal?.removeEventListener('abort', end);
      resolve(code === 0 ? JSON.parse(out) : { ...instance, failed: err.trim().split('\n').find((line) => /^\w*Error\b.*: /.test(line)) ?? `exit ${code}` });
    });
  });
}

/** Rows as a Markdown table. */
export function markdown(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
