import { describe, expect, test } from '@jest/globals';
import { isFinal, REQUEST_LIFE_CYCLE, REQUEST_STATES, stateAfter, statesBefore } from '@lotwright/planning';

describe('the life cycle of a request', () => {
  test('reaches every state from queued', () => {
    const reached = new Set(['queued']);
    for (const state of reached) for (const next of Object.values(REQUEST_LIFE_CYCLE[state as 'queued'])) reached.add(next);
    expect([...reached].sort()).toEqual([...REQUEST_STATES].sort());
  });

  test('ends in done, failed and cancelled only', () => {
    expect(REQUEST_STATES.filter(isFinal)).toEqual(['done', 'failed', 'cancelled']);
  });

  test('can be cancelled from every state that is not final, and claimed anew by another worker', () => {
    expect(statesBefore('cancel')).toEqual(['queued', 'running']);
    expect(statesBefore('claim')).toEqual(['queued', 'running']);
    expect(stateAfter('running', 'hand-back')).toBe('queued');
    expect(stateAfter('done', 'claim')).toBeNull();
  });
});
