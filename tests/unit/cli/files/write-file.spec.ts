import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refuseUnwritable, writeWhole } from '../../../../apps/cli/src/files/write-file.js';

describe('writeWhole', () => {
  let directory = '';
  beforeEach(() => void (directory = mkdtempSync(join(tmpdir(), 'lotwright-write-'))));
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('replaces a file whole and leaves nothing else behind', async () => {
    const path = join(directory, 'plan.json');
    writeFileSync(path, 'old');
    await writeWhole(path, 'new');
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(directory)).toEqual(['plan.json']);
  });

  it('writes through a symbolic link and refuses what is no file', async () => {
    writeFileSync(join(directory, 'real.json'), 'old');
    symlinkSync('real.json', join(directory, 'link.json'));
    await writeWhole(join(directory, 'link.json'), 'new');
    expect(readFileSync(join(directory, 'real.json'), 'utf8')).toBe('new');
    expect(lstatSync(join(directory, 'link.json')).isSymbolicLink()).toBe(true);
    await expect(writeWhole('/dev/null', 'x')).rejects.toThrow('is not a file');
  });

  it('says what would help where it cannot write, and leaves nothing behind', async () => {
    await expect(writeWhole(join(directory, 'no/plan.json'), 'x')).rejects.toMatchObject({ name: 'RequestRefused', help: expect.stringContaining('mkdir -p') });
    await expect(writeWhole(directory, 'x')).rejects.toMatchObject({ name: 'RequestRefused' });
    await expect(refuseUnwritable(directory)).rejects.toThrow('is a directory');
    await refuseUnwritable(join(directory, 'plan.json'));
    await expect(refuseUnwritable(join(directory, 'no/plan.json'))).rejects.toThrow('does not exist');
    expect(readdirSync(directory)).toEqual([]);
    writeFileSync(join(directory, 'file'), '');
    for (const write of [refuseUnwritable, writeWhole]) await expect(write(join(directory, 'file/plan.json'), 'x')).rejects.toThrow('a file stands where a directory is needed');
    rmSync(join(directory, 'file'));
    expect(readdirSync(directory)).toEqual([]);
  });

  it('does not call a directory missing that only takes no files', async () => {
    for (const write of [refuseUnwritable, writeWhole]) {
      const refused = await write('/proc/o.json', 'x').then(() => null, (error: unknown) => error);
      expect(refused).toMatchObject({ name: 'RequestRefused', message: expect.not.stringContaining('does not exist') });
    }
  });
});
