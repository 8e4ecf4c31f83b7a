import { EventEmitter } from 'node:events';
import { main, run } from '../../../apps/cli/src/main.js';
import { styleFor } from '../../../apps/cli/src/render/style.js';
import { Interrupts } from '../../../apps/cli/src/terminal/interrupts.js';
import type { Terminal } from '../../../apps/cli/src/terminal/terminal.js';
import { refusalAnswer } from '../../../apps/cli/src/terminal/refusal.js';
import { NOW } from '../../support/tiny.js';

function listening(): { readonly terminal: Terminal; readonly said: { out: string; err: string } } {
  const said = { out: '', err: '' };
  const terminal: Terminal = {
    out: (text) => void (said.out += `${text}\n`),
    err: (text) => void (said.err += text),
    style: styleFor(false),
    errStyle: styleFor(false),
    command: 'lotwright',
    live: false,
    width: 100,
    now: () => NOW,
    stopwatch: () => 0,
    readStdin: () => Promise.resolve(new Uint8Array()),
    onInterrupt: () => () => undefined,
    leave: () => {
      throw new Error('left');
    },
  };
  return { terminal, said };
}

describe('main', () => {
  it('keeps its exit code when the reader of either stream goes away', async () => {
    const left: unknown[] = [];
    const stream = () => Object.assign(new EventEmitter(), { isTTY: false, write: () => true });
    const [stdout, stderr] = [stream(), stream()];
    const fake = { argv: ['node', 'lotwright', 'plann'], stdout, stderr, on: () => undefined, exit: (code: unknown) => left.push(code), exitCode: undefined as unknown } as unknown as NodeJS.Process;
    await main(fake, new Interrupts(fake));
    for (const closed of [stdout, stderr]) closed.emit('error', Object.assign(new Error('broken pipe'), { code: 'EPIPE' }));
    expect([fake.exitCode, left]).toEqual([2, []]);
    stdout.emit('error', Object.assign(new Error('no space left'), { code: 'ENOSPC' }));
    expect(left).toEqual([1]);
  });
});

describe('run', () => {
  it('shows help and how to begin, and calls an empty command line a mistake', async () => {
    const { terminal, said } = listening();
    expect(await run([], terminal)).toBe(2);
    expect(said.out).toContain('lotwright demo alder');
    expect(await run(['--help'], terminal)).toBe(0);
    expect(await run(['plan', '--help'], terminal)).toBe(0);
  });

  it('answers wrong command lines with 2, as JSON when asked', async () => {
    const { terminal, said } = listening();
    expect(await run(['plann'], terminal)).toBe(2);
    expect(said.err).toContain('Did you mean plan?');
    expect(await run(['plan', '--json'], terminal)).toBe(2);
    expect(JSON.parse(said.out)).toMatchObject({ exitCode: 2, error: expect.stringContaining('--plant') });
  });
});

describe('a command line that lacks several things', () => {
  it('is answered with all options and arguments that are missing', async () => {
    const { terminal, said } = listening();
    expect(await run(['check', '--json'], terminal)).toBe(2);
    for (const name of ['--plant <file>', '--orders <file>', "argument 'plan'"]) {
      expect(said.err).toContain(name);
      expect(JSON.parse(said.out).error).toContain(name);
    }
    const one = listening();
    expect(await run(['plan', '--plant', 'p', '--orders', 'o'], one.terminal)).toBe(2);
    expect(one.said.err).toBe("error: required option '--out <file>' not specified\n");
  });

  it.each([
    ['plan --plant a.none --orders b.none --out -', ['a.none', 'b.none']],
    ['check --plant a.none --orders b.none --actuals c.none d.none', ['a.none', 'b.none', 'c.none', 'd.none']],
    ['explain a.none X --plant b.none', ['a.none', 'b.none']],
    ['compare --plant a.none --orders b.none --patch c.none', ['a.none', 'b.none', 'c.none']],
  ])('is answered with all files that are missing: %s', async (line, files) => {
    const { terminal, said } = listening();
    expect(await run(line.split(' '), terminal)).toBe(2);
    for (const file of files) expect(said.err).toContain(`There is no file ${file}.`);
    expect(said.err.match(/Check the path/g)).toHaveLength(1);
  });
});

describe('refusalAnswer', () => {
  it('gives a fault of ours a steady id, and the stack only when asked', () => {
    const fault = new Error('the table has no leg');
    const said = [false, true, false].map((verbose) => {
      const ear = listening();
      expect(refusalAnswer(fault, ear.terminal, { json: false, verbose })).toBe(1);
      return ear.said.err;
    });
    expect(said[0]).toMatch(/Something went wrong inside Lotwright\. the table has no leg/);
    expect(said[0]).toMatch(/id L-\w{6}/);
    expect(said[0]).toBe(said[2]);
    expect(said[0]).not.toContain('at ');
    expect(said[1]).toContain('main.spec');
  });
});
