import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Instances of a folder (`N.txt`) with what `reference.csv` knows of them, in the order of their numbers. */
export function instancesOf(directory) {
  if (!existsSync(directory)) throw new Error(`There is no folder ${directory}. Public sets are not part of the repository: give the folder they lie in.`);
  const known = referenceOf(directory);
  return readdirSync(directory)
    .filter((name) => /^\d+\.txt$/.test(name))
    .sort((a, b) => parseInt(a, 10) - parseInt(b, 10))
    .map((name) => ({ name, path: join(directory, name), reference: known.get(name) ?? null }));
}

/** A hybrid flow shop: jobs, stages, machines per stage, then one line per job with its time at each stage. */
export function readFlowShop(path) {
  const lines = numbersOf(path);
  const [jobs] = lines[0];
  const times = lines.slice(3);
  if (times.length !== jobs || lines[2].length !== lines[1][0]) throw new Error(`${path} does not hold what its first lines say`);
  return { machines: lines[2], times };
}

/** A flexible job shop: jobs, machines, operations per job, then one line per operation with its time on each machine, 0 where it is not eligible. */
export function readJobShop(path) {
  const lines = numbersOf(path);
  const perJob = lines[2];
  let next = 3;
  const times = perJob.map((count) => lines.slice(next, (next += count)));
  if (perJob.length !== lines[0][0] || next !== lines.length) throw new Error(`${path} does not hold what its first lines say`);
  return { machines: lines[1][0], times };
}

function numbersOf(path) {
  return readFileSync(path, 'utf8').trim().split('\n').map((line) => line.trim().split(/\s+/).map(Number));
}

function referenceOf(directory) {
  const path = join(directory, 'reference.csv');
  if (!existsSync(path)) return new Map();
  const [head, ...rows] = readFileSync(path, 'utf8').trim().split('\n').map((line) => line.trim().split(','));
  const cell = (row, name) => (head.includes(name) ? row[head.indexOf(name)] : '');
  const number = (text) => (text === '' ? null : Number(text));
  return new Map(rows.map((row) => [cell(row, 'instance'), { bestKnown: number(cell(row, 'best_known')), bestBound: number(cell(row, 'best_lower_bound')) }]));
}
