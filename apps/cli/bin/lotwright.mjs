#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// A fresh clone has no packages and no build yet: bring both, then be the command.
const program = new URL('../dist/main.js', import.meta.url);
const installed = new URL('../../../node_modules/commander/package.json', import.meta.url);
if (!existsSync(fileURLToPath(program)) || !existsSync(fileURLToPath(installed))) {
  const { ensure, NotReady } = await import('../../../.config/ensure.mjs');
  try {
    await ensure({ board: false });
  } catch (error) {
    if (!(error instanceof NotReady)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
// Loading the command takes a while: who interrupts it meanwhile is heard.
const { Interrupts } = await import(new URL('../dist/terminal/interrupts.js', import.meta.url).href);
const interrupts = new Interrupts(process);
const { main } = await import(program.href);
await main(process, interrupts);
