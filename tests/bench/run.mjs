/**
 * Measures the engine: node tests/bench/run.mjs plant [--plants alder,birch] [--families nominal,hard,varied] [--sizes 60,300,1000] [--seconds 10] [--seed 1]
 *                         [--clock wall|processor] [--threads N] [--peers cp-sat,cp-sat-native [--workers N] [--python FILE]] [--ledger] [--json FILE]
 *                       node tests/bench/run.mjs micro [--plants …] [--families …] [--sizes …] [--seconds 10] [--seed 1] [--threads N] [--ledger] [--json FILE]
 *                       node tests/bench/run.mjs steady [--plants alder,birch] [--seconds 10] [--seed 1] [--ledger] [--json FILE]
 *                       node tests/bench/run.mjs repair|quote [--plants alder,birch] [--sizes 1000] [--seed 1] [--limit N] [--ledger] [--json FILE]
 *                       node tests/bench/run.mjs hfsp|fjsp DIR [--seconds 10] [--seed 1] [--limit N] [--threads N] [--clock wall|processor] [--ledger] [--json FILE]
 * Needs a build. What is measured and how: docs/benchmarks/protocol.md.
 */
import { closeSync, openSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureLiving } from './living/measure-living.mjs';
import { measureMicro } from './micro/measure-micro.mjs';
import { measurePeers, PEERS } from './peers/measure-peers.mjs';
import { FAMILIES } from './plant/families.mjs';
import { measurePlants } from './plant/measure-plants.mjs';
import { measureShops } from './shop/measure-shops.mjs';
import { measureSteady } from './steady/measure-steady.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    plants: { type: 'string', default: 'alder,birch' },
    families: { type: 'string', default: 'nominal' },
    sizes: { type: 'string', default: '60,300,1000' },
    seconds: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    peers: { type: 'string' },
    workers: { type: 'string', default: '1' },
    python: { type: 'string' },
    ledger: { type: 'boolean', default: false },
    limit: { type: 'string' },
    threads: { type: 'string' },
    clock: { type: 'string', default: 'wall' },
    json: { type: 'string' },
  },
});

const shops = (set) => (wishes) => measureShops(set, wishes);
const plants = (wishes) => (wishes.peers.length > 0 ? measurePeers(wishes) : measurePlants(wishes));
const living = (set) => (wishes) => measureLiving(set, wishes);
const sets = { plant: plants, micro: measureMicro, steady: measureSteady, repair: living('repair'), quote: living('quote'), hfsp: shops('hfsp'), fjsp: shops('fjsp') };
const measure = sets[positionals[0]];
if (measure === undefined) refuse(`There is no set ${positionals[0] ?? '(none given)'}; there are: ${Object.keys(sets).join(', ')}.`);
if (!values.plants.split(',').every((name) => ['alder', 'birch'].includes(name))) refuse(`--plants ${values.plants} must be alder, birch or both.`);
const families = values.families.split(',');
if (!families.every((name) => FAMILIES.includes(name))) refuse(`--families ${values.families} must be of ${FAMILIES.join(', ')}, separated by commas.`);
const peers = values.peers === undefined ? [] : values.peers.split(',');
if (!peers.every((name) => PEERS.includes(name))) refuse(`--peers ${values.peers} must be of ${PEERS.join(', ')}, separated by commas.`);
const sizes = values.sizes.split(',').map(Number);
const seconds = Number(values.seconds);
const seeds = values.seed.split(',').map(Number);
const [seed] = seeds;
const workers = Number(values.workers);
if (!sizes.every((n) => Number.isSafeInteger(n) && n > 0)) refuse(`--sizes ${values.sizes} must be whole numbers separated by commas.`);
if (!(seconds > 0)) refuse(`--seconds ${values.seconds} must be a number above 0.`);
if (!seeds.every(Number.isSafeInteger)) refuse(`--seed ${values.seed} must be a whole number; for plant there may be several, separated by commas.`);
if (!(Number.isSafeInteger(workers) && workers > 0)) refuse(`--workers ${values.workers} must be a whole number of at least 1.`);
const limit = values.limit === undefined ? null : Number(values.limit);
const [set, directory] = positionals;
if (['hfsp', 'fjsp'].includes(set) && directory === undefined) refuse(`Give the folder of the ${set} instances.`);
if (limit !== null && !(Number.isSafeInteger(limit) && limit > 0)) refuse(`--limit ${values.limit} must be a whole number of at least 1.`);
const threads = values.threads === undefined ? undefined : Number(values.threads);
if (threads !== undefined && !(Number.isSafeInteger(threads) && threads > 0)) refuse(`--threads ${values.threads} must be a whole number of at least 1.`);
if (!['wall', 'processor'].includes(values.clock)) refuse(`--clock ${values.clock} must be wall or processor.`);
if (values.json !== undefined) refuseUnwritable(values.json);
try {
  process.exitCode = await measure({ directory, limit, threads, clock: values.clock, plants: values.plants.split(','), families, sizes, seconds, seed, seeds, peers, workers, python: values.python, ledger: values.ledger, json: values.json });
} catch (error) {
  refuse(error.message);
}

/** Refuses before anything is measured what could not be written after it. */
function refuseUnwritable(path) {
  try {
    closeSync(openSync(path, 'a'));
  } catch ({ code }) {
    refuse(`--json ${path} cannot be written (${code}).`);
  }
}

function refuse(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
