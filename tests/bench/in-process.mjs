import { spawn } from 'node:child_process';

/**
 * Runs an instance in a process of its own; resolves with what it measured, or with why it failed. What the process says in between (`process.send`)
 * goes to `onMessage`. When `signal` aborts, the process is ended. `heapMiB` is the memory its objects may take, Node's own limit when absent.
 */
export function inProcess(script, instance, { onMessage, signal, heapMiB } = {}) {
  return new Promise((resolve) => {
    const limits = heapMiB === undefined ? [] : [`--max-old-space-size=${heapMiB}`];
    const child = spawn(process.execPath, [...limits, script, JSON.stringify(instance)], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    const end = () => child.kill();
    let out = '';
    let err = '';
    child.stdout.on('data', (text) => (out += text));
    child.stderr.on('data', (text) => (err += text));
    child.on('message', (message) => onMessage?.(message));
    signal?.addEventListener('abort', end, { once: true });
    child.on('close', (code, killedBy) => {
      signal?.removeEventListener('abort', end);
      resolve(code === 0 ? JSON.parse(out) : { ...instance, failed: reasonIn(err) ?? (killedBy === null ? `exit ${code}` : `ended by ${killedBy}`) });
    });
  });
}

/** The line in which a process says why it gave up, if it does. */
function reasonIn(text) {
  const lines = text.trim().split('\n');
  return lines.find((line) => /^\w*Error\b.*: /.test(line)) ?? lines.find((line) => line.startsWith('FATAL ERROR: '));
}

/** Rows as a Markdown table. */
export function markdown(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
