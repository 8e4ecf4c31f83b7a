import { describe, expect, it } from '@jest/globals';
import { randomCase } from '../../support/random-case.js';

const cases = Array.from({ length: 200 }, (_, seed) => randomCase(seed));
const some = (property: (one: (typeof cases)[number]) => boolean): boolean => cases.some(property);

describe('random planning cases', () => {
  it('are the same for the same seed', () => {
    expect(randomCase(7)).toEqual(randomCase(7));
    expect(randomCase(7)).not.toEqual(randomCase(8));
  });

  it('link only operations that exist, forward, and have whole instants everywhere', () => {
    for (const one of cases) {
      for (const process of one.plant.processes) {
        const names = process.operations.map((o) => o.id);
        for (const l of process.links) expect(names.indexOf(l.from)).toBeLessThan(names.indexOf(l.to));
        expect(new Set(names).size).toBe(names.length);
      }
      for (const a of one.actuals) expect(Number.isSafeInteger(a.start ?? 0) && (a.start ?? 0) <= one.now && (a.end ?? 0) <= one.now).toBe(true);
      for (const o of one.orders) expect(Number.isSafeInteger(o.sequenceRelease)).toBe(true);
    }
  });

  it('contain every feature somewhere', () => {
    for (const kind of ['equipment', 'run', 'positions', 'session', 'people']) {
      expect(some((c) => c.plant.processes.some((p) => p.operations.some((o) => o.requirement.kind === kind)))).toBe(true);
    }
    for (const state of ['running', 'done', 'failed', 'released', 'cancelled']) expect(some((c) => c.actuals.some((a) => a.state === state))).toBe(true);
    expect(some((c) => c.pins.length > 0)).toBe(true);
    expect(some((c) => c.published.length > 0)).toBe(true);
    expect(some((c) => c.orders.some((o) => o.cancelled))).toBe(true);
    expect(some((c) => c.plant.equipmentClasses.some((k) => k.changeover.deepClean !== null))).toBe(true);
    expect(some((c) => c.plant.processes.some((p) => p.links.some((l) => l.storage !== null && l.maxLag !== null)))).toBe(true);
  });
});
