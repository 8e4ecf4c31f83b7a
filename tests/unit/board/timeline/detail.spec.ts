import { describe, expect, it } from '@jest/globals';
import { detailOf } from '../../../../apps/board/src/timeline/detail.js';

describe('semantic zoom', () => {
  it('draws no bars below one pixel an hour and everything above twenty', () => {
    expect(detailOf(0.5)).toMatchObject({ bars: false, labels: false });
    expect(detailOf(1.5)).toMatchObject({ bars: true, solid: true, labels: false, days: false });
    expect(detailOf(3)).toMatchObject({ solid: false, labels: true, texture: false, days: true, shifts: false });
    expect(detailOf(6.3)).toMatchObject({ texture: true, close: false, shifts: true });
    expect(detailOf(25)).toMatchObject({ close: true, minute: true, hours: true });
  });
});
