import { describe, expect, test } from '@jest/globals';
import { sapling } from '../support/sapling.js';
import { adapters } from './adapters.js';

describe.each(adapters())('a plant store in $name', ({ fresh }) => {
  test('has no plant before the first import', async () => {
    const { plants } = await fresh();
    expect(await plants.current()).toBeNull();
    expect(await plants.version(1)).toBeNull();
  });

  test('gives back what it was given, number by number', async () => {
    const { plants } = await fresh();
    const first = sapling();
    const second = { ...first, name: 'Sapling, one line more' };
    expect((await plants.add(first)).version).toBe(1);
    expect((await plants.add(second)).version).toBe(2);
    expect((await plants.current())?.plant).toEqual(second);
    expect((await plants.version(1))?.plant).toEqual(first);
  });

  test('does not store the current plant a second time', async () => {
    const { plants } = await fresh();
    await plants.add(sapling());
    expect((await plants.add(sapling())).version).toBe(1);
  });
});
