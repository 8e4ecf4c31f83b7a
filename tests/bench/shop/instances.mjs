import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** Files that hold an instance: tables of durations, or the list format in which flexible job shops are published. */
const EXTENSIONS = { hfsp: ['.txt'], fjsp: ['.txt', '.fjs'] };

/**
 * Instances of a folder with what its `reference.csv`, if there is one, knows of them; names with numbers in the order of the numbers.
 * Throws when there is no such folder or no instance in it.
 */
export function instancesOf(set, directory) {
  if (!existsSync(directory)) throw new Error(`There is no folder ${directory}. Public sets are not part of the repository: give the folder they lie in.`);
  const names = readdirSync(directory).filter((name) => EXTENSIONS[set].includes(extname(name)) && !name.startsWith('.'));
  if (names.length === 0) throw new Error(`There is no ${set} instance in ${directory}: their names end in ${EXTENSIONS[set].join(' or ')}.`);
  const known = referenceOf(directory);
  return names
    .sort(new Intl.Collator('en', { numeric: true }).compare)
    .map((name) => ({ name, path: join(directory, name), reference: known.get(name) ?? known.get(name.slice(0, -extname(name).length)) ?? null }));
}

/** A hybrid flow shop: jobs, stages, machines per stage, then one line per job with its time at each stage. */
export function readFlowShop(path) {
  const lines = numbersOf(path);
  const [[jobs], [stages], machines] = lines;
  const times = lines.slice(3);
  if (times.length !== jobs || machines.length !== stages) throw notAsPromised(path);
  return { machines, times };
}

/**
 * A flexible job shop. `.txt`: jobs, machines, operations per job, then one line per operation with its time on each machine, 0 where it is not
 * eligible. `.fjs`: jobs and machines, then one line per job: operations, and for each how many machines, then machine (from 1) and time in turn.
 */
export function readJobShop(path) {
  return extname(path) === '.fjs' ? readListed(path) : readTable(path);
}

function readTable(path) {
  const lines = numbersOf(path);
  const [[jobs], [machines], perJob] = lines;
  let next = 3;
  const times = perJob.map((count) => lines.slice(next, (next += count)));
  if (perJob.length !== jobs || next !== lines.length) throw notAsPromised(path);
  return { machines, times };
}

function readListed(path) {
  const [[jobs, machines], ...lines] = numbersOf(path);
  const times = lines.slice(0, jobs).map((line) => {
    let at = 1;
    return Array.from({ length: line[0] }, () => {
      const row = Array(machines).fill(0);
      for (let choices = line[at++]; choices > 0; choices--, at += 2) row[line[at] - 1] = line[at + 1];
      return row;
    });
  });
  if (times.length !== jobs) throw notAsPromised(path);
  return { machines, times };
}

function notAsPromised(path) {
  return new Error(`${path} does not hold what its first lines say`);
}

function numbersOf(path) {
  const lines = readFileSync(path, 'utf8').split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const numbers = lines.map((line) => line.split(/\s+/).map(Number));
  if (numbers.some((line) => line.some(Number.isNaN))) throw new Error(`${path} holds something that is no number`);
  return numbers;
}

function referenceOf(directory) {
  const path = join(directory, 'reference.csv');
  if (!existsSync(path)) return new Map();
  const [head, ...rows] = readFileSync(path, 'utf8').trim().split('\n').map((line) => line.trim().split(','));
  const cell = (row, name) => (head.includes(name) ? row[head.indexOf(name)] : '');
  const number = (text) => (text === undefined || text === '' ? null : Number(text));
  return new Map(rows.map((row) => [cell(row, 'instance'), { bestKnown: number(cell(row, 'best_known')), bestBound: number(cell(row, 'best_lower_bound')) }]));
}
