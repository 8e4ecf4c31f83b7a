import { describe, expect, it } from '@jest/globals';
import { buildModel } from '../../../../apps/board/src/model/board-model.js';
import { foldableGroups, foldRows } from '../../../../apps/board/src/model/fold-rows.js';
import { plannedAlder } from '../planned-alder.js';

const { rows } = buildModel(plannedAlder());

describe('folding', () => {
  it('offers groups of several lines only', () => {
    const groups = foldableGroups(rows);
    expect(groups).toContain('ivt');
    expect(groups).not.toContain('fill-isolator');
  });

  it('makes one row of a group, with all of its bars in order of start', () => {
    const folded = foldRows(rows, new Set(['ivt']));
    const ivt = folded.filter((row) => row.group === 'ivt');
    expect(ivt).toHaveLength(1);
    expect(ivt[0].label).toBe('4 rows');
    expect(ivt[0].bars).toHaveLength(rows.filter((row) => row.group === 'ivt').reduce((sum, row) => sum + row.bars.length, 0));
    expect([...ivt[0].spans.start]).toEqual([...ivt[0].spans.start].sort((a, b) => a - b));
    expect(folded.length).toBe(rows.length - 3);
  });

  it('leaves everything else as it is', () => expect(foldRows(rows, new Set())).toEqual(rows));
});
