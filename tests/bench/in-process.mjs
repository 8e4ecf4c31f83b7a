import { spawn } from 'node:child_process';

/** Runs an instance in a process of its own; resolves with what it measured, or with why it failed. */
export function inProcess(script, instance) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, JSON.stringify(instance)], { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.on('data', (text) => (out += text));
    child.stderr.on('data', (text) => (err += text));
    child.on('close', (code) => resolve(code === 0 ? JSON.parse(out) : { ...instance, failed: err.trim().split('\n').find((line) => line.includes('Error')) ?? `exit ${code}` }));
  });
}

/** Rows as a Markdown table. */
export function markdown(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
