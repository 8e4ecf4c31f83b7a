import { describe, expect, it } from '@jest/globals';
import { equipmentLabel, shortName } from '../../../../apps/board/src/model/short-names.js';

describe('short names', () => {
  it.each([
    ['DS gate: content, CE, endotoxin', 'DS gate'],
    ['TFF skid, drug substance', 'TFF skid DS'],
    ['Blast freezer places, drug product', 'Blast freezer DP'],
    ['Cell-based potency', 'Potency'],
    ['Rapid sterility positions', 'Rapid sterility'],
    ['CE, RiboGreen and DLS', 'CE'],
    ['Sterile filtration and fill', 'Sterile filtration'],
    ['dsRNA ELISA', 'dsRNA ELISA'],
  ])('%s becomes %s', (name, short) => expect(shortName(name)).toBe(short));

  it('calls equipment by its floor label where that is short', () => {
    expect(equipmentLabel('IVT-2', 'IVT module 2')).toBe('IVT-2');
    expect(equipmentLabel('isolator-large-north', 'Isolator N')).toBe('Isolator N');
  });
});
