/** Finds a browser for the board's tests: LOTWRIGHT_CHROMIUM, a system Chromium, or the one that ships inside an npm package. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/**
 * Path of an executable Chromium that starts on this machine.
 * @param {string} root the checkout
 * @param {string} state folder for what is unpacked
 * @returns {{ path?: string, from?: string, missing?: string }} `missing` says why there is none
 */
export function findChromium(root, state) {
  const named = process.env.LOTWRIGHT_CHROMIUM;
  if (named) {
    const answer = starts(named);
    return answer.ok ? { path: named, from: 'LOTWRIGHT_CHROMIUM' } : { missing: `LOTWRIGHT_CHROMIUM=${named} does not start: ${answer.reason}` };
  }
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of SYSTEM_NAMES) {
      const path = join(folder, name);
      if (existsSync(path) && starts(path).ok) return { path, from: path };
    }
  }
  return fromNpm(root, join(state, 'chromium'));
}

function starts(path, env = process.env) {
  const { status, stderr, error } = spawnSync(path, ['--version'], { env, encoding: 'utf8', timeout: 60_000 });
  return status === 0 ? { ok: true } : { ok: false, reason: (error?.message ?? stderr ?? '').trim().split('\n')[0] };
}

/**
 * Unpacks @sparticuz/chromium into a folder of this checkout (its own choice, the machine's temporary folder, is shared between users).
 * On a machine without the libraries that Chromium needs (nss, nspr, expat) the ones from the package are put in front.
 */
function fromNpm(root, folder) {
  const launcher = join(folder, 'lotwright-chromium');
  if (existsSync(launcher) && starts(launcher).ok) return { path: launcher, from: '@sparticuz/chromium' };
  const parts = `${folder}.${process.pid}`;
  rmSync(parts, { recursive: true, force: true });
  mkdirSync(parts, { recursive: true });
  const unpack = `const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath();`;
  const env = { ...process.env, TMPDIR: parts, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
  const unpacked = spawnSync(process.execPath, ['--input-type=module', '-e', unpack], { cwd: root, env, encoding: 'utf8' });
  if (unpacked.status !== 0) return { missing: `@sparticuz/chromium could not be unpacked: ${unpacked.stderr.trim().split('\n')[0]}` };
  rmSync(folder, { recursive: true, force: true });
  renameSync(parts, folder);
  writeFileSync(join(folder, 'fonts.conf'), fontConfiguration(folder));
  const bare = starts(join(folder, 'chromium'));
  writeFileSync(launcher, launchScript(folder, !bare.ok));
  chmodSync(launcher, 0o755);
  const answer = starts(launcher);
  return answer.ok ? { path: launcher, from: '@sparticuz/chromium' } : { missing: `the Chromium from npm does not start: ${answer.reason}` };
}

function launchScript(folder, ownLibraries) {
  const quoted = `'${folder.replaceAll("'", `'\\''`)}'`;
  const libraries = ownLibraries ? `export LD_LIBRARY_PATH=${quoted}/al2023/lib\n` : '';
  return `#!/bin/sh\n${libraries}export FONTCONFIG_FILE=${quoted}/fonts.conf\nexec ${quoted}/chromium "$@"\n`;
}

function fontConfiguration(folder) {
  const safe = folder.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${safe}/fonts/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${safe}/font-cache</cachedir></fontconfig>
`;
}
