import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem, type } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What a figure depends on besides the code: machine, Node, commit. */
export function machineFacts() {
  const [cpu] = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: commit(),
    cpu: `${cpus().length} × ${(cpu?.model ?? 'unknown').trim()}`,
    memory: `${Math.round(totalmem() / 1024 ** 3)} GiB`,
    load: loadavg()[0].toFixed(1),
    node: `${process.version} on ${type()}`,
  };
}

function commit() {
  try {
    const git = (...args) => execFileSync('git', ['-C', root, ...args], { encoding: 'utf8' }).trim();
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '--', 'libs') === '' ? '' : ' with uncommitted changes');
  } catch {
    return 'unknown';
  }
}
