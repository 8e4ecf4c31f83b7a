import { Interrupts } from '../../../../apps/cli/src/terminal/interrupts.js';

class Left extends Error {}

function processOf(...words: string[]) {
  const listeners: (() => void)[] = [];
  const said: string[] = [];
  const interrupts = new Interrupts({
    argv: ['node', 'lotwright', ...words],
    stderr: { write: (text) => said.push(text) },
    on: (signal, listener) => (signal === 'SIGINT' ? listeners.push(listener) : 0),
    exit: (code) => {
      throw new Left(`left with ${code}`);
    },
  });
  return { interrupts, said, press: () => listeners.forEach((listener) => listener()), hears: listeners.length > 0 };
}

describe('Interrupts', () => {
  it('keeps a Ctrl-C that comes before anybody listens, and tells of it once', () => {
    const { interrupts, said, press } = processOf('plan', '--out', 'x');
    press();
    expect(said.join('')).toContain('Stopping as soon as there is something to stop with');
    let heard = 0;
    const release = interrupts.listen(() => heard++);
    expect(heard).toBe(1);
    press();
    expect(heard).toBe(2);
    release();
    interrupts.listen(() => heard++);
    expect(heard).toBe(2);
  });

  it('quits at the second Ctrl-C when nobody listens yet', () => {
    const { press } = processOf('--verbose', 'explain');
    press();
    expect(press).toThrow('left with 130');
  });

  it('leaves commands that cannot end with something to the system', () => {
    expect(processOf('check', 'plan').hears).toBe(false);
    expect(processOf().hears).toBe(false);
    expect(processOf('compare').hears).toBe(true);
  });
});
