/**
 * `npm test`: brings what the tests need, runs every spec there is, and ends with what was and what was not run.
 *
 *   npm test                        everything
 *   npm test -- unit engine         the spec files whose path contains all the words
 *   npm test -- unit engine -t hold options go to jest
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensure } from '../../.config/ensure.mjs';
import { findChromium } from './chromium.mjs';
import { bringRedis } from './redis.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const state = join(root, 'node_modules', '.lotwright');
const started = Date.now();

/** Rooms of tests/ that must hold at least one spec, in the order in which they run; a new room runs with the last group. */
const ROOMS = ['architecture', 'unit', 'quality', 'scenarios', 'conformance', 'e2e', 'board'];
/** Rooms that start servers or a browser: one spec file at a time. Everything else shares the cores. */
const SERIAL = new Set(['e2e', 'board']);
const NEEDS_BROWSER = new Set(['board', 'e2e']);
const NEEDS_REDIS = new Set(['conformance', 'e2e']);

/** Seconds that jest may take to end after its last test before it is ended as a failure: something was left open. */
const CLOSING_SECONDS = 30;

const say = (text) => process.stdout.write(`${text}\n`);
let stopRedis = async () => {};
let child;
let interrupted = false;

/* ---- what to run ---- */

function specFiles(folder = join(root, 'tests')) {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' || relative(root, path) === join('tests', 'bench') ? [] : specFiles(path);
    return /\.spec\.tsx?$/.test(entry.name) ? [relative(root, path)] : [];
  });
}

function roomOf(path) {
  return path.split('/')[1];
}

function split(args) {
  const first = args.findIndex((arg) => arg.startsWith('-'));
  return first < 0 ? { words: args, options: [] } : { words: args.slice(0, first), options: args.slice(first) };
}

/* ---- the checks ---- */

function run(args, env, watch) {
  return new Promise((resolve) => {
    child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit'] });
    const own = child;
    const timer = watch && setInterval(() => watch(own), 1_000);
    own.once('exit', (code) => {
      clearInterval(timer);
      resolve(code ?? 1);
    });
  });
}

async function typeCheck() {
  const from = Date.now();
  const args = ['node_modules/typescript/bin/tsc', '-p', 'tests', '--incremental', '--tsBuildInfoFile', join(state, 'tests.tsbuildinfo')];
  const code = await run(args);
  return { name: 'type-check of tests', passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, seconds: (Date.now() - from) / 1000 };
}

/** Runs jest over the files and returns one result per room. */
async function jest(files, options, workers, env) {
  if (files.length === 0) return [];
  const output = join(state, `jest-${process.pid}.json`);
  let closingSince;
  let leftOpen = false;
  const watch = (own) => {
    if (!existsSync(output)) return;
    closingSince ??= Date.now();
    if (Date.now() - closingSince < CLOSING_SECONDS * 1000) return;
    leftOpen = true;
    own.kill('SIGKILL');
  };
  const args = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '-c', 'tests/jest.config.mjs', '--ci'];
  const code = await run([...args, ...workers, '--json', `--outputFile=${output}`, ...options, '--testMatch', ...files.map((path) => `<rootDir>/${path}`)], env, watch);
  const report = existsSync(output) ? JSON.parse(readFileSync(output, 'utf8')) : undefined;
  rmSync(output, { force: true });
  const rooms = [...new Set(files.map(roomOf))];
  if (!report) return rooms.map((name) => ({ name, passed: 0, failed: 1, skipped: 0, seconds: 0, note: `jest ended with code ${code} and no report` }));
  const results = rooms.map((name) => roomResult(name, files, report, options.length > 0));
  if (leftOpen) results.push({ name: 'jest did not end', passed: 0, failed: 1, skipped: 0, seconds: 0, note: `still running ${CLOSING_SECONDS} s after the last test: a test left something open` });
  else if (code !== 0 && results.every(({ failed }) => failed === 0)) {
    results.push({ name: 'jest', passed: 0, failed: 1, skipped: 0, seconds: 0, note: `ended with code ${code}` });
  }
  return results;
}

function roomResult(name, files, report, filtered) {
  const suites = report.testResults.filter(({ name: path }) => roomOf(relative(root, path)) === name);
  const count = (status) => suites.flatMap(({ assertionResults }) => assertionResults).filter((test) => status.includes(test.status)).length;
  const broken = suites.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'));
  const idle = filtered ? [] : suites.filter(({ status, assertionResults }) => status !== 'failed' && !assertionResults.some((test) => test.status === 'passed'));
  const lost = files.filter((path) => roomOf(path) === name).length - suites.length;
  const failed = count(['failed']) + broken.length + idle.length + lost;
  const from = Math.min(...suites.map(({ startTime }) => startTime));
  const to = Math.max(...suites.map(({ endTime }) => endTime));
  const notes = [
    ...broken.map(({ name: path }) => `${relative(root, path)} did not run`),
    ...idle.map(({ name: path }) => `${relative(root, path)} ran no test`),
    ...(lost > 0 ? [`${lost} spec files were not reported`] : []),
  ];
  return { name, passed: count(['passed']), failed, skipped: count(['pending', 'todo', 'disabled']), seconds: Math.max(0, to - from) / 1000, note: notes.join('; ') };
}

