import { earliestFit } from '../../../../libs/capacity/src/rough-cut/placement.js';
import type { WorkShape } from '../../../../libs/capacity/src/rough-cut/placement.js';
import { min, phase, span } from '../../../support/tiny.js';

const shape = (parts: Partial<WorkShape>): WorkShape => ({ phases: [], maxStretch: 0, speedPercent: 100, open: [span(0, 600), span(1440, 600)], blocked: [], ...parts });

describe('earliestFit', () => {
  it('lets unattended work run through closed hours and slips when the attended end would not fit', () => {
    const phases = [phase(60, 'attended'), phase(300, 'unattended'), phase(60, 'attended')];
    expect(earliestFit(shape({ phases }), 100, 5000)).toEqual({ start: 100, end: 520 });
    // From 300 the last phase would begin at 660, outside: the whole work slips to the next day.
    expect(earliestFit(shape({ phases }), 300, 5000)).toEqual({ start: 1440, end: 1860 });
    expect(earliestFit(shape({ phases, maxStretch: 900 }), 300, 5000)).toEqual({ start: 300, end: 1500 });
  });

  it('waits through closed hours with interruptible work', () => {
    expect(earliestFit(shape({ phases: [phase(120, 'interruptible')] }), 540, 5000)).toEqual({ start: 540, end: 1500 });
  });

  it('keeps out of blocked time and gives up beyond the latest start', () => {
    expect(earliestFit(shape({ phases: [phase(60, 'attended')], blocked: [span(30, 100)] }), 0, 5000)).toEqual({ start: 130, end: 190 });
    expect(earliestFit(shape({ phases: [phase(60, 'attended')] }), 590, 1440)).toBeNull();
  });

  it('takes the speed of the equipment into account', () => {
    expect(earliestFit(shape({ phases: [phase(60, 'attended')], speedPercent: min(150) }), 0, 10)).toEqual({ start: 0, end: 40 });
  });
});
