import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { planListing } from './plan-listing.js';
import { runCommand, steady } from './run-command.js';
import { stage } from './stage.js';
import type { StagedFile } from './stage.js';

/**
 * A situation from end to end through the built command. Every folder here is one: `scenario.json` says in one sentence what it is about, which
 * files it begins with, and which commands run in order; each step has its expected answer beside it (`1-plan.txt`). `LOTWRIGHT_ACCEPT=1` writes the
 * answers anew: read the difference before it is committed.
 */
interface Scenario {
  readonly description: string;
  /** Files made for the occasion; the others lie in the folder. */
  readonly files?: Readonly<Record<string, StagedFile>>;
  readonly steps: readonly Step[];
}

interface Step {
  /** Command line after `lotwright`. */
  readonly run?: readonly string[];
  readonly exit?: number;
  readonly input?: string;
  /** Sentences that the answer must hold: instead of the whole answer, where its figures are the engine's business. */
  readonly holds?: readonly string[];
  /** Sentences that it must not hold, beside those that it must. */
  readonly lacks?: readonly string[];
  /** A plan file to list instead of a command. */
  readonly list?: string;
  /** Two files that must be the same, byte for byte, instead of a command. */
  readonly same?: readonly [string, string];
}

const HERE = fileURLToPath(new URL('.', import.meta.url));
const ACCEPT = process.env['LOTWRIGHT_ACCEPT'] === '1';
const folders = readdirSync(HERE, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);

describe.each(folders)('scenario %s', (folder) => {
  const scenario = JSON.parse(readFileSync(join(HERE, folder, 'scenario.json'), 'utf8')) as Scenario;

  it(scenario.description, async () => {
    const directory = mkdtempSync(join(tmpdir(), 'lotwright-scenario-'));
    try {
      cpSync(join(HERE, folder), directory, { recursive: true });
      for (const [name, file] of Object.entries(scenario.files ?? {})) stage(directory, name, file);
      for (const [i, step] of scenario.steps.entries()) await play(step, i + 1, folder, directory);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  }, 120_000);
});

async function play(step: Step, number: number, folder: string, directory: string): Promise<void> {
  if (step.list !== undefined) return judge(`${planListing(join(directory, step.list))}\n`, step, `${number}-listing.txt`, folder);
  if (step.same !== undefined) return expect(readFileSync(join(directory, step.same[1])).equals(readFileSync(join(directory, step.same[0])))).toBe(true);
  const args = step.run ?? [];
  const ran = await runCommand(args, directory, step.input);
  const answer = `$ lotwright ${args.join(' ')}\n${ran.out}${ran.err === '' ? '' : `[standard error]\n${ran.err}`}[exit ${ran.exit}]\n`;
  if (ran.exit !== step.exit) throw new Error(`step ${number} of ${folder} should end with ${step.exit}:\n${answer}`);
  judge(steady(answer), step, `${number}-${args[0]}.txt`, folder);
}

function judge(answer: string, step: Step, golden: string, folder: string): void {
  if (step.holds === undefined) return compare(answer, golden, folder);
  for (const sentence of step.holds) expect(answer).toContain(sentence);
  for (const sentence of step.lacks ?? []) expect(answer).not.toContain(sentence);
}

function compare(answer: string, name: string, folder: string): void {
  const golden = join(HERE, folder, name);
  if (ACCEPT) writeFileSync(golden, answer);
  if (!existsSync(golden)) throw new Error(`${folder}/${name} does not exist; LOTWRIGHT_ACCEPT=1 writes it`);
  expect(answer).toBe(readFileSync(golden, 'utf8'));
}
