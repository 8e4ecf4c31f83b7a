import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataDirectoryError, holdDataDirectory } from '../../../apps/launcher/src/data-directory.js';

let base: string;
let data: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'lotwright-hold-'));
  data = join(base, 'data');
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

describe('the data directory', () => {
  test('is held by one program at a time, which the second one is told', () => {
    const held = holdDataDirectory(data, false);
    expect(() => holdDataDirectory(data, false)).toThrow(new RegExp(`pid ${process.pid}`));
    held.release();
    holdDataDirectory(data, false).release();
  });

  test('is taken over from a program that is no more', () => {
    holdDataDirectory(data, false).release();
    writeFileSync(join(data, 'launcher.lock'), JSON.stringify({ pid: 2 ** 22 + 1, started: '1' }));
    holdDataDirectory(data, false).release();
  });

  test('is taken over when the pid now belongs to another process', () => {
    holdDataDirectory(data, false).release();
    writeFileSync(join(data, 'launcher.lock'), JSON.stringify({ pid: process.pid, started: 'long ago' }));
    if (process.platform === 'linux') holdDataDirectory(data, false).release();
  });

  test('is emptied by fresh, the lock excepted', () => {
    holdDataDirectory(data, false).release();
    mkdirSync(join(data, 'pg'));
    writeFileSync(join(data, 'pg', 'rows'), 'old');
    const held = holdDataDirectory(data, true);
    expect(readdirSync(data).sort()).toEqual(['launcher.lock', 'lotwright-data']);
    held.release();
  });

  test('is never a directory that somebody else uses', () => {
    mkdirSync(data);
    writeFileSync(join(data, 'thesis.txt'), 'years of work');
    expect(() => holdDataDirectory(data, true)).toThrow(DataDirectoryError);
    expect(existsSync(join(data, 'thesis.txt'))).toBe(true);
  });
});
