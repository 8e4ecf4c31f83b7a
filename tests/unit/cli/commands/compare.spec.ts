import { resolve } from 'node:path';
import { run } from '../../../../apps/cli/src/main.js';
import { styleFor } from '../../../../apps/cli/src/render/style.js';
import type { Terminal } from '../../../../apps/cli/src/terminal/terminal.js';
import { NOW } from '../../../support/tiny.js';

const EXAMPLES = resolve('docs/reference/examples');

describe('compare', () => {
  it('searches the patched plant as long as the plant as it is, when Ctrl-C has ended that', async () => {
    let out = '';
    let searches = 0;
    const terminal: Terminal = {
      out: (text) => void (out += text), err: () => undefined, style: styleFor(false), errStyle: styleFor(false), command: 'lotwright', live: false, width: 100,
      now: () => NOW, stopwatch: () => 0, readStdin: () => Promise.resolve(new Uint8Array()),
      onInterrupt: (listener) => {
        searches++;
        if (searches === 1) listener();
        return () => undefined;
      },
      leave: () => {
        throw new Error('left');
      },
    };
    const files = ['--plant', `${EXAMPLES}/sapling.plant.json`, '--orders', `${EXAMPLES}/sapling.orders.csv`, '--patch', 'patch.json', '--now', '2026-11-23T06:00+01:00'];
    const patch = JSON.stringify({ title: 'one more', changes: [{ add: 'equipment', like: 'FILL-1', id: 'FILL-2' }] });
    const piped = { ...terminal, readStdin: () => Promise.resolve(new TextEncoder().encode(patch)) };
    expect(await run(['compare', ...files.map((f) => (f === 'patch.json' ? '-' : f)), '--seconds', '600', '--threads', '2', '--json'], piped)).toBe(0);
    const { base, patched } = JSON.parse(out) as { base: { steps: number; threadSteps: number[] }; patched: { steps: number; threadSteps: number[] } };
    expect(searches).toBe(2);
    expect(patched.threadSteps).toEqual(base.threadSteps);
  }, 60_000);
});