/* ---- what they need ---- */

async function bringQueueServer(rooms, env, missing) {
  if (!rooms.some((room) => NEEDS_REDIS.has(room))) return;
  const redis = await bringRedis(say);
  stopRedis = redis.stop;
  if (redis.url) env.REDIS_URL = redis.url;
  else missing.push({ what: 'redis leg of the queue tests', why: '', how: redis.missing, rooms: [] });
  say(`redis: ${redis.from ?? `none (${redis.missing})`}`);
}

function bringBrowser(rooms, env, missing) {
  if (!rooms.some((room) => NEEDS_BROWSER.has(room))) return;
  const browser = findChromium(root, state);
  if (browser.path) env.LOTWRIGHT_CHROMIUM = browser.path;
  else missing.push({ what: 'the board in a browser', why: browser.missing, how: 'install chromium or set LOTWRIGHT_CHROMIUM', rooms: ['board'] });
  say(`browser: ${browser.from ?? browser.missing}`);
}

/* ---- the closing lines ---- */

function close(results, missing) {
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  say('');
  for (const { name, passed, failed, skipped, seconds, note } of results) {
    const counts = [failed > 0 && `${failed} failed`, skipped > 0 && `${skipped} skipped`, `${passed} passed`].filter(Boolean).join(', ');
    say(`${failed > 0 ? 'FAIL' : 'ok  '} ${name.padEnd(20)} ${counts.padEnd(34)} ${seconds.toFixed(1).padStart(6)} s${note ? `  ${note}` : ''}`);
  }
  const ran = total('passed') + total('failed');
  if (ran === 0) say('No test was run.');
  say(`Time: ${((Date.now() - started) / 1000).toFixed(0)} s in all`);
  for (const { what, why, how } of missing) say(`NOT RUN: ${what}${why ? `, ${why}` : ''} (${how})`);
  if (missing.length > 0 && process.env.CI === 'true') say('With CI=true everything has to run: this run counts as failed.');
  const skipped = total('skipped');
  say(`${total('passed')} passed, ${total('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  const incomplete = missing.length > 0 && process.env.CI === 'true';
  return total('failed') > 0 || ran === 0 || incomplete ? 1 : 0;
}

/* ---- in order ---- */

async function main() {
  const { words, options } = split(process.argv.slice(2));
  const everything = words.length === 0;
  const files = specFiles().filter((path) => words.every((word) => path.includes(word)));
  if (files.length === 0) {
    say(`No spec file has ${words.map((word) => `"${word}"`).join(' and ')} in its path. Rooms: ${[...new Set(specFiles().map(roomOf))].join(', ')}.`);
    return close([], []);
  }
  const rooms = [...new Set(files.map(roomOf))];
  const env = {};
  const missing = [];
  await bringQueueServer(rooms, env, missing);
  await ensure({ board: rooms.some((room) => NEEDS_BROWSER.has(room)) });
  mkdirSync(state, { recursive: true });
  bringBrowser(rooms, env, missing);
  const shut = new Set(missing.flatMap((one) => one.rooms));
  const open = files.filter((path) => !shut.has(roomOf(path)));
  const results = everything ? [...emptyRooms(files), await typeCheck()] : [];
  const together = open.filter((path) => !SERIAL.has(roomOf(path)));
  const alone = open.filter((path) => SERIAL.has(roomOf(path)));
  if (!interrupted) results.push(...(await jest(together, options, ['--maxWorkers=2'], env)));
  if (!interrupted) results.push(...(await jest(alone, options, ['--runInBand'], env)));
  await stopRedis();
  return close(results.sort((a, b) => order(a.name) - order(b.name)), missing);
}

function order(name) {
  return ROOMS.includes(name) ? ROOMS.indexOf(name) : name.startsWith('type') ? -1 : ROOMS.length;
}

function emptyRooms(files) {
  return ROOMS.filter((room) => !files.some((path) => roomOf(path) === room)).map((name) => ({
    name, passed: 0, failed: 1, skipped: 0, seconds: 0, note: `no spec file in tests/${name}`,
  }));
}

async function interrupt(signal) {
  if (interrupted) return;
  interrupted = true;
  if (child && child.exitCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5_000))]);
  }
  await stopRedis();
  process.exit(130);
}

process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
try {
  process.exitCode = await main();
} catch (error) {
  await stopRedis();
  say(`\n${error.constructor.name === 'NotReady' || error.message.startsWith('REDIS_URL') ? error.message : error.stack}`);
  say('0 passed, 1 failed');
  process.exitCode = 1;
}
