import { describe, expect, test } from '@jest/globals';
import { launchOptions, UsageError } from '../../../apps/launcher/src/command-line.js';

describe('the command line of npm start', () => {
  test('needs nothing', () => {
    expect(launchOptions([])).toEqual({ fresh: false, withoutDemo: false, newPassword: false, port: null, help: false });
  });

  test('takes its options', () => {
    expect(launchOptions(['--fresh', '--without-demo', '--port', '8080', '--new-password'])).toEqual({ fresh: true, withoutDemo: true, newPassword: true, port: 8080, help: false });
  });

  test.each([['--frsh'], ['--port=many'], ['--port=0'], ['--port=70000'], ['stray']])('refuses %s', (word) => {
    expect(() => launchOptions([word])).toThrow(UsageError);
  });
});
