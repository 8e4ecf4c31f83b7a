import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readHouse, ROOT } from './house.js';

const house = readHouse();

function runner(words: readonly string[], settings: Readonly<Record<string, string>> = {}): { status: number | null; lines: string[] } {
  const { status, stdout } = spawnSync(process.execPath, ['tests/runner/run.mjs', ...words], { cwd: ROOT, env: { ...process.env, ...settings }, encoding: 'utf8' });
  return { status, lines: stdout.trimEnd().split('\n') };
}

describe('npm test', () => {
  it('fails and says so when nothing was run', () => {
    const { status, lines } = runner(['no', 'such', 'spec']);
    expect(status).toBe(1);
    expect(lines.at(-1)).toBe('0 passed, 0 failed');
  });

  it('refuses a REDIS_URL at which nothing answers instead of leaving the leg out', () => {
    const { status, lines } = runner(['conformance'], { REDIS_URL: 'redis://127.0.0.1:1' });
    expect(status).toBe(1);
    expect(lines.join('\n')).toContain('REDIS_URL is set, but nothing answers PING at 127.0.0.1:1.');
    expect(lines.at(-1)).toBe('0 passed, 1 failed');
  });

  it('is all that continuous integration runs', () => {
    const commands = (house.get('.ci/run') ?? '').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(commands).toEqual(['set -euo pipefail', 'cd "$(dirname "$0")/.."', 'npm test']);
  });
});

describe('npm start', () => {
  it('prepares the checkout and then is the launcher, so that signals reach it', () => {
    const { scripts } = JSON.parse(house.get('package.json') ?? '{}') as { scripts: Record<string, string> };
    expect(scripts).toMatchObject({ prestart: 'exec node .config/ensure.mjs', start: 'exec node apps/launcher/dist/main.js' });
  });
});
