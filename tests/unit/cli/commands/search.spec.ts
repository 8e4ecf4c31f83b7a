import { search } from '../../../../apps/cli/src/commands/search.js';
import { styleFor } from '../../../../apps/cli/src/render/style.js';
import type { Terminal } from '../../../../apps/cli/src/terminal/terminal.js';
import { sapling, SAPLING_NOW, saplingOrders } from '../../../support/sapling.js';
import { NOW, planningCase } from '../../../support/tiny.js';

function terminalWith(onInterrupt: Terminal['onInterrupt'], said: string[] = []): Terminal {
  return {
    out: () => undefined, err: (text) => void said.push(text), style: styleFor(false), errStyle: styleFor(false), command: 'lotwright', live: true, width: 120,
    now: () => NOW, stopwatch: () => 0, readStdin: () => Promise.resolve(new Uint8Array()), onInterrupt,
    leave: (code) => {
      throw new Error(`left with ${code}`);
    },
  };
}

describe('search', () => {
  const plant = sapling();
  const input = planningCase({ plant, orders: saplingOrders(plant).orders, now: SAPLING_NOW });

  it('hands out the best plan so far after the first Ctrl-C, and says so', async () => {
    const said: string[] = [];
    let released = false;
    const terminal = terminalWith((listener) => {
      const timer = setTimeout(listener, 300);
      return () => {
        clearTimeout(timer);
        released = true;
      };
    }, said);
    const found = await search(input, { seed: 1, steps: null, seconds: 600 }, terminal);
    expect(found.interrupted).toBe(true);
    expect(found.plan.kpis.planned).toBe(4);
    expect(found.verdict.feasible).toBe(true);
    expect(said.join('')).toContain('Stopping with the best plan so far');
    expect(released).toBe(true);
  }, 60_000);

  it('quits at the second Ctrl-C', async () => {
    let quit = '';
    const terminal = terminalWith((listener) => {
      const timer = setTimeout(() => {
        listener();
        try {
          listener();
        } catch (error) {
          quit = (error as Error).message;
        }
      }, 100);
      return () => clearTimeout(timer);
    });
    await search(input, { seed: 1, steps: null, seconds: 600 }, terminal);
    expect(quit).toBe('left with 130');
  }, 60_000);
});
