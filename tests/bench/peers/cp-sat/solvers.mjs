import { execFile } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { modelLines } from './model-text.mjs';

const NATIVE = fileURLToPath(new URL('solve_native.py', import.meta.url));
const MOST_OUTPUT = 2 ** 30;
const CALIBRATION_MS = 300;

/** The WebAssembly build cannot be interrupted (its search blocks the thread), so on a busy machine its wall time is stretched by what this process gets of a processor. */
export async function solveInWasm(model, { seconds, clock, workers, seed }) {
  const { CpSat } = await import('or-tools-wasm/cp-sat');
  const bytes = await CpSat.createModel(model);
  const invalid = await CpSat.validate(bytes);
  if (!invalid.ok) throw new Error(`CP-SAT does not accept the model: ${invalid.message}`);
  const wall = performance.now();
  const used = process.cpuUsage();
  const limit = clock === 'processor' ? seconds * stretch() : seconds;
  const { response } = await CpSat.solve(bytes, { maxTimeInSeconds: limit, numWorkers: workers, randomSeed: seed });
  const cpu = process.cpuUsage(used);
  const found = response.status === 'OPTIMAL' || response.status === 'FEASIBLE';
  return {
    status: response.status, solution: found ? response.solution : null, objective: found ? response.objectiveValue : null, bound: response.bestObjectiveBound,
    wallSeconds: (performance.now() - wall) / 1000, processorSeconds: (cpu.user + cpu.system) / 1e6, peakMiB: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

/** Milliseconds of wall time after which a peer that should have come to an end is ended: reading the model and presolving do not always look at the clock. */
export function patience(seconds) {
  return Math.ceil(seconds * 30 + 900) * 1000;
}

/** Wall time over processor time of this process just now. */
function stretch() {
  const begun = performance.now();
  const used = process.cpuUsage();
  while (performance.now() - begun < CALIBRATION_MS);
  const cpu = process.cpuUsage(used);
  return Math.max(1, (CALIBRATION_MS * 1000) / (cpu.user + cpu.system));
}

/** The native build, in a Python process of its own. `python` is an interpreter that has the package ortools. */
export async function solveNatively(model, { seconds, clock, workers, seed, python }) {
  const folder = mkdtempSync(join(tmpdir(), 'lotwright-peer-'));
  try {
    const files = { model: join(folder, 'model.txtpb'), request: join(folder, 'request.json') };
    await pipeline(Readable.from(modelLines(model)), createWriteStream(files.model));
    writeFileSync(files.request, JSON.stringify({ model: files.model, seconds, clock, workers, seed }));
    const { stdout } = await promisify(execFile)(python, [NATIVE, files.request], { maxBuffer: MOST_OUTPUT, timeout: patience(seconds) }).catch((failure) => { throw asReason(failure); });
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the solver's process said last, without the command that began it. */
function asReason({ code, signal, stderr = '' }) {
  const said = stderr.trim().split('\n').at(-1);
  return new Error(`CP-SAT ended by itself (${signal ?? `exit ${code}`})${said === '' ? '' : `: ${said}`}`);
}
