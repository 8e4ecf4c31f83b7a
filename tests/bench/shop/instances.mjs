import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';

/** Files that hold an instance: tables of durations, or the list format in which flexible job shops are published. */
const EXTENSIONS = { hfsp: ['.txt'], fjsp: ['.txt', '.fjs'] };

/**
 * Instances of a folder with what its `reference.csv`, if there is one, knows of them; names with numbers in the order of the numbers.
 * Throws when there is no such folder or no instance in it.
 */
export function instancesOf(set, directory) {
  if (!existsSync(directory)) throw new Error(`There is no folder ${directory}. Public sets are not part of the repository: give the folder they lie in.`);
  if (!statSync(directory).isDirectory()) throw new Error(`${directory} is a file: give the folder it lies in.`);
  const names = readdirSync(directory).filter((name) => EXTENSIONS[set].includes(extname(name)) && !name.startsWith('.'));
  if (names.length === 0) throw new Error(`There is no ${set} instance in ${directory}: their names end in ${EXTENSIONS[set].join(' or ')}.`);
  const known = referenceOf(directory);
  return names
    .sort(new Intl.Collator('en', { numeric: true }).compare)
    .map((name) => ({ name, path: join(directory, name), reference: known.get(name) ?? known.get(name.slice(0, -extname(name).length)) ?? null }));
}

/** A file that holds no instance; the message says why. */
export class NoInstance extends Error {}

/** A hybrid flow shop: jobs, stages, machines per stage, then one line per job with its time at each stage. Throws `NoInstance`. */
export function readFlowShop(path) {
  const [[jobs], [stages], machines, ...times] = numbersOf(path, 3);
  if (times.length !== jobs) throw new NoInstance(`the first line promises ${jobs} jobs, ${times.length} follow`);
  if (machines.length !== stages) throw new NoInstance(`the second line promises ${stages} stages, the third has machines of ${machines.length}`);
  return { machines, times };
}

/**
 * A flexible job shop. `.txt`: jobs, machines, operations per job, then one line per operation with its time on each machine, 0 where it is not
 * eligible. `.fjs`: jobs and machines, then one line per job: operations, and for each how many machines, then machine (from 1) and time in turn.
 * Throws `NoInstance`.
 */
export function readJobShop(path) {
  return extname(path) === '.fjs' ? readListed(path) : readTable(path);
}

function readTable(path) {
  const [[jobs], [machines], perJob, ...lines] = numbersOf(path, 3);
  const operations = perJob.reduce((sum, count) => sum + count, 0);
  if (perJob.length !== jobs) throw new NoInstance(`the first line promises ${jobs} jobs, the third has operations of ${perJob.length}`);
  if (operations !== lines.length) throw new NoInstance(`the third line promises ${operations} operations, ${lines.length} follow`);
  let next = 0;
  return { machines, times: perJob.map((count) => lines.slice(next, (next += count))) };
}

function readListed(path) {
  const [[jobs, machines], ...lines] = numbersOf(path, 1);
  if (lines.length !== jobs) throw new NoInstance(`the first line promises ${jobs} jobs, ${lines.length} follow`);
  return { machines, times: lines.map((line, job) => readJob(line, machines, job + 1)) };
}

function readJob(line, machines, job) {
  let at = 1;
  const times = Array.from({ length: line[0] }, () => {
    const row = Array(machines).fill(0);
    for (let choices = line[at++]; choices > 0; choices--, at += 2) {
      if (!(line[at] >= 1 && line[at] <= machines)) throw new NoInstance(`job ${job} names machine ${line[at] ?? 'nothing'}; there are ${machines}`);
      row[line[at] - 1] = line[at + 1];
    }
    return row;
  });
  if (at !== line.length) throw new NoInstance(`the line of job ${job} has ${line.length} numbers, its operations take ${at}`);
  return times;
}

/** The lines that hold something, each as its numbers; at least `least` of them. */
function numbersOf(path, least) {
  const lines = textOf(path).split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const numbers = lines.map((line) => line.split(/\s+/).map(Number));
  if (numbers.some((line) => line.some(Number.isNaN))) throw new NoInstance('something in it is no number');
  if (numbers.length < least) throw new NoInstance(`it has ${numbers.length} lines, ${least} must come before the first job`);
  if (!(numbers[0][0] >= 1)) throw new NoInstance('it has no jobs');
  return numbers;
}

function textOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch ({ code }) {
    throw new NoInstance(`it cannot be read (${code})`);
  }
}

function referenceOf(directory) {
  const path = join(directory, 'reference.csv');
  if (!existsSync(path)) return new Map();
  const [head, ...rows] = readFileSync(path, 'utf8').trim().split('\n').map((line) => line.trim().split(','));
  const cell = (row, name) => (head.includes(name) ? row[head.indexOf(name)] : '');
  const number = (text) => (text === undefined || text === '' ? null : Number(text));
  return new Map(rows.map((row) => [cell(row, 'instance'), { bestKnown: number(cell(row, 'best_known')), bestBound: number(cell(row, 'best_lower_bound')) }]));
}
